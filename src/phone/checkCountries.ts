import { EntryphoneError } from '../runtime/mistake.ts'
import { callingCode } from './callingCodes.ts'

/** Countries and places without numbers of their own: in a list of all of them they do no harm. */
const withoutNumbers: ReadonlySet<string> = new Set('AQ BV GS HM PN TF UM'.split(' '))

/** What a host says of countries, before a field is made of it or a number read by it. `where` names who said it. */
export function checkCountries(
  where: string,
  country: string | undefined,
  countries: readonly string[] | undefined,
  preferred?: readonly string[],
): void {
  if (country !== undefined && !isCountry(country)) throw new EntryphoneError('E70', `${where}: country`)
  if (countries !== undefined && !(isList(countries) && countries.some(isCountry))) {
    throw new EntryphoneError('E71', `${where}: countries`)
  }
  if (preferred !== undefined && !isList(preferred)) throw new EntryphoneError('E71', `${where}: preferredCountries`)
}

/** Asked of what types may not have looked at. */
function isCountry(country: unknown): boolean {
  return typeof country === 'string' && callingCode(country) !== undefined
}

function isList(countries: unknown): boolean {
  return (
    Array.isArray(countries) && countries.every((each: unknown) => isCountry(each) || withoutNumbers.has(String(each)))
  )
}
