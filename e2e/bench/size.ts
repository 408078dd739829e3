import { byVite } from './bundlers.ts'
import { type Counts, stages } from './countFetches.ts'
import { measure } from './measured.ts'
import { most, totalsOf } from './totals.ts'
import { waterfall } from './waterfall.ts'

/**
 * `npm run size [-- --waterfall]`: what a visitor's browser fetches, for each backend: until the first field can be used,
 * ahead of what comes after it, and with each step to the end. From the built package, in a host that Vite has built as it
 * does by default; gzip, less React. Printed as JSON, and red where a first form is more than its budget.
 */
const { react, counts } = await measure('vite', byVite)

console.log(JSON.stringify({ react, ...Object.fromEntries(Object.entries(counts).map(reported)) }, null, 2))
for (const [name, each] of Object.entries(counts)) {
  if (process.argv.includes('--waterfall')) console.log(waterfall(`${name}, built by Vite, in Chromium`, each))
  for (const fault of faultsOf(each)) {
    process.exitCode = 1
    console.log(`${name}: ${fault}`)
  }
}

function reported([name, each]: readonly [string, Counts]) {
  return [name, Object.fromEntries(stages.map((stage) => [stage, totalsOf(each, stage, react)]))] as const
}

function faultsOf(each: Counts): readonly string[] {
  const first = totalsOf(each, 'first', react)
  const more = Object.entries(first).filter(([what, count]) => count > Reflect.get(most, what))
  return more.map(([what, count]) => `the first form has ${count} ${what}; it may have ${Reflect.get(most, what)}.`)
}
