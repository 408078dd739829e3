import { callingCode } from './callingCodes.ts'

/**
 * Whose numbers are probably meant, going by the browser's languages: the first region they name, else the first they
 * imply (`ru` is spoken in Russia first). No request is made to find out.
 */
export function languageCountry(
  languages: readonly string[],
  isServed: (country: string) => boolean,
): string | undefined {
  const isMeant = (region: string | undefined): region is string => isCountry(region) && isServed(region)
  const named = languages.map(regionOf).find(isMeant)
  if (named !== undefined) return named
  for (const tag of languages.filter((each) => regionOf(each) === undefined)) {
    const implied = homeOf(tag.toLowerCase()) ?? impliedBy(tag)
    if (isMeant(implied)) return implied
  }
  return undefined
}

/** Has numbers of its own: `419` of `es-419` is a continent's, and `UK` is no region's name. */
function isCountry(region: string | undefined): region is string {
  return region !== undefined && callingCode(region) !== undefined
}

const homes =
  'ar EG,be BY,de DE,en US,es ES,fa IR,fr FR,he IL,it IT,ja JP,kk KZ,ko KR,pl PL,pt BR,ru RU,tr TR,uk UA,uz UZ,zh CN'

/**
 * Where a language that there are sentences in is spoken first. A browser's own reader of tags knows it of all, and takes
 * longer to come than drawing the field does. A test holds these to it.
 */
export function homeOf(language: string): string | undefined {
  return homes
    .split(',')
    .find((pair) => pair.startsWith(`${language} `))
    ?.slice(3)
}

/** `US` in `en-US`, `TW` in `zh-Hant-TW`. What is no country's the browser may know by another name. */
function regionOf(tag: string): string | undefined {
  const region = /^[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})(?![^-])/i.exec(tag)?.[1]?.toUpperCase()
  return isCountry(region) ? region : undefined
}

function impliedBy(tag: string): string | undefined {
  try {
    const locale = new Intl.Locale(tag)
    return locale.region ?? locale.maximize().region
  } catch {
    // Some browsers have been seen to offer tags that are none.
    return undefined
  }
}
