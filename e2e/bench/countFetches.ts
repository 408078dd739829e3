import { chromium, type Page } from '@playwright/test'
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureChromium, chromiumLaunchOptions } from '../../.ci/chromium.ts'
import { gzipOf } from './files.ts'

/** A script or a stylesheet that the page has fetched. */
export interface Fetched {
  readonly path: string
  readonly gzip: number
}

interface Counts {
  /** Until the first field could be used. */
  readonly first: readonly Fetched[]
  /** From then on, while nobody touched the page. */
  readonly ahead: readonly Fetched[]
}

interface Site {
  readonly site: string
  /** The folder of each page in it, by its name. */
  readonly apps: Readonly<Record<string, string>>
}

const port = Number(process.env['SIZE_PORT'] ?? 5673)

/** Opens each page in Chromium, in front of the sandbox, and tells what it has fetched and when. */
export async function countFetches({ site, apps }: Site): Promise<Readonly<Record<string, Counts>>> {
  ensureChromium()
  const server = await serve(site)
  const browser = await chromium.launch(chromiumLaunchOptions())
  try {
    const counts: Record<string, Counts> = {}
    for (const [name, folder] of Object.entries(apps)) {
      const context = await browser.newContext()
      counts[name] = await countIn(await context.newPage(), `http://localhost:${port}/${folder}/`, site)
      await context.close()
    }
    return counts
  } finally {
    await browser.close()
    server.kill()
  }
}

const field = 'input[type=tel], input[type=email], input[autocomplete=username]'

async function countIn(page: Page, address: string, site: string): Promise<Counts> {
  await page.addInitScript((selector) => {
    new MutationObserver((_, observer) => {
      if (document.querySelector(selector) === null) return
      performance.mark('usable')
      observer.disconnect()
    }).observe(document, { childList: true, subtree: true })
  }, field)
  await page.goto(address)
  await page.locator(field).first().waitFor()
  await page.waitForLoadState('networkidle')
  const { usable, fetched } = await page.evaluate(() => ({
    usable: performance.getEntriesByName('usable')[0]?.startTime ?? Number.POSITIVE_INFINITY,
    fetched: performance.getEntriesByType('resource').map(({ name, startTime }) => ({ name, startTime })),
  }))
  const files = fetched
    .map(({ name, startTime }) => ({ path: new URL(name).pathname, startTime }))
    .filter(({ path }) => /\.(js|css)$/.test(path))
  const when = (isFirst: boolean) =>
    files
      .filter(({ startTime }) => startTime <= usable === isFirst)
      .map(({ path }): Fetched => ({ path, gzip: gzipOf(join(site, path)) }))
  return { first: when(true), ahead: when(false) }
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
