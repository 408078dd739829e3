import parsePhoneNumber from 'libphonenumber-js/min'

/** Whose number this is, as ISO 3166-1 has it; `undefined` for one that no country has. For servers: it brings every plan. */
export function numberCountry(number: string): string | undefined {
  return parsePhoneNumber(number)?.country
}
