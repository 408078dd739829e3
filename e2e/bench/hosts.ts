import { join } from 'node:path'
import { firefox } from '@playwright/test'
import { byEsbuild, type Bundler, byVite, byWebpack, installBundlers } from './bundlers.ts'
import { stages } from './countFetches.ts'
import { measure, type Measured } from './measured.ts'
import { totalsOf, type Totals } from './totals.ts'
import { waterfall } from './waterfall.ts'

/**
 * `npm run test:all -- hosts-weight`: the counts of `npm run size` where somebody else than Vite has built the host, and
 * where another browser than Chromium opens it, each with a waterfall. Red where one of them fetches more before the first
 * field can be used than it may, beside Vite's in Chromium.
 */
const root = join(import.meta.dirname, '../..')
const few = process.argv.slice(2)

interface Other {
  readonly bundler: Bundler
  readonly launch?: () => ReturnType<typeof firefox.launch>
  /** How many times as much it may fetch. Default: a tenth more, and no more requests. */
  readonly times?: Totals
}

const others: Readonly<Record<string, Other>> = {
  'Vite in Firefox': {
    bundler: byVite,
    launch: () => firefox.launch({ channel: 'moz-firefox', executablePath: '/usr/bin/firefox-esr' }),
  },
  webpack: { bundler: byWebpack },
  // It makes a file of each set of modules that the same chunks reach, so what later screens share with the first form are
  // files of their own: Workspace has nine requests. What only later screens need stays out of them (`.ci/besides.ts`).
  esbuild: { bundler: byEsbuild, times: { requests: 4.5, scripts: 1.1, css: 1.1 } },
}

installBundlers(root)
const byDefault = await measure('vite', byVite)
for (const [name, { bundler, launch, times }] of Object.entries(others)) {
  if (few.length > 0 && !few.includes(name)) continue
  compare(name, await measure(name.replaceAll(/\W/g, '-'), bundler, launch), times)
}

function compare(
  name: string,
  { react, counts }: Measured,
  times: Totals = { requests: 1, scripts: 1.1, css: 1.1 },
): void {
  for (const [backend, each] of Object.entries(counts)) {
    console.log(waterfall(`${backend}, ${name}`, each))
    const own = (stage: (typeof stages)[number]) => totalsOf(each, stage, react)
    console.log(stages.map((stage) => `${stage}: ${wordsOf(own(stage))}`).join('\n'))
    const usual = byDefault.counts[backend]
    if (usual === undefined) continue
    const allowed = totalsOf(usual, 'first', byDefault.react)
    for (const [what, count] of Object.entries(own('first'))) {
      if (count <= Reflect.get(allowed, what) * Reflect.get(times, what)) continue
      process.exitCode = 1
      console.log(
        `✗ ${backend}, ${name}: ${count} ${what} before the first field; Vite’s has ${Reflect.get(allowed, what)}`,
      )
    }
  }
}

function wordsOf({ requests, scripts, css }: Totals): string {
  return `${requests} requests, ${scripts} B of scripts, ${css} B of CSS`
}
