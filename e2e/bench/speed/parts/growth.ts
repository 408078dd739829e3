import { addressOf, type Bench, type Finding, type PagePart } from '../part.ts'
import { growthOf, median, type Point, rounded } from '../statistics.ts'
import { table } from '../table.ts'
import { heldOf, metricsOf, pause, type Visit, visit } from '../visit.ts'

declare global {
  interface Window {
    signIn: (times: number) => Promise<void>
  }
}

interface Measured {
  /** Milliseconds of scripts. */
  readonly script: number
  /** KiB that are held afterwards. */
  readonly held: number
}

interface Line {
  readonly of: string
  readonly counts: readonly number[]
  readonly measure: (bench: Bench, count: number) => Promise<Measured>
}

const lines: readonly Line[] = [
  { of: 'widgets on a page', counts: [1, 10, 100], measure: measureWidgets },
  { of: 'keys in a field', counts: [1, 100, 10_000], measure: measureKeys },
  { of: 'sign-ins in one page', counts: [1, 100, 1000, 10_000], measure: measureSignIns },
]

/** How cost grows with the number of widgets, keys and sign-ins: a straight line bends by 1. */
export const growth: PagePart = {
  name: 'growth',
  about: 'what more widgets, keys and sign-ins cost; a bend of 1 is a straight line',
  async onPages(bench) {
    const rows: ReturnType<typeof rowOf>[] = []
    for (const { of, counts, measure } of lines) {
      const measured = new Map<number, Measured>()
      for (const count of counts.filter((each) => each <= bench.most)) {
        const tries: Measured[] = []
        for (let round = 0; round < (count > 999 ? 1 : 3); round += 1) tries.push(await measure(bench, count))
        const each = (name: keyof Measured) => median(tries.map((one) => one[name])) ?? Number.NaN
        measured.set(count, { script: each('script'), held: each('held') })
      }
      rows.push(
        rowOf(of, 'script, ms', pointsOf(measured, 'script')),
        rowOf(of, 'held, KiB', pointsOf(measured, 'held')),
      )
    }
    return told(rows)
  },
}

function pointsOf(measured: ReadonlyMap<number, Measured>, name: keyof Measured): readonly Point[] {
  return [...measured].map(([x, one]) => ({ x, y: one[name] }))
}

function rowOf(of: string, what: string, points: readonly Point[]) {
  const { slope, bend } = growthOf(points) ?? {}
  const counts = points.map(({ x, y }) => `${x}: ${rounded(y, 0)}`).join(', ')
  return { of, what, counts, slope: rounded(slope, 3), bend: rounded(bend, 2) }
}

function told(rows: readonly ReturnType<typeof rowOf>[]): Finding {
  const head = ['of', 'what', 'measured', 'each one more', 'bend']
  return {
    json: rows,
    text: table(
      head,
      rows.map((row) => Object.values(row)),
    ),
  }
}

/** Nothing is slowed down here: how much it is does not matter, only how it grows. */
function open<Seen>(bench: Bench, words: string, look: (visit: Visit) => Promise<Seen>): Promise<Seen> {
  const address = `${addressOf(bench, { name: 'growth' })}${words}`
  return visit(bench.browser, { address, field: 'input[type=tel]', cpu: 1 }, look)
}

function measureWidgets(bench: Bench, count: number): Promise<Measured> {
  return open(bench, `?widgets=${count}`, async ({ session }) => {
    await pause(1000)
    const { script } = await metricsOf(session)
    return { script, held: (await heldOf(session)).heap / 1024 }
  })
}

function measureKeys(bench: Bench, count: number): Promise<Measured> {
  return open(bench, '', async ({ page, session }) => {
    await pause(1000)
    await page.locator('input[type=tel]').focus()
    await page.keyboard.type('9991')
    await pause(200)
    const before = await metricsOf(session)
    // The text stays as long as a number is.
    for (let key = 0; key < count; key += 1) await page.keyboard.press(key % 2 === 0 ? '2' : 'Backspace')
    const { script } = await metricsOf(session)
    return { script: script - before.script, held: (await heldOf(session)).heap / 1024 }
  })
}

function measureSignIns(bench: Bench, count: number): Promise<Measured> {
  return open(bench, '', async ({ page, session }) => {
    // What is loaded for the first one is loaded.
    await page.evaluate(() => window.signIn(1))
    const before = await metricsOf(session)
    await page.evaluate((times) => window.signIn(times), count)
    const { script } = await metricsOf(session)
    return { script: script - before.script, held: (await heldOf(session)).heap / 1024 }
  })
}
