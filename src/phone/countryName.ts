const names = new Map<string, Intl.DisplayNames>()

/** A country's name in a language, as the browser knows it: `countryName('KZ', 'ru')` is `Казахстан`. */
export function countryName(country: string, locale: string): string {
  let inLocale = names.get(locale)
  if (inLocale === undefined) {
    inLocale = new Intl.DisplayNames([locale, 'en'], { type: 'region' })
    names.set(locale, inLocale)
  }
  return inLocale.of(country) ?? country
}
