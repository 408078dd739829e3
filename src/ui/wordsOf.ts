import { firstWords } from '../locales/firstWords.ts'
import { en } from '../locales/languages/en.ts'
import type { FirstMessages, Messages } from '../locales/messages.ts'
import { completedBy } from './firstWordsOf.ts'

const completed = completedBy(en)

/** The messages a host gave, or what the first form has of them, with every sentence: for whatever comes after that form. */
export function wordsOf(given: FirstMessages | null | undefined): Messages {
  return given === firstWords ? en : completed(given)
}
