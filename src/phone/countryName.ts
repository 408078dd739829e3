import { homeName } from './homeNames.ts'

/** By ISO 3166-1 alpha-2: a language's own, where a browser has none in it. */
export type CountryNames = Readonly<Record<string, string>>

const names = new Map<string, Intl.DisplayNames>()

/**
 * A country's name in a language: the language's own, else as the browser knows it. `countryName('KZ', 'ru')` is
 * `Казахстан`.
 */
export function countryName(country: string, locale: string, own?: CountryNames): string {
  const written = own?.[country] ?? homeName(country, locale)
  if (written !== undefined) return written
  let inLocale = names.get(locale)
  if (inLocale === undefined) {
    inLocale = new Intl.DisplayNames([locale, 'en'], { type: 'region' })
    names.set(locale, inLocale)
  }
  return inLocale.of(country) ?? country
}

/** Several of them as a sentence has them: `Россия и Казахстан`. */
export function countryList(countries: readonly string[], locale: string, own?: CountryNames): string {
  const home = homeName(countries.join(' '), locale)
  if (home !== undefined) return home
  const each = countries.map((country) => countryName(country, locale, own))
  const joined = new Intl.ListFormat(locale, { type: 'conjunction' })
  // It would join them in the browser's own language where it has none of this one: Chromium says "and" in Uzbek.
  return joined.resolvedOptions().locale.startsWith(locale.slice(0, 2)) ? joined.format(each) : each.join(', ')
}
