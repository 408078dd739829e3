import { en } from '../locales/languages/en.ts'
import type { Messages } from '../locales/messages.ts'
import { advise, EntryphoneError } from '../runtime/mistake.ts'
import { isLanguage } from '../runtime/options.ts'

const known = new WeakMap<object, Messages>()

/**
 * The messages a host gave, in English where they lack something: one sentence too few, as after an update, takes no sign-in
 * down. What they lack is told to the developer.
 */
export function wordsOf(given: Messages | null | undefined): Messages {
  if (given === undefined || given === null || given === en) return en
  const before = known.get(given)
  if (before !== undefined) return before
  const missing: string[] = []
  const words = filled(given, en, '', missing)
  if (missing.length > 0) advise('E09', `messages: ${missing.join(', ')}`)
  if (!isLanguage(words.language)) throw new EntryphoneError('E06', 'messages: language')
  known.set(given, words)
  return words
}

/** Itself where nothing is missing. */
function filled<T extends object>(given: T, english: T, path: string, missing: string[]): T {
  const before = missing.length
  const parts = Object.entries(english).map(([name, word]: [string, unknown]) => {
    const own: unknown = Reflect.get(given, name)
    if (isGroup(word)) return [name, filled(isGroup(own) ? own : {}, word, `${path}${name}.`, missing)]
    if (typeof own === typeof word) return [name, own]
    missing.push(path + name)
    return [name, word]
  })
  if (missing.length === before) return given
  // As `english` has them, by its own names.
  return { ...given, ...(Object.fromEntries(parts) as Partial<T>) }
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
