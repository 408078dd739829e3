// @vitest-environment jsdom
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { type ScheduledCommand, commands } from './commands.test-support.ts'
import { countHashing } from './clock.test-support.ts'
import { drive } from './drive.test-support.ts'
import { records } from '../records.test-support.ts'
import { warmServers } from '../servers.test-support.ts'
import type { FuzzSetup } from './setup.test-support.ts'

/**
 * Random things that happen to a flow: what people do in any order, servers that fail in every way, clocks that are set.
 * Whatever comes, at no time are there two requests in flight or a secret outside of a vault, every answer keeps to the
 * declared routes and every rejection to the closed list, there is always a way on, and unmounting frees everything.
 *
 * `npm run test:all -- soak` runs many more of them: SOAK_RUNS says how many of each kind, SOAK_SEED which (it is printed).
 */
const runs = Number(process.env['SOAK_RUNS'] ?? 100)
const isSoak = process.env['SOAK_RUNS'] !== undefined
const seed = Number(process.env['SOAK_SEED'] ?? (isSoak ? Date.now() % 2 ** 31 : 20_260_301))

/** Every module, since any may be one that the browser loads by need. */
const chunks = import.meta.glob(['../../{flow,backends}/**/*.ts', '!**/*.test*'])

beforeAll(async () => {
  await warmServers()
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false)
  // Chunks that come while people type are there: a run has no time but its own.
  await Promise.all(Object.values(chunks).map((load) => load()))
  if (isSoak) process.stdout.write(`SOAK_SEED=${seed} SOAK_RUNS=${runs}\n`)
})
afterEach(() => {
  vi.useRealTimers()
  sessionStorage.clear()
})
afterAll(() => vi.unstubAllGlobals())

const right = { does: 'submit', input: 'right', captcha: 'at once' } as const
const slow = { does: 'fault', fault: { latency: 40, after: true, times: 2 } } as const
/** What an earlier run has found, and what is rare: played first, in every setup. */
const known: readonly (readonly ScheduledCommand[])[] = [
  // A screen that is left while its answer is under way, and another action taken at once.
  [
    { command: right, next: 'settle' },
    { command: slow, next: 0 },
    { command: right, next: 12 },
    { command: { does: 'back' }, next: 0 },
    { command: right, next: 'settle' },
  ],
  // Starting again a moment after the start.
  [
    { command: { does: 'wait', by: 1 }, next: 0 },
    { command: { does: 'again' }, next: 'settle' },
  ],
  // A press while the start is asked for again.
  [
    { command: slow, next: 'settle' },
    { command: { does: 'again' }, next: 0 },
    { command: right, next: 'settle' },
  ],
  // An answer that is made without a request, to someone who leaves in the same breath.
  [
    { command: right, next: 'settle' },
    { command: right, next: 0 },
    { command: { does: 'back' }, next: 0 },
  ],
  [
    { command: right, next: 'settle' },
    { command: right, next: 1 },
    { command: { does: 'back' }, next: 'settle' },
  ],
]

const setupsOf = await Promise.all(
  Object.entries(records).map(async ([name, { fuzz }]) => [name, await fuzz()] as const),
)

describe.each(setupsOf)('%s, at random', (_, setups) => {
  test(
    'keeps its promises',
    async () => {
      countHashing()
      vi.useFakeTimers({
        toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
      })
      const property = fc.asyncProperty(fc.constantFrom(...setups), commands, async (setup, list) => {
        sessionStorage.clear()
        await drive(setup, list)
      })
      const examples = setups.flatMap((setup) =>
        known.map((list): [FuzzSetup, readonly ScheduledCommand[]] => [setup, list]),
      )
      await expect(fc.assert(property, { seed, examples, numRuns: runs + examples.length })).resolves.toBeUndefined()
    },
    isSoak ? 3_600_000 : 300_000,
  )
})
