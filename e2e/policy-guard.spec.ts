import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { PolicyGuard } from './pages/policyGuard.ts'
import { test as journey } from './pages/test.ts'

const pages = readdirSync(join(import.meta.dirname, 'host')).filter((file) => file.endsWith('.html'))

/** What a page may do that its policy forbids, by the directive that says so. */
const crimes: Readonly<Record<string, () => void>> = {
  'connect-src': () => void fetch('https://stranger.example/').catch(() => {}),
  'img-src': () => {
    new Image().src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw='
  },
  'style-src-attr': () => document.body.setAttribute('style', 'color: red'),
  'style-src-elem': () => {
    const style = document.createElement('style')
    style.textContent = 'body { color: red }'
    document.head.append(style)
  },
  'script-src-attr': () => {
    const holder = document.createElement('p')
    holder.toggleAttribute('onclick')
    document.body.append(holder)
  },
  'frame-src': () => {
    const frame = document.createElement('iframe')
    frame.src = 'https://stranger.example/'
    document.body.append(frame)
  },
  'font-src': () => void new FontFace('x', 'url(/x.woff2)').load().catch(() => {}),
  'form-action': () => {
    const form = document.createElement('form')
    form.action = '/elsewhere'
    document.body.append(form)
    form.submit()
  },
  'base-uri': () => {
    const base = document.createElement('base')
    base.href = '/elsewhere/'
    document.head.append(base)
  },
  'trusted-types': () => {
    const types: unknown = Reflect.get(window, 'trustedTypes')
    const create: unknown = typeof types === 'object' && types !== null && Reflect.get(types, 'createPolicy')
    if (typeof create === 'function') Reflect.apply(create, types, ['default', {}])
  },
  'require-trusted-types-for': () => {
    document.createElement('script').src = '/x.js'
  },
}

test('what a page does against its policy is seen', async ({ page, context, baseURL }) => {
  const guard = await PolicyGuard.watch(context, baseURL ?? '')
  await page.goto('/parts.html?part=phone')
  await page.getByLabel('Phone number', { exact: true }).waitFor()
  expect(guard.violations).toEqual([])
  for (const [directive, commit] of Object.entries(crimes)) {
    await page.evaluate(commit).catch(() => {})
    await expect.poll(() => guard.violations.join('\n')).toContain(`policy ${directive} `)
  }
})

test('whom a page asks is seen, but for those its address names', async ({ page, context, baseURL }) => {
  const second = new URL(baseURL ?? '')
  second.port = String(Number(second.port) + 1)
  // Without a policy, which would stop a request before it is one.
  await page.route('/parts.html*', async (route) => {
    const response = await route.fetch()
    const { 'content-security-policy': _, ...headers } = response.headers()
    await route.fulfill({ response, headers })
  })
  const guard = await PolicyGuard.watch(context, baseURL ?? '')
  const ask = () =>
    page.evaluate(
      (url) =>
        fetch(url, { mode: 'no-cors' }).then(
          () => {},
          () => {},
        ),
      second.href,
    )
  await page.goto('/parts.html?part=phone&origin=second')
  await ask()
  expect(guard.violations).toEqual([])
  await page.goto('/parts.html?part=phone')
  await ask()
  await expect.poll(() => guard.violations).toEqual([`request: GET ${second.href}`])
  await page.goto(second.href)
  await expect.poll(() => guard.violations.length).toBeGreaterThan(1)
})

// Every journey is under that watch: without it these would pass, which is what they are expected not to.
journey('a journey that breaks its policy fails', async ({ page }) => {
  journey.fail()
  await page.goto('/parts.html?part=phone')
  // As the browser tells it, without the browser's own line on the console, which fails a journey too.
  await page.evaluate(() => {
    document.dispatchEvent(
      new SecurityPolicyViolationEvent('securitypolicyviolation', {
        bubbles: true,
        documentURI: location.href,
        violatedDirective: 'img-src',
        effectiveDirective: 'img-src',
        originalPolicy: '',
        disposition: 'enforce',
        statusCode: 200,
      }),
    )
  })
})

journey('a journey that asks a stranger fails', async ({ page }) => {
  journey.fail()
  await page.route('https://stranger.example/', (route) => route.fulfill({ body: '' }))
  await page.goto('/parts.html?part=phone')
  await page.goto('https://stranger.example/')
})

test('every page of the host comes under the strictest policy, and an address can only add what it names', async ({
  request,
}) => {
  for (const file of ['', ...pages.filter((name) => name !== 'index.html')]) {
    const { 'content-security-policy': policy = '' } = (await request.get(`/${file}?backend=docspace`)).headers()
    expect(policy, file).toContain(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'",
    )
    expect(policy, file).toContain("require-trusted-types-for 'script'; trusted-types 'none'")
  }
})
