import { advices, type AdviceNumber, type MistakeNumber, mistakes } from './catalogue.ts'
import { AuthError } from '../protocol/error.ts'
import { withoutWords } from '../protocol/failure.ts'

// A bundler writes `process.env.NODE_ENV` in as a constant; a page without one has no `process`.
declare const process: { readonly env: { readonly NODE_ENV?: string } }

/**
 * A mistake of the host's that cannot work, by its number in `ERRORS.md`. `where` names what it is about, "docspace:
 * baseUrl", and never quotes a value. The sentences are for development: a production build leaves them out.
 */
export class EntryphoneError extends Error {
  override readonly name = 'EntryphoneError'
  readonly number: MistakeNumber

  constructor(number: MistakeNumber, where?: string) {
    super(worded(number, where, inDevelopment(number)))
    this.number = number
  }

  /** All of its words are ours, so it may be the cause of an error. */
  [withoutWords](): this {
    return this
  }
}

/**
 * A mistake that shows only when the server has answered: people read that sign-in is not set up correctly, the developer
 * reads the number in `cause`, unless a status stands there, and in development once on the console.
 */
export function misconfigured(number: MistakeNumber, where?: string, cause?: unknown): AuthError {
  const mistake = printed(number, where)
  return new AuthError('misconfigured', { cause: cause ?? mistake })
}

/** A mistake that only an action brings out: the developer reads it once on the console, in development. */
export function printed(number: MistakeNumber, where?: string): EntryphoneError {
  const mistake = new EntryphoneError(number, where)
  printOnce('error', mistake.message)
  return mistake
}

/** Tells the developer, once for each `where`, what works and is hardly meant so. Says nothing in a production build. */
export function advise(number: AdviceNumber, where?: string): void {
  try {
    if (process.env.NODE_ENV !== 'production') printOnce('warn', worded(number, where, inSentences(advices[number])))
  } catch {}
}

const said = new Set<string>()

function printOnce(level: 'error' | 'warn', words: string): void {
  try {
    if (process.env.NODE_ENV === 'production' || said.has(words)) return
    said.add(words)
    // oxlint-disable-next-line no-console -- the one place that speaks to developers
    console[level](words)
  } catch {}
}

function inDevelopment(number: MistakeNumber): string | undefined {
  try {
    if (process.env.NODE_ENV !== 'production') return inSentences(mistakes[number])
  } catch {}
  return undefined
}

function inSentences(sentences: readonly string[]): string {
  return `${sentences.join(' ')} `
}

/**
 * What a developer reads of any of them: its number, what it is about, the sentences where they are, and last where to read
 * on, as a path that a terminal or an editor opens.
 */
function worded(number: string, where: string | undefined, sentences = ''): string {
  return `Entryphone ${number}${where === undefined ? '' : ` (${where})`}: ${sentences}See node_modules/entryphone/ERRORS.md#${number.toLowerCase()}`
}

/** The same, whole, wherever it is said: on a server, or in development alone, its length costs nobody anything. */
export function whole(number: string, where: string | undefined, sentences: readonly string[]): string {
  return worded(number, where, inSentences(sentences))
}
