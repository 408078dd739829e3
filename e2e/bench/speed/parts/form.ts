import { addressOf, type Bench, type Finding, keysOf, type PagePart } from '../part.ts'
import { inTurns } from '../rounds.ts'
import { gzipAt } from '../server.ts'
import { median, rounded } from '../statistics.ts'
import type { Subject } from '../subject.ts'
import { type Cell, table } from '../table.ts'
import { floor } from '../vendors.ts'
import { heldOf, metricsOf, pause, typeKeys, visit } from '../visit.ts'

/** The first form of everyone: how soon it can be used on both links, what it fetches, holds and costs for each key. */
export const form: PagePart = {
  name: 'form',
  about: 'ready, per key, long tasks, heap, nodes and bytes of the first form, beside the peers',
  async onPages(bench) {
    const counted = await inTurns(bench.subjects, 1, (subject) => count(bench, subject))
    const fast = await inTurns(bench.subjects, bench.rounds, (subject) => time(bench, subject))
    const slow = await inTurns(bench.subjects, Math.ceil(bench.rounds / 2), (subject) => timeSlow(bench, subject))
    const [own] = bench.subjects.filter(({ name }) => name === floor.name)
    return told(
      bench.subjects.map((subject) => {
        const [count] = counted.get(subject) ?? []
        const times = fast.get(subject) ?? []
        const floorTimes = (own && fast.get(own)) ?? []
        const slowTimes = slow.get(subject) ?? []
        const floorSlow = (own && slow.get(own)) ?? []
        /** Against the floor of the same round, so that what slows both down is in neither. */
        const over = (of: readonly number[], under: readonly number[]) =>
          median(of.map((value, round) => value - (under[round] ?? Number.NaN)))
        const key = median(times.map(({ key }) => key.script))
        const floorKey = median(floorTimes.map(({ key }) => key.script)) ?? Number.NaN
        return {
          name: subject.name,
          label: subject.label,
          ready: rounded(median(times.map(({ ready }) => ready)), 0),
          readyOverFloor: rounded(
            over(
              times.map(({ ready }) => ready),
              floorTimes.map(({ ready }) => ready),
            ),
            0,
          ),
          taskOverFloor: rounded(
            over(
              times.map(({ task }) => task),
              floorTimes.map(({ task }) => task),
            ),
            0,
          ),
          slowReadyOverFloor: rounded(over(slowTimes, floorSlow), 0),
          keyScript: rounded(key, 2),
          keyOfFloor: rounded(key === undefined ? undefined : key / floorKey, 2),
          keyPaint: rounded(median(times.flatMap(({ key }) => key.paint))),
          keyLong: rounded(median(times.map(({ key }) => key.long)), 0),
          commits: rounded(count?.commits, 1),
          long: rounded(median(times.map(({ long }) => long.length)), 0),
          longest: rounded(median(times.map(({ long }) => Math.max(0, ...long))), 0),
          loadScript: rounded(median(times.map(({ script }) => script)), 0),
          heap: rounded(median(times.map(({ heap }) => heap / 1024 ** 2)), 2),
          nodes: rounded(median(times.map(({ nodes }) => nodes)), 0),
          requests: count?.requests ?? null,
          scripts: count?.scripts ?? null,
          styles: count?.styles ?? null,
        }
      }),
    )
  },
}

type Row = Readonly<Record<string, Cell>>

const columns = {
  label: '',
  readyOverFloor: 'ready ms',
  slowReadyOverFloor: 'slow 4G',
  taskOverFloor: 'work ms',
  keyScript: 'ms a key',
  keyOfFloor: '× floor',
  commits: 'commits',
  long: 'tasks > 50 ms',
  longest: 'longest ms',
  heap: 'heap MiB',
  nodes: 'nodes',
  requests: 'requests',
  scripts: 'JS KiB',
  styles: 'CSS KiB',
} as const

/** Scripts without the floor's, which are React's. */
function told(rows: readonly Row[]): Finding {
  const kibibytes = (value: Cell | undefined, less: Cell | undefined = 0) =>
    rounded((Number(value) - Number(less)) / 1024)
  const react = rows.find(({ name }) => name === floor.name)
  const sized = rows.map((row) => ({
    ...row,
    scripts: kibibytes(row['scripts'], react?.['scripts']),
    styles: kibibytes(row['styles']),
  }))
  const cells = sized.map((row: Row) => Object.keys(columns).map((name) => row[name] ?? null))
  return { json: sized, text: table(Object.values(columns), cells) }
}

/** One visit with nothing slowed down: what is fetched until the field can be used, and how often React draws for a key. */
function count(bench: Bench, subject: Subject) {
  const options = { address: addressOf(bench, subject), field: subject.field, counts: true, cpu: 1 }
  return visit(bench.browser, options, async ({ page, session }) => {
    const fetched = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(({ startTime }) => startTime <= window.bench.ready)
        .map(({ name }) => new URL(name).pathname),
    )
    const bytes = (ending: string) =>
      fetched.filter((path) => path.endsWith(ending)).reduce((sum, path) => sum + gzipAt(path), 0)
    await pause(700)
    await page.locator(subject.field).first().focus()
    await pause(300)
    const { commits } = await typeKeys({ page, session }, keysOf(subject), 60)
    return { requests: fetched.length, scripts: bytes('.js'), styles: bytes('.css'), commits }
  })
}

function time(bench: Bench, subject: Subject) {
  return visit(
    bench.browser,
    { address: addressOf(bench, subject), field: subject.field },
    async ({ page, session }) => {
      const { task } = await metricsOf(session)
      await pause(700)
      const { ready, long } = await page.evaluate(() => window.bench)
      const { script } = await metricsOf(session)
      const { heap, nodes } = await heldOf(session)
      await page.locator(subject.field).first().focus()
      await pause(300)
      const key = await typeKeys({ page, session }, keysOf(subject))
      return { ready, task, long: long.map(([, duration]) => duration), script, heap, nodes, key }
    },
  )
}

function timeSlow(bench: Bench, subject: Subject) {
  const options = { address: addressOf(bench, subject), field: subject.field, isSlowNetwork: true }
  return visit(bench.browser, options, ({ page }) => page.evaluate(() => window.bench.ready))
}
