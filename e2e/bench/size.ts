import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { records } from '../../src/test-support/records.test-support.ts'
import { buildFloor, buildHost } from './builtHost.ts'
import { countFetches, type Fetched } from './countFetches.ts'

/**
 * `npm run size`: what a visitor's browser fetches, for each backend, until the first field can be used, and ahead of what
 * comes after it. From the built package, in a host that Vite has built as it does by default; gzip, less React. Printed as
 * JSON, and red where a first form is more than its budget.
 */
const root = join(import.meta.dirname, '../..')
const site = join(root, '.cache/size')
mkdirSync(site, { recursive: true })

const kibibyte = 1024
/** One script and one stylesheet, with every step in it. */
const most = { requests: 2, css: 6 * kibibyte }
/**
 * Bytes of scripts. The aim for each is 40 KiB: a backend whose first step is an answer of its server's has zod and all of its
 * requests in the first form, which are not split off yet.
 */
const mostScripts: Readonly<Record<string, number>> = { lifepay: 34 * kibibyte }
const mostWithServer = 51 * kibibyte

const react = await buildFloor(root, site)
const apps = await Promise.all(
  Object.entries(records).map(async ([name, { host }]) => [name, await buildHost({ root, site, name, host })] as const),
)
const counts = await countFetches({ site, apps: Object.fromEntries(apps) })

const report = Object.fromEntries(
  Object.entries(counts).map(([name, { first, ahead }]) => {
    const scripts = bytesOf(first, '.js') - react
    const allowed = { ...most, scripts: mostScripts[name] ?? mostWithServer }
    const counted = { requests: first.length, scripts, css: bytesOf(first, '.css') }
    const isWithin = Object.entries(counted).every(([what, count]) => count <= Reflect.get(allowed, what))
    return [
      name,
      { first: counted, allowed, isWithin, ahead: { requests: ahead.length, scripts: bytesOf(ahead, '.js') } },
    ]
  }),
)
console.log(JSON.stringify({ react, ...report }, null, 2))
for (const [name, { first, allowed, isWithin }] of Object.entries(report)) {
  if (isWithin) continue
  process.exitCode = 1
  console.log(`The first form of ${name} is ${JSON.stringify(first)}; it may be ${JSON.stringify(allowed)}.`)
}

function bytesOf(fetched: readonly Fetched[], ending: string): number {
  return fetched.filter(({ path }) => path.endsWith(ending)).reduce((total, { gzip }) => total + gzip, 0)
}
