import { textsIn } from '../locales/localeProblems.test-support.ts'
import type { Messages } from '../locales/messages.ts'
import { countryList, countryName } from '../phone/countryName.ts'

/** Everything that a language says where this runs, in Node or in a page: what `Intl` gives to it included. */
export interface SaidIn {
  readonly texts: readonly (readonly [path: string, text: string])[]
  /** Each number from 0 to 130 as minutes, and every count of countries: where a plural may go wrong. */
  readonly counted: readonly string[]
  readonly countries: Readonly<Record<string, string>>
  readonly joined: string
  /**
   * What `Intl` alone calls Germany. Chromium resolves `kk` and `uz` and has English names for them all the same, so what
   * `resolvedOptions()` says is not enough.
   */
  readonly germany: string
  /** Whether its plurals are counted by rules of its own. */
  readonly isCounted: boolean
}

const countries = ['BY', 'DE', 'KZ', 'UZ', 'US']

export function saidIn(messages: Messages): SaidIn {
  const { language, countryNames, duration, phone } = messages
  const numbers = Array.from({ length: 131 }, (_, number) => number)
  return {
    texts: [...textsIn(messages)],
    counted: numbers.flatMap((number) => [duration(number), duration(number * 60), phone.countriesFound(number)]),
    countries: Object.fromEntries(
      countries.map((country) => [country, countryName(country, language, countryNames)] as const),
    ),
    joined: countryList(['DE', 'US'], language, countryNames),
    germany: new Intl.DisplayNames(language, { type: 'region' }).of('DE') ?? '',
    isCounted: languageOf(new Intl.PluralRules(language).resolvedOptions().locale) === languageOf(language),
  }
}

function languageOf(tag: string): string {
  return new Intl.Locale(tag).language
}
