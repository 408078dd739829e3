import { type Bench, freshAddressOf, type PagePart } from '../part.ts'
import { inTurns } from '../rounds.ts'
import { mainBackend } from '../ours.ts'
import { median, rounded } from '../statistics.ts'
import { table } from '../table.ts'
import { pause, type Visit, visit } from '../visit.ts'

interface Case {
  readonly label: string
  /** Milliseconds from the first key to the answer; nothing: the person takes their time. */
  readonly answersAfter?: number
  readonly cpu: number
}

const cases: readonly Case[] = [
  { label: 'someone who types', cpu: 1 },
  { label: 'someone who types, 4×', cpu: 4 },
  { label: 'the answer comes 50 ms after the first key', cpu: 1, answersAfter: 50 },
  { label: 'the answer comes 50 ms after the first key, 4×', cpu: 4, answersAfter: 50 },
]

/** From the answer that a code was sent to the first frame with the code's field in it. */
export const code: PagePart = {
  name: 'code',
  about: 'from the answer to the code step on screen, in milliseconds; a frame is 16.7',
  async onPages(bench) {
    const seen = await inTurns(cases, bench.rounds, (one) => answerToScreen(bench, one))
    const rows = cases.map((one) => {
      const waits = seen.get(one) ?? []
      return { label: one.label, median: rounded(median(waits)), most: rounded(Math.max(...waits)) }
    })
    return {
      json: rows,
      text: table(
        ['', 'median', 'most'],
        rows.map((row) => Object.values(row)),
      ),
    }
  },
}

async function answerToScreen(bench: Bench, { cpu, answersAfter }: Case): Promise<number> {
  const subject = { name: `ours-${mainBackend}` }
  const options = { address: await freshAddressOf(bench, subject), field: 'input[type=tel]', cpu }
  return visit(bench.browser, options, async (seen) => {
    await seen.page.locator(options.field).focus()
    await watchCode(seen)
    if (answersAfter === undefined) {
      await seen.page.keyboard.type('9991234567', { delay: 80 })
      await pause(300)
    } else {
      bench.server.delay = answersAfter
      await seen.page.keyboard.insertText('9991234567')
    }
    await seen.page.keyboard.press('Enter')
    const found = await seen.page.waitForFunction(() => window.benchCode?.shown)
    bench.server.delay = 0
    return seen.page.evaluate(
      (shown) => shown - (window.benchCode?.answered ?? Number.NaN),
      Number(await found.jsonValue()),
    )
  })
}

declare global {
  interface Window {
    benchCode?: { answered?: number; shown?: number }
  }
}

/** Notes when the answer was there, and the frame that has the field in it. */
async function watchCode({ page }: Visit): Promise<void> {
  await page.evaluate(() => {
    const noted: NonNullable<Window['benchCode']> = {}
    window.benchCode = noted
    const { fetch } = window
    window.fetch = async (...request) => {
      const answer = await fetch(...request)
      noted.answered ??= performance.now()
      return answer
    }
    const look = () => {
      if (document.querySelector('input[autocomplete=one-time-code]') === null) requestAnimationFrame(look)
      else noted.shown = performance.now()
    }
    requestAnimationFrame(look)
  })
}
