import { homeName } from './homeNames.ts'

const names = new Map<string, Intl.DisplayNames>()

/** A country's name in a language, as the browser knows it: `countryName('KZ', 'ru')` is `Казахстан`. */
export function countryName(country: string, locale: string): string {
  const home = homeName(country, locale)
  if (home !== undefined) return home
  let inLocale = names.get(locale)
  if (inLocale === undefined) {
    inLocale = new Intl.DisplayNames([locale, 'en'], { type: 'region' })
    names.set(locale, inLocale)
  }
  return inLocale.of(country) ?? country
}

/** Several of them as a sentence has them: `Россия и Казахстан`. */
export function countryList(countries: readonly string[], locale: string): string {
  const home = homeName(countries.join(' '), locale)
  if (home !== undefined) return home
  const each = countries.map((country) => countryName(country, locale))
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(each)
}
