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
  await expect(page.locator('#storybook-explorer-searchfield')).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type('useCountdown')
  await expect(page.getByRole('option').filter({ hasText: 'useCountdown' }).first()).toBeVisible()
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
  const before = await mark.boundingBox()
  await chart.getByLabel('Phone number').fill('9991234567')
  await chart.getByRole('button', { name: 'Continue' }).click()
  await expect(chart.getByText('Now: code. It was led here by submit on phone.')).toBeVisible()
  expect((await mark.boundingBox())?.y).toBeGreaterThan(before?.y ?? Number.POSITIVE_INFINITY)
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

test('the playground gives the CSS of what was changed, and says what can be read', async ({ page }) => {
  await page.goto(`${origin}/iframe.html?viewMode=docs&id=docs-look--docs`)
  await page.getByLabel('Accent').fill('#7c3aed')
  await expect(page.getByLabel('The CSS')).toHaveValue('.entryphone {\n  --entryphone-accent: #7c3aed;\n}')
  await expect(page.getByRole('button', { name: 'Continue' })).toHaveCSS('background-color', 'rgb(124, 58, 237)')
  await page.getByLabel('Quiet text').fill('#dddddd')
  await expect(page.getByText(/^Quiet text on the card: 1\.\d : 1, which is too little/)).toBeVisible()
})
