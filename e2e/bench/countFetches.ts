import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { chromiumLaunchOptions, ensureChromium } from '../../.ci/chromium.ts'
import type { MessageJourney } from '../../src/test-support/messageJourney.test-support.ts'
import { Sandbox } from '../pages/sandbox.ts'
import { gzipOf } from './files.ts'

/** A script or a stylesheet that the page has fetched. */
export interface Fetched {
  readonly path: string
  readonly gzip: number
  /** Milliseconds from when the page was opened. */
  readonly begins: number
  readonly ends: number
}

/**
 * What a person has got to: the first field can be used; nobody touches the page; the form is filled in; it is sent, and
 * the code step is there; its code is sent, and that is the end.
 */
export const stages = ['first', 'ahead', 'typed', 'code', 'end'] as const
export type Counts = Readonly<Record<(typeof stages)[number], readonly Fetched[]>>

/** A page that was built for a backend. */
export interface App {
  /** Its folder in the site. */
  readonly folder: string
  readonly journey: MessageJourney
}

interface Site {
  readonly site: string
  /** By the name of its backend. */
  readonly apps: Readonly<Record<string, App>>
  /** Default: Chromium. */
  readonly launch?: () => Promise<Browser>
}

const port = Number(process.env['SIZE_PORT'] ?? 5673)
const origin = `http://localhost:${port}`

/** Goes the way to a code by message in each page, in front of the sandbox, and tells what it has fetched and when. */
export async function countFetches({ site, apps, launch = launchChromium }: Site): Promise<Record<string, Counts>> {
  const server = await serve(site)
  const browser = await launch()
  try {
    const counts: Record<string, Counts> = {}
    for (const [name, app] of Object.entries(apps)) {
      const context = await browser.newContext({ baseURL: origin })
      // Someone else may be at work on the machine, and nothing here is about time.
      context.setDefaultTimeout(60_000)
      counts[name] = await countIn(context, app, site).catch((thrown: unknown) => {
        throw new Error(`${name} could not be counted.`, { cause: thrown })
      })
      await context.close()
    }
    return counts
  } finally {
    await browser.close()
    server.kill()
  }
}

function launchChromium(): Promise<Browser> {
  ensureChromium()
  return chromium.launch(chromiumLaunchOptions())
}

const firstField = 'input[type=tel], input[type=email], input[autocomplete=username]'
const codeField = 'input[autocomplete=one-time-code]'

async function countIn(context: BrowserContext, { folder, journey }: App, site: string): Promise<Counts> {
  const sandbox = new Sandbox(context.request, 'size')
  if (journey.choices['captcha'] === 'none') await sandbox.switch({ captcha: 'none' })
  const page = await context.newPage()
  await page.addInitScript(markWhenUsable, firstField)
  await page.goto(`/${folder}/`)
  const field = page.locator(firstField).first()
  await field.waitFor()
  await quiet(page)
  const begins: Record<string, number> = { first: 0, ahead: await usableAt(page), typed: await now(page) }
  await fillIn(page, journey)
  await quiet(page)
  begins['code'] = await now(page)
  await page.locator('button[type=submit]').first().click()
  await page.locator(codeField).waitFor()
  await quiet(page)
  begins['end'] = await now(page)
  await page.locator(codeField).pressSequentially((await sandbox.messages()).at(-1)?.code ?? '')
  if (!journey.submitsItself) await page.locator('button[type=submit]').first().click()
  await page.locator(codeField).waitFor({ state: 'detached' })
  await quiet(page)
  return inStages(await fetchedBy(page, site), begins)
}

async function fillIn(page: Page, { first }: MessageJourney): Promise<void> {
  const field = page.locator(firstField).first()
  if ('phone' in first) return field.pressSequentially(first.phone)
  await field.pressSequentially(first.username)
  await page.locator('input[type=password]').pressSequentially(first.password)
}

/** Nothing has been fetched for a while: a load state, once reached, is never waited for again. */
async function quiet(page: Page): Promise<void> {
  for (let before = -1, count = 0; before !== count; await page.waitForTimeout(400)) {
    before = count
    count = await page.evaluate(() => performance.getEntriesByType('resource').length)
  }
}

function markWhenUsable(selector: string): void {
  new MutationObserver((_, observer) => {
    if (document.querySelector(selector) === null) return
    performance.mark('usable')
    observer.disconnect()
  }).observe(document, { childList: true, subtree: true })
}

function usableAt(page: Page): Promise<number> {
  return page.evaluate(() => performance.getEntriesByName('usable')[0]?.startTime ?? Number.POSITIVE_INFINITY)
}

function now(page: Page): Promise<number> {
  return page.evaluate(() => performance.now())
}

async function fetchedBy(page: Page, site: string): Promise<readonly Fetched[]> {
  const entries = await page.evaluate(() =>
    performance.getEntriesByType('resource').map((entry) => ({
      path: new URL(entry.name).pathname,
      begins: entry.startTime,
      ends: entry.startTime + entry.duration,
    })),
  )
  const files = new Map(entries.toReversed().map((entry) => [entry.path, entry] as const))
  return [...files.values()]
    .filter(({ path }) => /\.(js|css)$/.test(path))
    .toSorted((one, other) => one.begins - other.begins)
    .map((entry) => ({ ...entry, gzip: gzipOf(join(site, entry.path)) }))
}

function inStages(fetched: readonly Fetched[], begins: Readonly<Record<string, number>>): Counts {
  const stageOf = ({ begins: at }: Fetched) => stages.findLast((stage) => at >= (begins[stage] ?? 0)) ?? 'first'
  const of = (stage: string) => fetched.filter((file) => stageOf(file) === stage)
  return { first: of('first'), ahead: of('ahead'), typed: of('typed'), code: of('code'), end: of('end') }
}

/** The host page's own server, with these pages in place of it. */
async function serve(site: string): Promise<ChildProcess> {
  const server = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, '../host/serve.ts'), '--built', site],
    {
      env: { ...process.env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  await new Promise<void>((resolve, reject) => {
    server.stdout.on('data', (text: Buffer) => {
      if (text.toString().includes('Second origin')) resolve()
    })
    server.on('exit', () => reject(new Error('The server of the pages has ended.')))
  })
  return server
}
