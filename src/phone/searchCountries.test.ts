import { expect, test } from 'vitest'
import { countriesOf } from './callingCodes.ts'
import { countryName } from './countryName.ts'
import { listCountries } from './listCountries.ts'
import { searchCountries } from './searchCountries.ts'

/** What stands first, and second. */
function finds(typed: string, language: string, choice: { countries?: string[]; preferred?: string[] } = {}) {
  const { preferred, others } = listCountries({ language, ...choice })
  return searchCountries(typed, [...preferred, ...others], language).map(({ country }) => country)
}

test.each([
  // The language on screen, in any case, with and without accents.
  ['герм', 'ru', 'DE'],
  ['Герм', 'ru', 'DE'],
  ['ГЕРМАНИЯ ', 'ru', 'DE'],
  ['теркс', 'ru', 'TC'],
  ['Тёркс', 'ru', 'TC'],
  ['реюньен', 'ru', undefined],
  ['кот дивуар', 'ru', 'CI'],
  ['аландские острова', 'ru', 'AX'],
  ['reunion', 'en', 'RE'],
  ['COTE D’IVOIRE', 'en', 'CI'],
  ['saint lucia', 'en', 'LC'],
  ['trinidad and', 'en', 'TT'],
  ['guinea bissau', 'en', 'GW'],
  ['المانيا', 'ar', 'DE'],
  ['ألمانيا', 'ar', 'DE'],
  ['osterr', 'de', 'AT'],
  // English, whatever is on screen.
  ['Germ', 'ru', 'DE'],
  ['germany', 'ar', 'DE'],
  // Calling codes, as they are written.
  ['+49', 'ru', 'DE'],
  ['49', 'ru', 'DE'],
  ['0049', 'ru', 'DE'],
  ['00 375', 'ru', 'BY'],
  ['+(7)', 'ru', 'RU'],
  ['٤٩', 'ar', 'DE'],
  ['４９', 'en', 'DE'],
  ['+49 171 1234567', 'en', 'DE'],
  ['+999', 'en', undefined],
  // ISO codes go before all that merely begins so.
  ['de', 'ru', 'DE'],
  ['DE', 'en', 'DE'],
  ['ru', 'en', 'RU'],
  // What people call a country and Intl does not.
  ['usa', 'en', 'US'],
  ['США', 'ru', 'US'],
  ['uk', 'en', 'GB'],
  ['turkey', 'en', 'TR'],
  ['Южная Корея', 'ru', 'KR'],
  ['Белоруссия', 'ru', 'BY'],
  ['голландия', 'ru', 'NL'],
  // Its own name, in neither of the languages.
  ['Deutschland', 'ru', 'DE'],
  ['Österreich', 'ru', 'AT'],
  ['polska', 'en', 'PL'],
  ['Россия', 'en', 'RU'],
  ['日本', 'ru', 'JP'],
  ['Atlantis', 'en', undefined],
])('%s in %s is %s', (typed, language, country) => {
  expect(finds(typed, language)[0]).toBe(country)
})

test('the whole name goes before its beginning, that before a word inside, and that before any letters inside', () => {
  expect(finds('niger', 'en')).toEqual(['NE', 'NG'])
  expect(finds('guinea', 'en')).toEqual(['GN', 'GW', 'GQ', 'PG'])
  expect(finds('oman', 'en')).toEqual(['OM', 'RO'])
})

test('countries that share a code stand by their weight, and shorter codes first', () => {
  expect(finds('+7', 'en')).toEqual(['RU', 'KZ'])
  expect(finds('+1', 'en').slice(0, 3)).toEqual(['US', 'AG', 'AI'])
  expect(finds('+44', 'en')).toEqual(['GB', 'GG', 'IM', 'JE'])
  expect(finds('42', 'en')).toEqual(['CZ', 'SK', 'LI'])
})

test('what says nothing finds everything, in the order it came', () => {
  for (const typed of ['', '  ', '+', '—']) expect(finds(typed, 'en')).toHaveLength(countriesOf().length)
  expect(finds('+', 'en', { preferred: ['KZ', 'RU'] }).slice(0, 3)).toEqual(['KZ', 'RU', 'AF'])
})

test('only what can be chosen is found, and what is preferred goes first among equals', () => {
  expect(finds('a', 'en', { countries: ['AM', 'AZ', 'RU'] })).toEqual(['AM', 'AZ', 'RU'])
  expect(finds('a', 'en', { countries: ['AM', 'AZ', 'RU'], preferred: ['AZ'] })).toEqual(['AZ', 'AM', 'RU'])
})

test('every country is found by its name, its English name and its codes', () => {
  for (const { country, name, callingCode } of listCountries({ language: 'ru' }).others) {
    expect(finds(name, 'ru')[0]).toBe(country)
    expect(finds(countryName(country, 'en'), 'ru')[0]).toBe(country)
    expect(finds(country, 'ru')[0]).toBe(country)
    expect(finds(`+${callingCode}`, 'ru')).toContain(country)
  }
})

test('names stand in the order of their language, after those that are preferred', () => {
  const names = (language: string, preferred: string[] = []) => {
    const listed = listCountries({ language, countries: ['AT', 'SE', 'DE', 'ZW', 'EE', 'RU'], preferred })
    return [listed.preferred, listed.others].map((group) => group.map(({ country }) => country).join(' '))
  }
  expect(names('en')).toEqual(['', 'AT EE DE RU SE ZW'])
  // Österreich is under O in German, and after Z in Swedish.
  expect(names('de', ['RU', 'DE'])).toEqual(['RU DE', 'EE AT SE ZW'])
  expect(names('en', ['XX', 'US', 'RU'])).toEqual(['RU', 'AT EE DE SE ZW'])
})

test('a country without numbers of its own, or one that is none, is not listed', () => {
  expect(listCountries({ language: 'en', countries: ['AQ', 'ZZ', 'RU'], preferred: ['AQ'] })).toEqual({
    preferred: [],
    others: [{ country: 'RU', name: 'Russia', callingCode: '7' }],
  })
})
