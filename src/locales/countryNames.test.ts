import { afterEach, describe, expect, test, vi } from 'vitest'
import { callingCode, countriesOf } from '../phone/callingCodes.ts'
import { listCountries } from '../phone/listCountries.ts'
import { searchCountries } from '../phone/searchCountries.ts'
import { languages } from '../test-support/languages.test-support.ts'

/** What Chromium 156 calls countries in English: see `e2e/languages.spec.ts`. */
const unknownToChromium = ['be', 'kk', 'uz']

const withNames = Object.values(languages).filter(({ countryNames }) => countryNames !== undefined)

test('those languages bring the names of countries that Chromium has none for, and no others do', () => {
  expect(withNames.map(({ language }) => language)).toEqual(unknownToChromium)
})

describe.each(withNames)('in $language', ({ language, countryNames = {} }) => {
  afterEach(() => vi.unstubAllGlobals())

  test('every country with numbers of its own has a name', () => {
    const countries = new Set(countriesOf().filter((country) => callingCode(country) !== undefined))
    expect(Object.keys(countryNames)).toEqual([...countries].toSorted())
    expect(Object.entries(countryNames).filter(([country, name]) => name.trim() === '' || name === country)).toEqual([])
  })

  test('a browser without them lists and finds countries by those names', () => {
    const { DisplayNames } = Intl
    vi.stubGlobal('Intl', {
      ...own(Intl),
      DisplayNames: function (_: unknown, options: Intl.DisplayNamesOptions) {
        return new DisplayNames('en', options)
      },
    })
    const germany = countryNames['DE'] ?? ''
    const { others } = listCountries({ language, countryNames })
    expect(others.find(({ country }) => country === 'DE')?.name).toBe(germany)
    expect(searchCountries(germany.slice(0, 5), others, language)[0]?.country).toBe('DE')
  })
})

/** What `Intl` has, which does not enumerate. */
function own(namespace: object): object {
  return Object.fromEntries(Object.getOwnPropertyNames(namespace).map((name) => [name, Reflect.get(namespace, name)]))
}
