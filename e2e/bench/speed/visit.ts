import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test'
import { chromiumLaunchOptions, ensureChromium } from '../../../.ci/chromium.ts'
import { watch } from './inPage.ts'

/** Times slower than this machine is, where a phone is meant. */
export const slowDown = 4

/** A phone on a weak network: 1.6 Mbit/s down, 0.75 up, and 150 ms until an answer begins. */
const slow4G = { offline: false, downloadThroughput: 200_000, uploadThroughput: 93_750, latency: 150 }

export interface Visit {
  readonly page: Page
  readonly session: CDPSession
}

export interface VisitOptions {
  readonly address: string
  readonly field: string
  readonly isSlowNetwork?: boolean
  /** Counts React's commits, which costs a little. */
  readonly counts?: boolean
  /** Default `slowDown`. */
  readonly cpu?: number
}

export function openBrowser(): Promise<Browser> {
  ensureChromium()
  const { args, ...options } = chromiumLaunchOptions()
  // Nothing leaves the machine: no name but this one leads anywhere. Memory is told exactly.
  const local = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost', '--enable-precise-memory-info']
  return chromium.launch({ ...options, args: [...args, ...local] })
}

/** Opens a page with nothing cached, waits until its field can be used, and has it looked at. */
export async function visit<Seen>(
  browser: Browser,
  { address, field, isSlowNetwork = false, counts = false, cpu = slowDown }: VisitOptions,
  look: (visit: Visit) => Promise<Seen>,
): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width: 480, height: 800 }, locale: 'en-US' })
  try {
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(String(error)))
    const session = await context.newCDPSession(page)
    // What the page's thread has worked, not what has gone by: other work on the machine is in no figure of it.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    await session.send('Emulation.setCPUThrottlingRate', { rate: cpu })
    if (isSlowNetwork) {
      await session.send('Network.enable')
      await session.send('Network.emulateNetworkConditions', slow4G)
    }
    // What runs this file gives functions back their names by it.
    await page.addInitScript({ content: 'globalThis.__name = (named) => named' })
    await page.addInitScript(watch, { field, counts })
    const ready = page.waitForEvent('console', { predicate: (said) => said.text() === 'bench: ready', timeout: 60_000 })
    const isReady = ready.then(
      () => true,
      () => false,
    )
    await page.goto(address, { waitUntil: 'commit' })
    if (!(await isReady)) throw new Error(`${address} has no field that can be used. ${faults.join(' ')}`)
    return await look({ page, session })
  } finally {
    await context.close()
  }
}

export interface Metrics {
  /** Milliseconds that scripts, and everything on the page's thread, have worked. */
  readonly script: number
  readonly task: number
  /** Bytes. */
  readonly heap: number
  readonly nodes: number
}

export async function metricsOf(session: CDPSession): Promise<Metrics> {
  const { metrics } = await session.send('Performance.getMetrics')
  const of = (asked: string) => metrics.find(({ name }) => name === asked)?.value ?? Number.NaN
  return {
    script: of('ScriptDuration') * 1000,
    task: of('TaskDuration') * 1000,
    heap: of('JSHeapUsedSize'),
    nodes: of('Nodes'),
  }
}

/** What is held, once what is garbage has been taken out. */
export async function heldOf(session: CDPSession): Promise<Metrics> {
  await session.send('HeapProfiler.collectGarbage')
  return metricsOf(session)
}

export const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

export interface KeyCost {
  /** Milliseconds for each key. */
  readonly script: number
  readonly task: number
  readonly paint: readonly number[]
  readonly commits: number
  /** Tasks of more than 50 ms among them. */
  readonly long: number
}

/** Presses each key, at the pace of someone who types fast, and tells what one has cost. */
export async function typeKeys({ page, session }: Visit, keys: readonly string[], between = 110): Promise<KeyCost> {
  await page.evaluate(() => {
    window.bench.paints = []
    window.bench.commits = 0
    window.bench.long.length = 0
  })
  const before = await metricsOf(session)
  for (const key of keys) {
    await page.keyboard.press(key)
    await pause(between)
  }
  await pause(200)
  const after = await metricsOf(session)
  const { paints, commits, long } = await page.evaluate(() => window.bench)
  const each = (name: 'script' | 'task') => (after[name] - before[name]) / keys.length
  return {
    script: each('script'),
    task: each('task'),
    paint: paints,
    commits: commits / keys.length,
    long: long.length,
  }
}
