import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { ensureChromium } from './chromium.ts'
import { playwrightCounts, vitestCounts } from './counts.ts'
import { cache, type Gate, type Outcome, run } from './gate.ts'

/** `npm test`: every gate, every test counted, and the sum as the last line. */
mkdirSync(cache, { recursive: true })

// Vitest leaves a core to whoever is watching.
const unit = vitest('unit', '--maxWorkers=2')
const stories = vitest('stories')
const e2e: Gate = {
  name: 'e2e',
  command: ['playwright', 'test', '-c', 'e2e/playwright.config.ts'],
  tests: { report: join(cache, 'e2e.json'), counts: playwrightCounts },
}
const size: Gate = { name: 'size', command: ['tsx', 'e2e/bench/size.ts'] }
const still: readonly Gate[] = [
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'lint', command: ['npm', 'run', '--silent', 'lint'] },
  { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
  { name: 'surface', command: ['tsx', '.ci/surface.ts'] },
  { name: 'api', command: ['tsx', '.ci/api.ts', '--check'] },
  { name: 'browsers', command: ['tsx', '.ci/browsers.ts'] },
  { name: 'publint', command: ['publint', '--strict'] },
  { name: 'attw', command: ['tsx', '.ci/attw.ts'] },
]

const hasBrowser = browserIsThere()
/** What would run in a browser that could not be installed has failed. */
const inBrowser = (gates: readonly Gate[]) => (hasBrowser ? inTurn(gates) : gates.map(withoutBrowser))

const outcomes = [
  // Two cores: these do not mind company, and what `size` counts are bytes. Pages that are looked at get the machine to
  // themselves.
  ...(
    await Promise.all([inTurn(still).then(async (done) => [...done, ...(await inBrowser([size]))]), inTurn([unit])])
  ).flat(),
  ...(await inBrowser([stories, e2e])),
]

for (const outcome of outcomes.filter(({ failed }) => failed.length > 0)) {
  console.log(`\n── ${outcome.name}: the end of ${outcome.log}\n${tail(outcome.log)}`)
  for (const name of outcome.failed) console.log(`✗ ${name}`)
}

console.log(`\n${row('gate', 'passed', 'failed', 'seconds')}`)
for (const { name, passed, failed, seconds } of outcomes) {
  console.log(row(name, String(passed), String(failed.length), seconds.toFixed(1)))
}

const passed = sum(outcomes.map((outcome) => outcome.passed))
const failed = sum(outcomes.map((outcome) => outcome.failed.length))
const skipped = sum(outcomes.map((outcome) => outcome.skipped))
process.exitCode = failed > 0 ? 1 : 0
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)

function vitest(project: string, ...options: readonly string[]): Gate {
  const report = join(cache, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return {
    name: project,
    command: ['vitest', 'run', '--project', project, ...options, ...reporters],
    tests: { report, counts: vitestCounts },
  }
}

async function inTurn(gates: readonly Gate[]): Promise<Outcome[]> {
  const done: Outcome[] = []
  for (const gate of gates) {
    const outcome = await run(gate)
    const verdict = outcome.failed.length > 0 ? `${outcome.failed.length} FAILED` : 'ok'
    console.log(`${outcome.name}: ${outcome.passed} passed, ${verdict} (${outcome.seconds.toFixed(1)} s)`)
    done.push(outcome)
  }
  return done
}

function browserIsThere(): boolean {
  try {
    const { executablePath, from } = ensureChromium()
    console.log(`Chromium: ${executablePath} (from ${from})`)
    return true
  } catch (thrown) {
    console.log(`Chromium could not be installed: ${String(thrown)}`)
    return false
  }
}

function withoutBrowser({ name }: Gate): Outcome {
  return { name, passed: 0, skipped: 0, failed: [`${name} had no browser to run in`], seconds: 0, log: '' }
}

function tail(log: string): string {
  if (log === '') return ''
  const lines = stripVTControlCharacters(readFileSync(log, 'utf8')).trimEnd().split('\n')
  return lines.slice(-80).join('\n')
}

function row(name: string, ...cells: readonly string[]): string {
  return name.padEnd(10) + cells.map((cell) => cell.padStart(9)).join('')
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
