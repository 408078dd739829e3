import { Hono } from 'hono'
import { z } from 'zod/mini'
import type { Double, SandboxEnv } from '../double.ts'
import { isCaptchaProvider, type CaptchaProvider } from './desk.ts'
import { hcaptchaScript } from './standIns/hcaptcha.ts'
import { recaptchaScript } from './standIns/recaptcha.ts'
import { smartcaptchaScript } from './standIns/smartcaptcha.ts'
import { turnstileScript } from './standIns/turnstile.ts'
import { widgetScript } from './widgetScript.ts'

/** Each provider's script under its vendor's own path. */
const scripts: readonly { readonly path: string; readonly provider: CaptchaProvider; readonly text: string }[] = [
  { path: '/hcaptcha/1/api.js', provider: 'hcaptcha', text: hcaptchaScript },
  { path: '/hcaptcha/1/secure-api.js', provider: 'hcaptcha', text: hcaptchaScript },
  { path: '/smartcaptcha/captcha.js', provider: 'smartcaptcha', text: smartcaptchaScript },
  { path: '/recaptcha/api.js', provider: 'recaptcha', text: recaptchaScript },
  { path: '/turnstile/v0/api.js', provider: 'turnstile', text: turnstileScript },
]

const issueSchema = z.object({ sitekey: z.string().check(z.minLength(1)) })

/**
 * Stand-ins for the captcha vendors: scripts that define their global API and draw a box of the vendor's size.
 *
 * A ticked box passes at once; an invisible widget opens a challenge with "Pass" and "Close". What the site key contains
 * changes that: `challenge` asks on the box too, `silent` passes an invisible one unseen, `fail` gives tokens that are
 * refused, `expire` tokens that live 2 s, `timeout` a challenge that closes itself after 2 s, `error` a network error,
 * `invalid` what the vendor says of a key it does not know (hCaptcha, Turnstile). Vendors' own test keys do what their
 * vendor says of them.
 *
 * `POST /{provider}/siteverify` is the check a backend makes, as all of them document it but for the secret: a form with
 * `response` (SmartCaptcha: `token`), answered with `success`, or with `status` `ok` or `failed`.
 */
export function captchaStandIns(): Double {
  const app = new Hono<SandboxEnv>()
  for (const { path, provider, text } of scripts) {
    app.get(path, (context) => {
      const sandbox = { issue: `${context.env.base}/${provider}/issue`, query: context.req.query() }
      // The query is anyone's: "<" stays harmless wherever this text ends up.
      const given = JSON.stringify(sandbox).replaceAll('<', String.raw`\u003c`)
      return context.body(`(() => {\nconst sandbox = ${given}\n${widgetScript}${text}})()\n`, 200, {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'no-store',
      })
    })
  }
  app.post('/:provider/issue', async (context) => {
    const provider = context.req.param('provider')
    const asked = issueSchema.safeParse(await context.req.json().catch(() => undefined))
    if (!isCaptchaProvider(provider) || !asked.success) return context.text('Send {"sitekey": "…"}.', 400)
    return context.json(context.env.world.captcha.issue(provider, asked.data.sitekey))
  })
  app.post('/:provider/siteverify', async (context) => {
    const provider = context.req.param('provider')
    if (!isCaptchaProvider(provider)) return context.notFound()
    const form = await context.req.parseBody()
    const token = form[provider === 'smartcaptcha' ? 'token' : 'response']
    const verdict = context.env.world.captcha.verify(provider, typeof token === 'string' ? token : undefined)
    if (provider === 'smartcaptcha') {
      return context.json(
        verdict.passed ? { status: 'ok', message: '' } : { status: 'failed', message: verdict.reason },
      )
    }
    return context.json(verdict.passed ? { success: true } : { success: false, 'error-codes': [verdict.reason] })
  })
  return {
    name: 'Captcha stand-ins',
    mount: '/captcha',
    // Loaders set crossorigin on the script, so it must be readable from anywhere.
    cors: { origins: '*', credentials: false, methods: ['GET', 'POST'], headers: ['content-type'], exposed: [] },
    app,
  }
}
