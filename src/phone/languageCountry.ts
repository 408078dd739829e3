/**
 * Whose numbers are probably meant, going by the browser's languages: the first region they name, else the first they
 * imply (`ru` is spoken in Russia first). No request is made to find out.
 */
export function languageCountry(
  languages: readonly string[],
  isServed: (country: string) => boolean,
): string | undefined {
  const locales = languages.flatMap((tag) => localeOf(tag) ?? [])
  const isMeant = (region: string | undefined): region is string => region !== undefined && isServed(region)
  const named = locales.map(({ region }) => region).find(isMeant)
  if (named !== undefined) return named
  // What a language implies the browser has to look up, which takes longer than drawing the field: not for one that says.
  for (const locale of locales) {
    const implied = locale.region === undefined ? locale.maximize().region : undefined
    if (isMeant(implied)) return implied
  }
  return undefined
}

function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag)
  } catch {
    // Some browsers have been seen to offer tags that are none.
    return undefined
  }
}
