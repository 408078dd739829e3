import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchCache, packOurs } from './speed/install.ts'
import { ours } from './speed/ours.ts'
import type { Part } from './speed/part.ts'
import { form } from './speed/parts/form.ts'
import { serve } from './speed/server.ts'
import { buildPage } from './speed/site.ts'
import { floor, peers } from './speed/vendors.ts'
import { openBrowser, slowDown } from './speed/visit.ts'

/**
 * `npm run bench [-- part…] [--rounds 9] [--only floor,ours-lifepay] [--packed FILE]`: how fast this is, in Chromium with
 * its processor slowed down four times, in one run with React alone, the same packages put together by hand, and the two
 * lightest vendors. From the tarball; nothing leaves the machine but what npm installs. Printed as tables, and written as
 * JSON into `.cache/bench/bench.json`. Nothing is asserted: machines differ.
 */
const parts: readonly Part[] = [form]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '9' },
    only: { type: 'string' },
    packed: { type: 'string' },
  },
})
const unknown = positionals.filter((word) => !parts.some(({ name }) => name === word))
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. The parts are ${parts.map(({ name }) => name).join(', ')}.`)
  process.exit(2)
}

const tarball = values.packed ?? packOurs()
const only = values.only?.split(',')
const subjects = [floor, ...peers, ...ours(tarball)].filter(({ name }) => only?.includes(name) ?? true)
for (const subject of subjects) await buildPage(subject)
const server = await serve(subjects)
const browser = await openBrowser()
const load = () =>
  loadavg()
    .map((of) => of.toFixed(1))
    .join(' ')
const machine = {
  date: new Date().toISOString(),
  processors: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
  node: process.version,
  chromium: browser.version(),
  slowDown,
  loadBefore: load(),
}
const findings: Record<string, unknown> = {}
try {
  for (const { name, about, run } of parts.filter(
    ({ name }) => positionals.length === 0 || positionals.includes(name),
  )) {
    console.log(`\n${name}: ${about}\n`)
    const { text, json } = await run({ browser, server, subjects, rounds: Number(values.rounds) })
    findings[name] = json
    console.log(text)
  }
} finally {
  await browser.close()
  server.close()
}
const report = { machine: { ...machine, loadAfter: load() }, ...findings }
mkdirSync(benchCache, { recursive: true })
writeFileSync(join(benchCache, 'bench.json'), JSON.stringify(report, null, 2))
console.log(`\n${JSON.stringify(report.machine)}\nAll of it as JSON: .cache/bench/bench.json`)
