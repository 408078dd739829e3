/**
 * Whose numbers are probably meant, going by the browser's languages: the first region they name, else the first they
 * imply (`ru` is spoken in Russia first). No request is made to find out.
 */
export function languageCountry(
  languages: readonly string[],
  isServed: (country: string) => boolean,
): string | undefined {
  const isMeant = (region: string | undefined): region is string => region !== undefined && isServed(region)
  const named = languages.map(regionOf).find(isMeant)
  if (named !== undefined) return named
  for (const tag of languages.filter((each) => regionOf(each) === undefined)) {
    const locale = localeOf(tag)
    const implied = locale?.region ?? locale?.maximize().region
    if (isMeant(implied)) return implied
  }
  return undefined
}

/** `US` in `en-US` and `zh-Hant-TW`. A browser's own reader of tags takes longer to come than drawing the field does. */
function regionOf(tag: string): string | undefined {
  return /^[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})(?![^-])/i.exec(tag)?.[1]?.toUpperCase()
}

function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag)
  } catch {
    // Some browsers have been seen to offer tags that are none.
    return undefined
  }
}
