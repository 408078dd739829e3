/**
 * What the browser calls the countries at home, alone and together, in the languages that are built in: the tables it has
 * that from take longer to come than the rest of the first form takes to draw. A test holds these to `Intl`.
 */
export const homeNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { RU: 'Russia', KZ: 'Kazakhstan', 'RU KZ': 'Russia and Kazakhstan' },
  ru: { RU: 'Россия', KZ: 'Казахстан', 'RU KZ': 'Россия и Казахстан' },
  ar: { RU: 'روسيا', KZ: 'كازاخستان', 'RU KZ': 'روسيا وكازاخستان' },
}

/** One country's, or several's by a space: nothing where only `Intl` knows it. */
export function homeName(countries: string, locale: string): string | undefined {
  return homeNames[locale]?.[countries]
}
