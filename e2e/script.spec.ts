import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { test as plain, type Page } from '@playwright/test'
import { z } from 'zod'
import { records } from '../src/test-support/records.test-support.ts'
import { SignInPage } from '../src/testing/playwright/index.ts'
import { policyOf } from './host/policy.ts'
import { expect, test } from './pages/test.ts'

/** `entryphone/script` on a page that nothing has built: one tag and one element. Made by `npm run build`. */
const dist = join(import.meta.dirname, '../dist/script')
/** Bytes of gzip and requests until the first field can be used, Preact and styles included. */
const most = { bytes: 60 * 1024, requests: 3 }

interface Asked {
  readonly path: string
  readonly gzip: number
}

function givenOptions(options: string): string {
  return `document.querySelector('entryphone-sign-in').options = { backendOptions: ${options} }`
}

/** Serves the built files beside the page, and tells which of them were asked for. */
async function serveScript(page: Page, name: string, element: string, script: string): Promise<Asked[]> {
  const asked: Asked[] = []
  const { 'entryphone.js': integrity } = z
    .object({ 'entryphone.js': z.string() })
    .parse(JSON.parse(readFileSync(join(dist, 'integrity.json'), 'utf8')))
  await page.route('**/page-without-build/**', async (route) => {
    const path = new URL(route.request().url()).pathname.replace('/page-without-build/', '')
    if (path === 'options.js') return route.fulfill({ contentType: 'text/javascript', body: script })
    if (path === `${name}.html`) {
      const tags = [
        `<script src="entryphone.js" integrity="${integrity}" crossorigin></script>`,
        `<body>${element}<script type="module" src="options.js"></script>`,
      ]
      const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>${tags.join('')}`
      return route.fulfill({
        contentType: 'text/html',
        body,
        headers: { 'content-security-policy': policyOf(new URL(route.request().url())) },
      })
    }
    const file = join(dist, path)
    if (!existsSync(file)) return route.fulfill({ status: 404 })
    const body = readFileSync(file)
    asked.push({ path, gzip: gzipSync(body, { level: 9 }).length })
    return route.fulfill({ contentType: 'text/javascript', body })
  })
  return asked
}

for (const [name, { host, messageJourney }] of Object.entries(records)) {
  test(`${name} signs in on a page that nothing has built`, async ({ page, sandbox, world }) => {
    const { first: typed, choices } = await messageJourney()
    if (choices['captcha'] === 'none') await sandbox.switch({ captcha: 'none' })
    const baseUrl = host.path.replace('/w/size/', `/w/${world}/`)
    const options = host.make
      .replace(/^\w+\((.*)\)$/s, '$1')
      .replace('{ baseUrl', `{ baseUrl: ${JSON.stringify(baseUrl)}`)
    const asked = await serveScript(
      page,
      name,
      `<entryphone-sign-in backend="${name}"></entryphone-sign-in>`,
      givenOptions(`(${options})`),
    )
    await page.addInitScript(markWhenUsable)
    await page.goto(`/page-without-build/${name}.html`)
    const signIn = new SignInPage(page)
    await expect(signIn.root.locator('input').first()).toBeVisible()
    const first = await fetchedBefore(page)
    const before = asked.filter(({ path }) => first.some((address) => address.endsWith(`/page-without-build/${path}`)))
    expect(before.map(({ path }) => path.replace(/^.*\//, ''))).toEqual(['entryphone.js', 'main.js'])
    expect(before.length).toBeLessThanOrEqual(most.requests)
    expect(before.reduce((total, { gzip }) => total + gzip, 0)).toBeLessThanOrEqual(most.bytes)
    const isDone = page.evaluate(
      () =>
        new Promise((resolve) =>
          document.querySelector('entryphone-sign-in')?.addEventListener('entryphone-done', () => resolve(true)),
        ),
    )
    if ('phone' in typed) await signIn.enterPhone(typed.phone)
    else await signIn.enterCredentials(typed.username, typed.password)
    // A backend that is a package has its server begin with the first request: seconds, on a machine that has others to do.
    await expect(signIn.root).toHaveAttribute('data-step', 'code', { timeout: 20_000 })
    await expect.poll(async () => (await sandbox.messages()).length).toBeGreaterThan(0)
    await signIn.enterCode((await sandbox.messages()).at(-1)?.code ?? '')
    expect(await isDone).toBe(true)
    await expect(signIn.root.locator('.entryphone-card')).toHaveCSS('border-radius', /^[1-9]/)
  })
}

/** The element, put where the page's own document is not: from the page, so with the page's script. */
const places = {
  'a shadow root': 'document.body.appendChild(document.createElement("div")).attachShadow({ mode: "open" })',
  'a frame': 'document.body.appendChild(document.createElement("iframe")).contentDocument.body',
  'a popup': 'window.open("about:blank", "", "width=400,height=700").document.body',
}
for (const [place, tree] of Object.entries(places)) {
  test(`in ${place} the script signs in, captcha and styles included`, async ({ page, sandbox, world }) => {
    const base = `/w/${world}`
    const options = `{
      captcha: { hcaptcha: { scriptHost: location.origin + '${base}/captcha/hcaptcha' } },
      remember: false,
      backendOptions: {
        baseUrl: '${base}/lifepay',
        captcha: { provider: 'hcaptcha', siteKey: 'sandbox-hcaptcha' },
        verify: async () => ({ token: 'from-the-host' }),
      },
    }`
    const script = `document.querySelector('button').onclick = () => {
      const element = document.createElement('entryphone-sign-in')
      element.setAttribute('backend', 'lifepay')
      element.options = ${options}
      ;(${tree}).append(element)
    }`
    await serveScript(page, 'lifepay', '<button>Open</button>', script)
    await page.goto('/page-without-build/lifepay.html?provider=hcaptcha')
    const popup = place === 'a popup' ? page.waitForEvent('popup') : undefined
    await page.getByRole('button', { name: 'Open' }).click()
    const window = (await popup) ?? page
    const signIn = new SignInPage(place === 'a frame' ? page.frameLocator('iframe') : window)
    await expect(signIn.root.locator('.entryphone-card')).toHaveCSS('border-radius', /^[1-9]/)
    await signIn.root.locator('input[type=tel]').fill('8 999 123-45-67')
    await signIn.passCaptcha()
    await signIn.root.locator('button[type=submit]').click()
    await signIn.seesStep('code')
    await signIn.enterCode(await sandbox.codeOf(1))
    await signIn.seesStep('done')
    // A window that is closed with the widget in it: nothing of it is heard of any more.
    if (window !== page) await window.close()
  })
}

test('an element that is moved into another tree is styled there too, and goes on', async ({ page, world }) => {
  const script = `${givenOptions(`{ baseUrl: '/w/${world}/workspace' }`)}
    document.querySelector('button').onclick = () => {
      const tree = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' })
      tree.append(document.querySelector('entryphone-sign-in'))
    }`
  const host = '<entryphone-sign-in backend="workspace"></entryphone-sign-in><button>Move</button>'
  await serveScript(page, 'workspace', host, script)
  await page.goto('/page-without-build/workspace.html')
  const signIn = new SignInPage(page)
  await signIn.root.locator('input[type=email]').fill('ann@example.com')
  await page.getByRole('button', { name: 'Move' }).click()
  await expect(page.locator('div >> .entryphone-card')).toHaveCSS('border-radius', /^[1-9]/)
  await expect(signIn.root.locator('input[type=email]')).toHaveValue('ann@example.com')
})

plain('a later file that is not the one that was published does not run', async ({ page }) => {
  const world = 'script-integrity'
  const host = '<entryphone-sign-in backend="docspace"></entryphone-sign-in>'
  await serveScript(page, 'docspace', host, givenOptions(`{ baseUrl: '/w/${world}/docspace' }`))
  await page.route('**/CodeStep*.js', async (route) => {
    const path = new URL(route.request().url()).pathname.replace('/page-without-build/', '')
    const body = `${readFileSync(join(dist, path), 'utf8')}\ndocument.title = 'Taken over'`
    return route.fulfill({ contentType: 'text/javascript', body })
  })
  await page.goto('/page-without-build/docspace.html')
  const signIn = new SignInPage(page)
  await signIn.enterCredentials('tom@example.com', 'Passw0rd!')
  await expect(signIn.heading).toHaveText('This step did not load')
  expect(await page.title()).toBe('Host')
})

/** Read off what the page is in the frame in which its first field can be used: what comes after is fetched ahead. */
function markWhenUsable(): void {
  new MutationObserver((_, observer) => {
    if (document.querySelector('.entryphone input') === null) return
    performance.mark('usable')
    observer.disconnect()
  }).observe(document, { childList: true, subtree: true })
}

function fetchedBefore(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const usable = performance.getEntriesByName('usable')[0]?.startTime ?? 0
    return performance.getEntriesByType('resource').flatMap(({ name, startTime }) => (startTime < usable ? [name] : []))
  })
}
