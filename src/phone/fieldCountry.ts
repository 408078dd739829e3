import { callingCode, callingCodeOf, countriesOf } from './callingCodes.ts'
import { isE164 } from './e164.ts'
import { normalisePhone } from './normalisePhone.ts'

/**
 * The country that a number beginning with `+` or `00` names by its calling code: the one already chosen where it shares
 * that code, else the code's main one among those served. Nothing while the code is not whole, or not served.
 */
export function spelledCountry(
  typed: string,
  chosen: string | undefined,
  countries: readonly string[] | undefined,
): string | undefined {
  const text = normalisePhone(typed)
  const code = text.startsWith('+') ? callingCodeOf(text) : undefined
  if (code === undefined) return undefined
  if (chosen !== undefined && callingCode(chosen) === code) return chosen
  return countriesOf(code).find((country) => countries?.includes(country) ?? true)
}

/** What is left of such a text when the picker says the calling code: `+49 171 1` becomes `171 1`. */
export function withoutCallingCode(typed: string): string {
  const text = normalisePhone(typed)
  const code = text.startsWith('+') ? callingCodeOf(text) : undefined
  if (code === undefined) return typed
  return text.replace(new RegExp(`^\\+(?:\\D*\\d){${code.length}}[\\s)-]*`), '')
}

/** Whose an E.164 number is, where its calling code is not home's. */
export function foreignCountry(
  value: string,
  home: string,
  countries: readonly string[] | undefined,
): string | undefined {
  const code = isE164(value) ? callingCodeOf(value) : undefined
  if (code === undefined || code === callingCode(home)) return undefined
  return countriesOf(code).find((country) => countries?.includes(country) ?? true)
}
