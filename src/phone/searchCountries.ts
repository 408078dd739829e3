import { callingCodeOf, countriesOf } from './callingCodes.ts'
import { namesOf, ownNames } from './countryNames.ts'
import { fold } from './foldName.ts'
import type { ListedCountry } from './listCountries.ts'
import { asciiDigits } from './normalisePhone.ts'
import { kinship, withoutArticle, withoutState } from './otherNames.ts'

/**
 * Which of the countries someone may mean, the likeliest first: by name in the language on screen or in English, by
 * calling code (`+49`, `0049`) or ISO code, and where that finds none, by the name the country gives itself, or by its
 * official one.
 */
export function searchCountries(
  typed: string,
  listed: readonly ListedCountry[],
  language: string,
): readonly ListedCountry[] {
  // No name is longer, and a clipboard may hold a book.
  const text = typed.slice(0, 100)
  const digits = digitsOf(text)
  if (digits !== undefined) return byCallingCode(digits, listed)
  const words = fold(text)
  if (words === '') return listed
  const ways = [
    ({ country, name }: ListedCountry) =>
      words === country.toLowerCase() ? 0 : nearness(words, namesOf(country, language, name)),
    ({ country }: ListedCountry) => nearness(words, ownNames(country)),
    ({ country, name }: ListedCountry) =>
      officially(words, [...namesOf(country, language, name), ...ownNames(country)]),
  ]
  for (const way of ways) {
    const found = best(listed, way)
    if (found.length > 0) return found
  }
  return []
}

/** `Kingdom of the Netherlands`, `Российская Федерация`: by what is left without the words of state. */
function officially(words: string, names: readonly string[]): number | undefined {
  const left = withoutState(words)
  const near = left === '' || left === words ? undefined : nearness(left, names.map(withoutArticle))
  if (near !== undefined && near < 3) return near
  const isAdjective = left !== words || /(?:ская|цкая|ское|цкое)$/.test(words)
  const kin = isAdjective ? names.flatMap((name) => kinship(left, name) ?? []) : []
  return kin.length === 0 ? undefined : 4 - Math.max(...kin)
}

function digitsOf(typed: string): string | undefined {
  const plain = asciiDigits(typed.normalize('NFKC')).replaceAll(/[\s\p{Cf}\p{Pd}()+]/gu, '')
  return /^\d+$/.test(plain) ? plain.replace(/^00/, '') : undefined
}

/** Countries that share a code stand by their weight: the United States before Anguilla. */
function byCallingCode(digits: string, listed: readonly ListedCountry[]): readonly ListedCountry[] {
  // More than a code: the beginning of a number.
  const code = callingCodeOf(digits) ?? digits
  return listed
    .filter(({ callingCode }) => callingCode === code || callingCode.startsWith(digits))
    .sort(
      (one, other) =>
        Number(one.callingCode) - Number(other.callingCode) ||
        countriesOf(one.callingCode).indexOf(one.country) - countriesOf(one.callingCode).indexOf(other.country),
    )
}

/** The nearest first, and among equals the order they came in. */
function best(
  listed: readonly ListedCountry[],
  nearnessOf: (each: ListedCountry) => number | undefined,
): readonly ListedCountry[] {
  return listed
    .flatMap((each) => {
      const near = nearnessOf(each)
      return near === undefined ? [] : [{ each, near }]
    })
    .sort((one, other) => one.near - other.near)
    .map(({ each }) => each)
}

/** 0 for the whole name, then its beginning, the beginning of a word in it, and anything inside. */
function nearness(words: string, names: readonly string[]): number | undefined {
  const near = names.flatMap((name) => {
    if (name === words) return 0
    if (name.startsWith(words)) return 1
    if (name.includes(` ${words}`)) return 2
    // Inside of a word two letters are anywhere: `рф` in Норфолк.
    return words.length !== 2 && name.includes(words) ? 3 : []
  })
  return near.length === 0 ? undefined : Math.min(...near)
}
