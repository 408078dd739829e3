import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { growthPage } from './speed/growthPage.ts'
import { benchCache, packOurs } from './speed/install.ts'
import { ours } from './speed/ours.ts'
import type { Bench, Part } from './speed/part.ts'
import { answers } from './speed/parts/answers.ts'
import { code } from './speed/parts/code.ts'
import { form } from './speed/parts/form.ts'
import { growth } from './speed/parts/growth.ts'
import { keys } from './speed/parts/keys.ts'
import { relay } from './speed/parts/relay.ts'
import { sandbox } from './speed/parts/sandbox.ts'
import { serve } from './speed/server.ts'
import { buildPage } from './speed/site.ts'
import { floor, peers } from './speed/vendors.ts'
import { openBrowser, slowDown } from './speed/visit.ts'

/**
 * `npm run bench [-- part…] [--rounds 9] [--only floor,ours-lifepay] [--packed FILE] [--most 1000]`: how fast this is, in Chromium with
 * its processor slowed down four times, in one run with React alone, the same packages put together by hand, and the two
 * lightest vendors. From the tarball; nothing leaves the machine but what npm installs. Printed as tables, and written as
 * JSON into `.cache/bench/bench.json`. Nothing is asserted: machines differ.
 */
const parts: readonly Part[] = [form, keys, code, growth, answers, sandbox, relay]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '9' },
    only: { type: 'string' },
    packed: { type: 'string' },
    most: { type: 'string', default: '10000' },
  },
})
const unknown = positionals.filter((word) => !parts.some(({ name }) => name === word))
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. The parts are ${parts.map(({ name }) => name).join(', ')}.`)
  process.exit(2)
}
const chosen = parts.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
const began = { at: new Date(), load: load() }
const bench = chosen.some((part) => 'onPages' in part) ? await openBench() : undefined
const findings: Record<string, unknown> = {}
try {
  for (const part of chosen) {
    console.log(`\n${part.name}: ${part.about}\n`)
    const finding = await run(part)
    findings[part.name] = finding?.json
    console.log(finding?.text)
  }
} finally {
  await bench?.browser.close()
  bench?.server.close()
}
const machine = {
  date: began.at.toISOString(),
  minutes: Math.round((Date.now() - began.at.getTime()) / 60_000),
  processors: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
  node: process.version,
  ...(bench && { chromium: bench.browser.version(), slowDown, rounds: bench.rounds }),
  /** Of one, five and fifteen minutes: other work slows all of them down, and the medians of single ones differ. */
  load: { before: began.load, after: load() },
}
mkdirSync(benchCache, { recursive: true })
writeFileSync(join(benchCache, 'bench.json'), JSON.stringify({ machine, ...findings }, null, 2))
console.log(`\n${JSON.stringify(machine)}\nAll of it as JSON: .cache/bench/bench.json`)

function run(part: Part) {
  if ('inNode' in part) return part.inNode()
  return bench && part.onPages(bench)
}

async function openBench(): Promise<Bench> {
  const tarball = values.packed ?? packOurs()
  const only = values.only?.split(',')
  const subjects = [floor, ...peers, ...ours(tarball)].filter(({ name }) => only?.includes(name) ?? true)
  for (const subject of [...subjects, growthPage(tarball)]) await buildPage(subject)
  return {
    browser: await openBrowser(),
    server: await serve(subjects),
    subjects,
    rounds: Number(values.rounds),
    most: Number(values.most),
  }
}

function load(): string {
  return loadavg()
    .map((of) => of.toFixed(1))
    .join(' ')
}
