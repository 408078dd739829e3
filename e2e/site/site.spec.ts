import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, relative } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { expect, type Page, test } from '@playwright/test'
import { Hono } from 'hono'
import { z } from 'zod'

/** The documentation as it is built to static files, by `npm run build-storybook`. */
const folder = join(import.meta.dirname, '../../storybook-static')
const entry = z.object({ id: z.string(), title: z.string(), type: z.enum(['docs', 'story']) })
const index = z
  .object({ entries: z.record(z.string(), entry) })
  .parse(JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')))
const entries = Object.values(index.entries)
const pages = entries.filter(({ type, title }) => type === 'docs' && title.startsWith('Docs/'))

/** Storybook itself needs what is inline; from another host nothing may come. */
const policy =
  "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:"

let server: Server
let origin = ''

test.beforeAll(async () => {
  const app = new Hono()
  app.use('*', async (context, next) => {
    context.header('content-security-policy', policy)
    await next()
  })
  app.use('*', serveStatic({ root: relative(process.cwd(), folder) }))
  const listener = getRequestListener(app.fetch)
  server = createServer((request, response) => void listener(request, response))
  await new Promise<void>((ready) => server.listen(0, ready))
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
})

test.afterAll(() => server.close())

/** What a page asks of other hosts, and what it says on the console. */
function watch(page: Page): readonly string[] {
  const wrong: string[] = []
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url())
    if (protocol.startsWith('http') && host !== new URL(origin).host) wrong.push(`asked ${request.url()}`)
  })
  page.on('pageerror', ({ message }) => wrong.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text())
  })
  return wrong
}

for (const { id, title } of pages) {
  test(`${title}: has its heading, leads to what is there, and fits 360 px`, async ({ page }) => {
    const wrong = watch(page)
    await page.setViewportSize({ width: 360, height: 800 })
    await page.goto(`${origin}/iframe.html?viewMode=docs&id=${id}`)
    await expect(page.getByRole('heading', { level: 1 }).first()).not.toBeEmpty()
    // What is code is drawn after the text around it.
    await expect.poll(async () => (await page.locator('#storybook-docs').innerText()).length).toBeGreaterThan(200)
    const links = await page
      .locator('#storybook-docs a[href]')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))
    expect(links.filter((link) => !leadsSomewhere(link))).toEqual([])
    // Storybook's own words where there is nothing to set.
    await expect(page.getByText(/no controls|not able to infer|No inputs found/i)).toHaveCount(0)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(wide).toBe(0)
    expect(wrong).toEqual([])
  })
}

function leadsSomewhere(link: string): boolean {
  if (/^(https:|http:\/\/localhost|mailto:|#)/.test(link)) return true
  // That the heading is there too, `.ci/anchors.test.ts` knows.
  const id = /^\.?\/?\?path=\/(?:docs|story)\/([\w-]+)(?:#[\w-]+)?$/.exec(link)?.[1]
  return id !== undefined && id in index.entries
}

/** What hosts ask first, and the page that answers it. */
const questions = {
  theme: 'Theme',
  dark: 'Dark mode',
  'own button': 'Own button',
  'own step': 'Own step',
  'next.js': 'Next.js',
  'content-security-policy': 'Content-Security-Policy',
  test: 'Test',
  'resend time': 'Resend time',
  language: 'Language',
  'error text': 'Error text',
  analytics: 'Analytics',
  proxy: 'Proxy',
  captcha: 'Captcha',
  'zitadel scope': 'ZITADEL scope',
  'two widgets': 'Two widgets',
  'step up': 'Step up',
  'locale switch': 'Locale switch',
}

test('each of the first questions is answered by one search', async ({ page }) => {
  await page.goto(origin)
  const search = page.locator('#storybook-explorer-searchfield')
  for (const [typed, answer] of Object.entries(questions)) {
    await search.fill(typed)
    const found = page.getByRole('option').filter({ hasText: answer }).filter({ hasText: 'How to' })
    await expect(found.first(), typed).toBeVisible()
  }
})

/** What else is looked for, and what is found: a page, or a name of the reference with the entry that it is of. */
const lookedFor = {
  events: ['Events', 'Docs'],
  errors: ['Errors', 'Docs'],
  comparison: ['Comparison', 'Docs'],
  'from a form': ['From a form', 'Migration'],
  'between versions': ['Between versions', 'Migration'],
  zitadel: ['Zitadel', 'Backends'],
  useaction: ['useAction', 'entryphone'],
  parsephone: ['parsePhone', 'phone'],
  zitadeloptions: ['ZitadelOptions', 'backends-zitadel'],
  createrelay: ['createRelay', 'relay'],
  signin: ['SignIn', 'Parts'],
  codeentry: ['CodeEntry', 'Parts'],
  theming: ['Tokens', 'Theming'],
  'getting started': ['Vite', 'Getting started'],
  error: ['Errors', 'Docs'],
  tailwind: ['Tailwind 4', 'Theming'],
  shadcn: ['shadcn', 'Theming'],
} as const

test('pages, and every name of the reference, are found by the search', async ({ page }) => {
  await page.goto(origin)
  const search = page.locator('#storybook-explorer-searchfield')
  for (const [typed, [found, place]] of Object.entries(lookedFor)) {
    await search.fill(typed)
    const option = page.getByRole('option').filter({ hasText: found }).filter({ hasText: place })
    await expect(option.first(), typed).toBeVisible()
  }
})

test('by keyboard alone a name is found and read', async ({ page }) => {
  await page.goto(origin)
  const search = page.locator('#storybook-explorer-searchfield')
  await expect(search).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('Tab')
    await expect(search).toBeFocused({ timeout: 100 })
  }).toPass()
  await page.keyboard.type('useCountdown')
  await expect(page.getByRole('option').filter({ hasText: 'useCountdown' }).first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const frame = page.frameLocator('#storybook-preview-iframe')
  await expect(frame.getByRole('heading', { name: 'useCountdown' })).toBeVisible()
  await expect(frame.getByText('function useCountdown')).toBeVisible()
})

test('the statechart goes along with the widget beside it, in a picture and in words', async ({ page }) => {
  const wrong = watch(page)
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' })
  await page.goto(`${origin}/iframe.html?viewMode=docs&id=docs-flow--docs`)
  const chart = page.locator('.statechart')
  const mark = chart.locator('.statechart-now')
  await expect(chart.getByText('Now: phone, where it starts.')).toBeVisible()
  await expect(chart.getByText('submit may lead to')).toBeVisible()
  const height = async () => Number(await mark.getAttribute('y'))
  const before = await height()
  await chart.getByLabel('Phone number').fill('9991234567')
  await chart.getByRole('button', { name: 'Continue' }).click()
  await expect(chart.getByText('Now: code. It was led here by submit on phone.')).toBeVisible()
  expect(await height()).toBeGreaterThan(before)
  expect(await mark.evaluate((element) => getComputedStyle(element).transitionDuration)).toBe('0s')
  await chart.getByRole('button', { name: 'Change number' }).click()
  await expect(chart.getByText('Now: phone, back from code.')).toBeVisible()
  await chart.getByLabel('Backend:').selectOption('DocSpace')
  await expect(chart.getByText('Now: credentials, where it starts.')).toBeVisible()
  expect(wrong).toEqual([])
})

test('the welcome comes first, with the widget at work', async ({ page }) => {
  await page.goto(origin)
  await expect(page).toHaveURL(/docs-welcome--docs/)
  const frame = page.frameLocator('#storybook-preview-iframe')
  await frame.getByLabel('Phone number').fill('9991234567')
  await frame.getByRole('button', { name: 'Continue' }).click()
  await expect(frame.getByRole('heading', { name: 'Enter the code' })).toBeVisible()
  const newest = frame.getByLabel('The newest message')
  await expect(newest).toHaveText(/\d{6}/)
  const message = await newest.innerText()
  await frame.getByLabel('Code', { exact: true }).fill(/\b\d{6}\b/.exec(message)?.[0] ?? '')
  await expect(frame.getByRole('heading', { name: 'You are signed in' })).toBeVisible()
})

/** Pages that show what they are about at work. */
for (const { id, title } of pages.filter((page) => /^Docs\/(Parts|Steps)\//.test(page.title))) {
  test(`${title}: stands there at work, with controls and the code of what is on screen`, async ({ page }) => {
    const wrong = watch(page)
    await page.goto(`${origin}/iframe.html?viewMode=docs&id=${id}`)
    await expect(page.locator('.entryphone').first()).toBeVisible()
    await expect(page.locator('.docblock-argstable tbody tr').first()).toBeVisible()
    await expect(page.locator('.live-code')).toContainText('<')
    for (const heading of ['Anatomy', 'Keyboard', 'Announced'])
      await expect(page.getByRole('heading', { name: heading })).toBeVisible()
    expect(wrong).toEqual([])
  })
}

test('a control changes the part, and the code beside it', async ({ page }) => {
  await page.goto(`${origin}/iframe.html?viewMode=docs&id=docs-parts-button--docs`)
  const button = page.locator('.entryphone-button')
  await expect(button).toHaveAttribute('data-look', 'main')
  await page.getByRole('combobox', { name: 'look' }).selectOption('danger')
  await expect(button).toHaveAttribute('data-look', 'danger')
  await expect(page.locator('.live-code')).toContainText('<Button look="danger">Continue</Button>')
})

test('each story of a step or a part can be changed by controls', async ({ page }) => {
  await page.goto(`${origin}/iframe.html?viewMode=story&id=steps-code--just-sent`)
  await expect(page.locator('.entryphone')).toBeVisible()
  const bare = await page.evaluate(async () => {
    const stories = await (window as unknown as Storybook).__STORYBOOK_PREVIEW__.extract()
    return Object.values(stories)
      .filter(({ title, argTypes }) => /^(Steps|Parts|Live)\//.test(title) && Object.keys(argTypes).length === 0)
      .map(({ id }) => id)
  })
  expect(bare).toEqual([])
})

interface Storybook {
  readonly __STORYBOOK_PREVIEW__: {
    extract(): Promise<Record<string, { id: string; title: string; argTypes: object }>>
  }
}

test('a flow waits until someone wants to see it played', async ({ page }) => {
  await page.goto(`${origin}/iframe.html?viewMode=story&id=flows-life-pay--journey`)
  const play = page.getByRole('button', { name: 'Play this flow' })
  await expect(play).toBeVisible()
  await expect(page.getByLabel('Phone number')).toHaveValue('')
  await play.click()
  await expect(page.getByRole('heading', { name: 'You are signed in' })).toBeVisible({ timeout: 20_000 })
  await expect(play).toHaveCount(0)
})

test.describe('where the system is dark', () => {
  test.use({ colorScheme: 'dark' })

  test('so is the site, and the widget in it', async ({ page }) => {
    await page.goto(`${origin}/iframe.html?viewMode=docs&id=docs-parts-signin--docs`)
    await expect(page.locator('.entryphone-card').first()).toHaveCSS('background-color', 'rgb(23, 28, 35)')
    const [ground = 255] = await page
      .locator('.sbdocs-wrapper')
      .evaluate((element) => (getComputedStyle(element).backgroundColor.match(/\d+/g) ?? []).map(Number))
    expect(ground).toBeLessThan(80)
  })
})

test('each token is drawn beside its name', async ({ page }) => {
  await page.goto(`${origin}/iframe.html?viewMode=docs&id=docs-theming-tokens--docs`)
  const row = page.getByRole('row').filter({ hasText: '--entryphone-accent' }).first()
  const [light, dark] = [row.locator('.token-drawn').nth(0), row.locator('.token-drawn').nth(1)]
  await expect(light).toHaveCSS('background-color', 'rgb(11, 107, 93)')
  await expect(dark).toHaveCSS('background-color', 'rgb(63, 208, 182)')
})

test('the playground gives the CSS of what was changed, and says what can be read', async ({ page }) => {
  await page.goto(`${origin}/iframe.html?viewMode=docs&id=docs-look--docs`)
  await page.getByLabel('Accent', { exact: true }).fill('#7c3aed')
  await expect(page.getByLabel('The CSS')).toHaveValue('.entryphone {\n  --entryphone-accent: #7c3aed;\n}')
  await expect(page.getByRole('button', { name: 'Continue' })).toHaveCSS('background-color', 'rgb(124, 58, 237)')
  await page.getByLabel('Quiet text', { exact: true }).fill('#dddddd')
  await expect(page.getByText(/^Quiet text on the card: 1\.\d : 1, which is too little/)).toBeVisible()
})
