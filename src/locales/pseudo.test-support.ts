import { countriesOf } from '../phone/callingCodes.ts'
import type { Around, Messages } from './messages.ts'
import { en } from './languages/en.ts'

const plain = 'AaCcEeGgIiNnOoRrSsTtUuYyZz'
const changed = 'ÅåĆćÈèĞğÎîÑñÕõŔŕŠšŤťÛûÝýŽž'

/**
 * English behind marks, longer by a third and with signs above and below: what is on a screen and has no marks around it
 * does not come from the messages. `Try again` is `⟦Ťŕý ağåįñ·····⟧`. For tests only.
 */
export const pseudo: Messages = {
  ...marked(en),
  language: 'en',
  direction: 'ltr',
  countryNames: Object.fromEntries(countriesOf().map((country) => [country, mark(country)])),
}

/** What stands outside of all marks: nothing where that has no letters, since digits are of no language. */
export function unmarkedIn(text: string): string {
  let outside = text
  for (let before = ''; before !== outside; ) {
    before = outside
    outside = before.replace(/⟦[^⟦⟧]*⟧/g, '')
  }
  // A sentence around a number is written in three pieces, so its marks are in two of them.
  const rest = outside.replace(/⟦[^⟧]*$|^[^⟦]*⟧/g, '').trim()
  return /\p{L}/u.test(rest) ? rest : ''
}

export function mark(text: string): string {
  const turned = text.replace(/[a-z]/gi, (letter) => changed.charAt(plain.indexOf(letter)) || letter)
  return `⟦${turned}${'·'.repeat(Math.ceil(text.length / 3))}⟧`
}

function marked<T>(value: T): T {
  return markedAt(value) as T
}

function markedAt(value: unknown): unknown {
  if (typeof value === 'string') return mark(value)
  if (typeof value === 'function') return (...words: unknown[]) => made(value, words)
  if (isAround(value)) return [`⟦${value[0]}`, `${value[1]}⟧`]
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]: [string, unknown]) => [name, markedAt(member)]))
}

/** What it was made with has come from elsewhere, and may be marked already. */
function made(make: object, words: readonly unknown[]): unknown {
  const text: unknown = typeof make === 'function' ? Reflect.apply(make, undefined, words) : undefined
  return typeof text === 'string' ? `⟦${text}⟧` : text
}

function isAround(value: unknown): value is Around {
  return Array.isArray(value)
}
