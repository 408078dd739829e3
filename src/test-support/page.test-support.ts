import { en } from '../locales/languages/en.ts'
import { type ErrorContext, messageFor } from '../locales/messageFor.ts'
import { AuthError } from '../protocol/error.ts'
import type { Step } from '../protocol/step.ts'

/** One answer with which a server refuses something, and what a person was doing: a line of the page of its backend. */
export interface ServerError {
  /** As whoever looks for it finds it in the answer: `400 INVALID_OTP`. */
  readonly says: string
  /** What the person was doing: `a code is checked`. */
  readonly when: string
  /** Plays it through the backend: the step that it leads to, or what the backend throws. */
  readonly play: () => Promise<Step>
  /** What was given, where that changes the words. */
  readonly words?: ErrorContext
}

/** What the page of a backend says that the code knows: `src/backends/<name>/page.test-support.ts` exports one as `page`. */
export interface BackendPage {
  /** Who is in the sandbox from the start: how one becomes them, and what there is to see. */
  readonly accounts: readonly (readonly [who: string, what: string])[]
  /** Every answer with which its server refuses something, as it was recorded or is documented. */
  readonly errors: readonly ServerError[]
}

export interface Met {
  readonly says: string
  readonly when: string
  /** What people read, or where they come. */
  readonly reads: string
  /** By which numbers the developer is told. */
  readonly numbers: readonly string[]
}

/** What becomes of it, in the words of the widget. `numbers` collects what the catalogue is asked for meanwhile. */
export async function met({ says, when, play, words }: ServerError, numbers: Set<string>): Promise<Met> {
  numbers.clear()
  const reads = await play().then(
    (step) => saidOn(step),
    (thrown: unknown) => {
      if (thrown instanceof AuthError) return messageFor(en, thrown, words)
      throw thrown
    },
  )
  return { says, when, reads, numbers: [...numbers].toSorted() }
}

/** What a step says of what came before it, or where it stands. */
function saidOn(step: Step): string {
  if (!('notice' in step) || step.notice === undefined) return `goes on: “${headingOf(step)}”`
  const { notice } = step
  const isDead = step.kind === 'code' && step.blockedUntil === undefined
  if (isDead && (notice === 'attempts-exhausted' || notice === 'code-needed-again' || notice === 'expired')) {
    return en.code.dead[notice](undefined)
  }
  return en.notices[notice]
}

function headingOf(step: Step): string {
  switch (step.kind) {
    case 'phone':
      return en.phone.heading[step.purpose]
    case 'code':
      return en.code.heading[step.factor]
    case 'confirm':
      return en.confirm[step.about].heading
    case 'credentials':
      return step.variant === 'password' ? en.credentials.passwordHeading : en.credentials.heading
    case 'enrol':
      return en.enrol.heading
    case 'details':
      return en.details.heading
    case 'backup-codes':
      return en.backupCodes.heading
    case 'sign-in-again':
      return en.signInAgain.heading
    case 'done':
      return en.done[step.outcome ?? 'signed-in'].heading
  }
}

/** The rows of the table: an answer that is read the same whatever the person was doing has one. Sorted, so that it is found. */
export function rowsOf(all: readonly Met[]): readonly string[] {
  const bySays = [...grouped(all, ({ says }) => says)].toSorted(([one], [other]) => one.localeCompare(other))
  return bySays.flatMap(([says, lines]) => {
    const groups = [...grouped(lines, ({ reads, numbers }) => `${reads} ${numbers.join(' ')}`).values()]
    return groups.map((same) => {
      const whens = [...new Set(same.map(({ when }) => when))]
      const isAlways = groups.length === 1 && whens.length > 1
      const { reads = '', numbers = [] } = same[0] ?? {}
      return cells([`\`${says}\``, isAlways ? 'any time' : whens.join(', '), reads, numbers.map(linked).join(', ')])
    })
  })
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}

export function cells(texts: readonly string[]): string {
  return `| ${texts.map((text) => text.replaceAll('|', String.raw`\|`)).join(' | ')} |`
}

function linked(number: string): string {
  return `[${number}](../../../ERRORS.md#${number.toLowerCase()})`
}

/** The page with these rows in the first table under that heading. */
export function withTable(page: string, heading: string, head: readonly string[], rows: readonly string[]): string {
  const lines = page.split('\n')
  const at = lines.indexOf(`## ${heading}`)
  const from = lines.findIndex((line, index) => index > at && line.startsWith('|'))
  const next = lines.findIndex((line, index) => index > at && line.startsWith('## '))
  if (at < 0 || from < 0 || (next > 0 && next < from)) throw new Error(`Write a table under “## ${heading}”.`)
  const length = lines.slice(from).findIndex((line) => !line.startsWith('|'))
  const table = [cells(head), `|${head.map(() => '---').join('|')}|`, ...rows]
  return [...lines.slice(0, from), ...table, ...(length < 0 ? [''] : lines.slice(from + length))].join('\n')
}

/** Where a request goes. */
export function addressOf(asked: Parameters<typeof fetch>[0]): string {
  return asked instanceof Request ? asked.url : asked.toString()
}
