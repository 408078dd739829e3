import { type Bench, type Finding, freshAddressOf, keysOf, type PagePart } from '../part.ts'
import { inTurns } from '../rounds.ts'
import { median, rounded } from '../statistics.ts'
import type { Subject } from '../subject.ts'
import { table } from '../table.ts'
import { floor } from '../vendors.ts'
import { pause, typeKeys, type Visit, visit } from '../visit.ts'

/** A field of a page, and how to get to it. */
interface Field {
  readonly label: string
  readonly subject: string
  readonly keys: string
  /** Puts the caret into it. */
  readonly reach: (visit: Visit) => Promise<void>
}

const focus =
  (selector: string) =>
  async ({ page }: Visit) =>
    page.locator(selector).first().focus()

const fields: readonly Field[] = [
  { label: 'React, a bare input', subject: floor.name, keys: '2025550123', reach: focus('input') },
  { label: 'phone number', subject: 'ours-lifepay', keys: '9991234567', reach: focus('input[type=tel]') },
  {
    label: 'phone number, any country',
    subject: 'ours-better-auth',
    keys: '+493012345',
    reach: focus('input[type=tel]'),
  },
  { label: 'user name', subject: 'ours-workspace', keys: 'person@acme', reach: focus('input[autocomplete=username]') },
  { label: 'password', subject: 'ours-workspace', keys: 'Passw0rd12', reach: focus('input[type=password]') },
  // One less than it has: a whole one is sent.
  { label: 'code', subject: 'ours-lifepay', keys: '12345', reach: reachCode },
  { label: 'search of 245 countries', subject: 'ours-better-auth', keys: 'united sta', reach: reachSearch },
]

/** What a key costs in each kind of field that people type into here. */
export const keys: PagePart = {
  name: 'keys',
  about: 'script, painting and commits for each key, in every kind of field',
  async onPages(bench) {
    const known = fields.flatMap((field) => {
      const subject = bench.subjects.find(({ name }) => name === field.subject)
      return subject === undefined ? [] : [{ ...field, subject }]
    })
    const counted = await inTurns(known, 1, ({ subject, ...field }) => type(bench, subject, field, true))
    const timed = await inTurns(known, bench.rounds, ({ subject, ...field }) => type(bench, subject, field, false))
    const scriptOf = (field: (typeof known)[number]) => median((timed.get(field) ?? []).map(({ script }) => script))
    const [own] = known
    const floorScript = (own?.subject.name === floor.name ? scriptOf(own) : undefined) ?? Number.NaN
    return told(
      known.map((field) => ({
        label: field.label,
        script: rounded(scriptOf(field), 2),
        ofFloor: rounded((scriptOf(field) ?? Number.NaN) / floorScript, 2),
        paint: rounded(median((timed.get(field) ?? []).flatMap(({ paint }) => paint))),
        commits: rounded(median((counted.get(field) ?? []).map(({ commits }) => commits)), 1),
        long: Math.max(0, ...(timed.get(field) ?? []).map(({ long }) => long)),
      })),
    )
  },
}

function told(rows: readonly Readonly<Record<string, string | number | null>>[]): Finding {
  const head = ['field', 'ms a key', '× floor', 'to the paint, ms', 'commits', 'tasks > 50 ms']
  return {
    json: rows,
    text: table(
      head,
      rows.map((row) => Object.values(row)),
    ),
  }
}

async function type(bench: Bench, subject: Subject, { keys, reach }: Omit<Field, 'subject'>, counts: boolean) {
  const address = await freshAddressOf(bench, subject)
  const options = { address, field: subject.field, counts, ...(counts && { cpu: 1 }) }
  return visit(bench.browser, options, async (seen) => {
    await pause(700)
    await reach(seen)
    await pause(300)
    return typeKeys(seen, keysOf({ keys }), counts ? 60 : 110)
  })
}

/** By the first form, as a person comes to it. */
async function reachCode({ page }: Visit): Promise<void> {
  await page.locator('input[type=tel]').first().focus()
  await page.keyboard.insertText('9991234567')
  await page.keyboard.press('Enter')
  await page.locator('input[autocomplete=one-time-code]').waitFor()
  await pause(500)
}

async function reachSearch({ page }: Visit): Promise<void> {
  await page.locator('[aria-haspopup=dialog]').first().click()
  await page.locator('[role=combobox]').first().waitFor()
  await pause(500)
}
