import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Counts } from './counts.ts'

/** One thing that has to hold before a change goes in. */
export interface Gate {
  readonly name: string
  readonly command: readonly [string, ...string[]]
  /** Where the runner counts its tests. A gate without tests counts as one. */
  readonly tests?: { readonly report: string; readonly counts: (report: unknown) => Counts }
  readonly environment?: Readonly<Record<string, string>>
  /** After which it hangs and is ended, so that the others still get to say something. Default 25. */
  readonly minutes?: number
}

export interface Outcome extends Counts {
  readonly name: string
  readonly seconds: number
  readonly log: string
}

const root = join(import.meta.dirname, '..')
export const cache = join(root, '.cache')

/** Runs a gate with its output going to a file, and counts what it found. */
export async function run(gate: Gate): Promise<Outcome> {
  const log = join(cache, `${gate.name}.log`)
  const began = performance.now()
  if (gate.tests) rmSync(gate.tests.report, { force: true })
  const ended = await spawned(gate, log)
  const seconds = (performance.now() - began) / 1000
  return { name: gate.name, seconds, log, ...countsOf(gate, ended) }
}

function countsOf(gate: Gate, ended: 'well' | 'badly' | 'late'): Counts {
  const verdict =
    ended === 'late' ? `${gate.name} did not end within ${minutesOf(gate)} minutes` : `${gate.name} failed`
  if (!gate.tests) {
    return ended === 'well' ? { passed: 1, skipped: 0, failed: [] } : { passed: 0, skipped: 0, failed: [verdict] }
  }
  const counts = read(gate.tests)
  if (!counts) return { passed: 0, skipped: 0, failed: [`${verdict}: it left no report`] }
  // A runner may fail for what is not in any test: an unhandled rejection, a server that did not start.
  if (ended !== 'well' && counts.failed.length === 0) return { ...counts, failed: [`${verdict} outside of its tests`] }
  if (counts.passed + counts.failed.length === 0) return { ...counts, failed: [`${gate.name} ran no tests`] }
  return counts
}

function read(tests: NonNullable<Gate['tests']>): Counts | undefined {
  try {
    return tests.counts(JSON.parse(readFileSync(tests.report, 'utf8')))
  } catch {
    return undefined
  }
}

function minutesOf({ minutes = 25 }: Gate): number {
  return minutes
}

function spawned(gate: Gate, log: string): Promise<'well' | 'badly' | 'late'> {
  const [program, ...words] = gate.command
  const { FORCE_COLOR: _, ...environment } = process.env
  const output = openSync(log, 'w')
  const child = spawn(program, words, {
    cwd: root,
    // A group of its own, so that a gate is ended with all that it started.
    detached: true,
    stdio: ['ignore', output, output],
    env: {
      ...environment,
      CI: 'true',
      NO_COLOR: '1',
      STORYBOOK_DISABLE_TELEMETRY: '1',
      ...gate.environment,
      PATH: `${join(root, 'node_modules/.bin')}:${environment['PATH'] ?? ''}`,
    },
  })
  let late = false
  const timer = setTimeout(
    () => {
      late = true
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    },
    minutesOf(gate) * 60 * 1000,
  )
  return new Promise((resolve) => {
    const end = (ended: 'well' | 'badly') => {
      clearTimeout(timer)
      closeSync(output)
      resolve(late ? 'late' : ended)
    }
    child.once('error', () => end('badly'))
    child.once('exit', (code) => end(code === 0 ? 'well' : 'badly'))
  })
}
