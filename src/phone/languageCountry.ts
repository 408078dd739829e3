/**
 * Whose numbers are probably meant, going by the browser's languages: the first region they name, else the first they
 * imply (`ru` is spoken in Russia first). No request is made to find out.
 */
export function languageCountry(
  languages: readonly string[],
  isServed: (country: string) => boolean,
): string | undefined {
  const locales = languages.flatMap((tag) => localeOf(tag) ?? [])
  const named = locales.map((locale) => locale.region)
  const implied = locales.map((locale) => locale.maximize().region)
  return [...named, ...implied].find((region): region is string => region !== undefined && isServed(region))
}

function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag)
  } catch {
    // Some browsers have been seen to offer tags that are none.
    return undefined
  }
}
