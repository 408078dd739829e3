import { callingCodeOf } from './callingCodes.ts'
import { servedBy } from './fieldCountry.ts'
import { normalisePhone } from './normalisePhone.ts'
import { type Spelled, unspelled } from './spelled.ts'

/** Reads the calling code off a text that begins with `+`, or with what is dialled to get out of the chosen country. */
export function spelledIn(typed: string, chosen: string, countries: readonly string[] | undefined): Spelled {
  const code = spelledCode(normalisePhone(typed, chosen))
  return code === undefined ? unspelled : { isSpelled: true, country: servedBy(code, chosen, countries) }
}

/** What is left of such a text when the picker says the calling code: `+49 171 1` becomes `171 1`. */
export function withoutCallingCode(typed: string, chosen: string): string {
  const text = normalisePhone(typed, chosen)
  const code = spelledCode(text)
  if (code === undefined) return typed
  return text.replace(new RegExp(`^\\+(?:\\D*\\d){${code.length}}[\\s)-]*`), '')
}

function spelledCode(text: string): string | undefined {
  return text.startsWith('+') ? callingCodeOf(text) : undefined
}
