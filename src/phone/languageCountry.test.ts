import { expect, test, vi } from 'vitest'
import { languages as ours } from '../test-support/languages.test-support.ts'
import { homeOf, languageCountry } from './languageCountry.ts'

const served =
  (...countries: readonly string[]) =>
  (country: string) =>
    countries.includes(country)
const anywhere = () => true

test.each([
  [['en-US'], 'US'],
  [['zh-Hant-TW'], 'TW'],
  [['en-us-u-hc-h12'], 'US'],
  [['ru'], 'RU'],
  [['sr-Latn'], 'RS'],
  [['not a tag', 'constructor', 'kk'], 'KZ'],
  [['en-UK'], 'GB'],
  // Latin America, and a place without numbers of its own.
  [['es-419', 'es'], 'ES'],
  [['es-419'], undefined],
  [['en-AQ', 'de-AT'], 'AT'],
  [[], undefined],
])('%s means %s', (languages, country) => {
  expect(languageCountry(languages, anywhere)).toBe(country)
})

test('the first region that is named comes before any that is only implied', () => {
  expect(languageCountry(['ru', 'de-CH', 'en-US'], anywhere)).toBe('CH')
})

test('a country that is not served is passed over', () => {
  expect(languageCountry(['de-CH', 'en-US'], served('US'))).toBe('US')
  expect(languageCountry(['de-CH', 'ru', 'es-419'], served('RU'))).toBe('RU')
  expect(languageCountry(['de-CH', 'es-419'], served('ES'))).toBeUndefined()
})

test('of each language there are sentences in it is known where it is spoken first, and that agrees with the browser', () => {
  const spoken = Object.values(ours).map(({ language }) => new Intl.Locale(language).language)
  for (const each of spoken) expect(homeOf(each)).toBe(new Intl.Locale(each).maximize().region)
  expect(['', 'a', 'ar EG', 'constructor'].map(homeOf)).toEqual([undefined, undefined, undefined, undefined])
})

test('languages that say their region, and those, ask the browser for nothing, which would take longer than drawing the field', () => {
  const Locale = vi.fn()
  vi.stubGlobal('Intl', { Locale })
  expect(languageCountry(['en-US', 'ru'], anywhere)).toBe('US')
  expect(languageCountry(['en-US', 'en', 'de-CH'], served('RU'))).toBeUndefined()
  expect(Locale).not.toHaveBeenCalled()
})
