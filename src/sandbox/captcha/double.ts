import { type Context, Hono } from 'hono'
import { z } from 'zod/mini'
import type { Double, SandboxEnv } from '../double.ts'
import { isCaptchaProvider } from './desk.ts'
import { captchaProviders, standIns } from './standIns.ts'
import { widgetScript } from './widgetScript.ts'

const issueSchema = z.object({ sitekey: z.string().check(z.minLength(1)) })

/**
 * Stand-ins for the captcha vendors: scripts that define their global API and draw a box of the vendor's size. Each lies
 * under its vendor's name and own path: with `scriptHost: '…/captcha/NAME'` a provider loads it.
 *
 * A ticked box passes at once; an invisible widget opens a challenge with "Pass" and "Close". What the site key contains
 * changes that: `challenge` asks on the box too, `silent` passes an invisible one unseen, `fail` gives tokens that are
 * refused, `expire` tokens that live 2 s, `timeout` a challenge that closes itself after 2 s, `error` a network error,
 * `invalid` what the vendor says of a key it does not know (hCaptcha, Turnstile). Vendors' own test keys do what their
 * vendor says of them.
 *
 * `POST /{provider}/siteverify` is the check a backend makes, as all of them document it but for the secret: a form with
 * the vendor's own field for the token, answered in its own words.
 */
export function captchaStandIns(): Double {
  const app = new Hono<SandboxEnv>()
  for (const provider of captchaProviders) {
    const { paths, script } = standIns[provider]
    const serve = (context: Context<SandboxEnv>) => {
      const sandbox = { issue: `${context.env.base}/${provider}/issue`, query: context.req.query() }
      // The query is anyone's: "<" stays harmless wherever this text ends up.
      const given = JSON.stringify(sandbox).replaceAll('<', String.raw`\u003c`)
      return context.body(`(() => {\nconst sandbox = ${given}\n${widgetScript}${script}})()\n`, 200, {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'no-store',
      })
    }
    for (const path of paths) {
      app.get(`/${provider}${path}`, serve)
      // Where the vendor's own path begins with its name, its script is also found without saying the name twice.
      if (path.startsWith(`/${provider}/`)) app.get(path, serve)
    }
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
    const { field, answer } = standIns[provider]
    const token = form[field]
    const verdict = context.env.world.captcha.verify(provider, typeof token === 'string' ? token : undefined)
    return context.json(answer(verdict))
  })
  return {
    name: 'Captcha stand-ins',
    mount: '/captcha',
    // Loaders set crossorigin on the script, so it must be readable from anywhere.
    cors: { origins: '*', credentials: false, methods: ['GET', 'POST'], headers: ['content-type'], exposed: [] },
    app,
  }
}
