import type { E164 } from '../protocol/step.ts'
import { callingCode, callingCodeOf, countriesOf } from './callingCodes.ts'
import { localPart } from './localPart.ts'

/** The country of a calling code: the one already chosen where it shares it, else its main one among those offered. */
export function servedBy(code: string, chosen: string | undefined, countries: readonly string[] | undefined) {
  const isServed = (country: string) => countries?.includes(country) ?? true
  if (chosen !== undefined && callingCode(chosen) === code && isServed(chosen)) return chosen
  return countriesOf(code).find(isServed)
}

/** The country to stand in the picker beside an E.164 number. Nothing: none is offered that has its calling code. */
export function countryBeside(
  phone: E164,
  home: string | undefined,
  countries: readonly string[] | undefined,
): string | undefined {
  const code = callingCodeOf(phone)
  return code === undefined ? undefined : servedBy(code, home, countries)
}

/** A number as the field has it: beside its country's calling code, and with its own where that is not offered. */
export function fieldText(phone: E164, countries: readonly string[] | undefined, written = localPart(phone)): string {
  const isOffered = countryBeside(phone, undefined, countries) !== undefined
  if (isOffered) return written
  return `+${[callingCodeOf(phone), written].filter((part) => part !== undefined).join(' ')}`
}
