import { callingCodeOf } from './callingCodes.ts'
import { servedBy } from './fieldCountry.ts'
import { normalisePhone } from './normalisePhone.ts'

/** What a text says about where its number is from. */
export interface Spelled {
  /** The text says its calling code itself, be it one that is not served, of no country, or not whole yet. */
  readonly isSpelled: boolean
  /**
   * The country of that code: the one already chosen where it shares it, else the code's main one among those served.
   * Nothing while the code is not whole, or not served.
   */
  readonly country: string | undefined
}

/** Reads the calling code off a text that begins with `+`, or with what is dialled to get out of the chosen country. */
export function spelledIn(typed: string, chosen: string, countries: readonly string[] | undefined): Spelled {
  const text = normalisePhone(typed, chosen)
  const code = text.startsWith('+') ? callingCodeOf(text) : undefined
  return { isSpelled: code !== undefined, country: code === undefined ? undefined : servedBy(code, chosen, countries) }
}

/** What is left of such a text when the picker says the calling code: `+49 171 1` becomes `171 1`. */
export function withoutCallingCode(typed: string, chosen: string): string {
  const text = normalisePhone(typed, chosen)
  const code = text.startsWith('+') ? callingCodeOf(text) : undefined
  if (code === undefined) return typed
  return text.replace(new RegExp(`^\\+(?:\\D*\\d){${code.length}}[\\s)-]*`), '')
}
