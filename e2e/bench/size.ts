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
const most = { requests: 2, scripts: 40 * kibibyte, css: 6 * kibibyte }

const react = await buildFloor(root, site)
const apps = await Promise.all(
  Object.entries(records).map(async ([name, { host }]) => [name, await buildHost({ root, site, name, host })] as const),
)
const counts = await countFetches({ site, apps: Object.fromEntries(apps) })

const report = Object.fromEntries(
  Object.entries(counts).map(([name, { first, ahead }]) => {
    const scripts = bytesOf(first, '.js') - react
    const counted = { requests: first.length, scripts, css: bytesOf(first, '.css') }
    const isWithin = Object.entries(counted).every(([what, count]) => count <= Reflect.get(most, what))
    return [name, { first: counted, isWithin, ahead: { requests: ahead.length, scripts: bytesOf(ahead, '.js') } }]
  }),
)
console.log(JSON.stringify({ react, ...report }, null, 2))
for (const [name, { first, isWithin }] of Object.entries(report)) {
  if (isWithin) continue
  process.exitCode = 1
  console.log(`The first form of ${name} is ${JSON.stringify(first)}; it may be ${JSON.stringify(most)}.`)
}

function bytesOf(fetched: readonly Fetched[], ending: string): number {
  return fetched.filter(({ path }) => path.endsWith(ending)).reduce((total, { gzip }) => total + gzip, 0)
}
