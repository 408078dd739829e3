import { callingCode, countriesOf } from './callingCodes.ts'
import { type CountryNames, countryName } from './countryName.ts'

export interface ListedCountry {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly name: string
  readonly callingCode: string
}

export interface CountryChoice {
  /** BCP 47: names and their order. */
  readonly language: string
  /** Where a browser has no names in that language. */
  readonly countryNames?: CountryNames | undefined
  /** Which can be chosen. Absent: all. */
  readonly countries?: readonly string[] | undefined
  /** Which stand first, in this order. Those that cannot be chosen are left out. */
  readonly preferred?: readonly string[] | undefined
}

/** What can be chosen, as people look it up: first what is preferred, then the rest by name. */
export function listCountries({ language, countryNames, countries, preferred = [] }: CountryChoice) {
  const offered = new Set(countries ?? countriesOf())
  const first = new Set(preferred.filter((country) => offered.has(country)))
  const collator = new Intl.Collator(language)
  const listed = (group: Iterable<string>) => [...group].flatMap((country) => listing(country, language, countryNames))
  return {
    preferred: listed(first),
    others: listed([...offered].filter((country) => !first.has(country))).sort((one, other) =>
      collator.compare(one.name, other.name),
    ),
  }
}

/** Nothing for a country without numbers of its own. */
function listing(country: string, language: string, own: CountryNames | undefined): readonly ListedCountry[] {
  const code = callingCode(country)
  return code === undefined ? [] : [{ country, name: countryName(country, language, own), callingCode: code }]
}
