import { firstWords } from '../locales/firstWords.ts'
import type { FirstMessages } from '../locales/messages.ts'
import { advise, EntryphoneError } from '../runtime/mistake.ts'
import { isLanguage } from '../runtime/options.ts'

/** The messages a host gave, in English where they lack something that the first form says. */
export const firstWordsOf = completedBy(firstWords)

/**
 * Gives messages back in English where they lack something: one sentence too few, as after an update, takes no sign-in
 * down. What they lack is told to the developer.
 */
export function completedBy<T extends FirstMessages>(english: T): (given: FirstMessages | null | undefined) => T {
  const known = new WeakMap<object, T>()
  return (given) => {
    if (given === undefined || given === null) return english
    const before = known.get(given)
    if (before !== undefined) return before
    const missing: string[] = []
    const words = filled(given, english, '', missing)
    if (missing.length > 0) advise('E09', `messages: ${missing.join(', ')}`)
    if (!isLanguage(words.language)) throw new EntryphoneError('E06', 'messages: language')
    known.set(given, words)
    return words
  }
}

/** Itself where nothing is missing. */
function filled<T extends object>(given: object, english: T, path: string, missing: string[]): T {
  const before = missing.length
  const parts = Object.entries(english).map(([name, word]: [string, unknown]) => {
    const own: unknown = Reflect.get(given, name)
    if (isGroup(word)) return [name, filled(isGroup(own) ? own : {}, word, `${path}${name}.`, missing)]
    if (typeof own === typeof word) return [name, own]
    missing.push(path + name)
    return [name, word]
  })
  // All of `T` has been found in it.
  if (missing.length === before) return given as T
  // As `english` has them, by its own names.
  return { ...given, ...(Object.fromEntries(parts) as T) }
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
