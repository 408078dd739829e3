import { getExampleNumber } from 'libphonenumber-js/core'
import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' }
import worldMetadata from 'libphonenumber-js/max/metadata'
import { describe, expect, test } from 'vitest'
import { callingCode, callingCodeOf, countriesOf } from './callingCodes.ts'
import { countryList, countryName } from './countryName.ts'
import { homeNames } from './homeNames.ts'
import { exitCodeOf } from './exitCodes.ts'
import { e164 } from '../test-support/e164.test-support.ts'
import { formatPhone } from './formatPhone.ts'
import { homeRules } from './homeRules.ts'
import { lifepayPhones } from '../test-support/lifepayPhones.test-support.ts'
import { localPart } from './localPart.ts'
import { asciiDigits } from './normalisePhone.ts'
import { needsWorldRules, parsePhone } from './parsePhone.ts'
import { readPhone } from './readPhone.ts'

const russia = { country: 'RU' }
const plusSeven = { country: 'RU', countries: ['RU', 'KZ'] }
const sent = (typed: string, options = plusSeven) => {
  const reading = parsePhone(typed, options)
  return 'phone' in reading ? reading.phone : null
}
const problem = (typed: string, options: Parameters<typeof parsePhone>[1] = plusSeven) => {
  const reading = parsePhone(typed, options)
  return 'problem' in reading ? reading.problem : reading.phone
}

describe('LIFE PAY gets', () => {
  test.each(lifepayPhones)('$typed as $sent ($why)', ({ typed, sent: expected }) => {
    // An extension is refused in words: the number without it would text whoever picks up at reception.
    expect(sent(typed)).toBe(typed.includes('доб') ? null : expected)
  })
})

test.each([
  '89991234567',
  '8 (999) 123-45-67',
  '+7 (999) 123-45-67',
  '79991234567',
  '7 999 123-45-67',
  '9991234567',
  'tel:+79991234567',
  'tel:8-999-123-45-67',
  '8\u00a0(999)\u00a0123\u201145\u201167',
  '+7 999 123–45–67',
  '\u202a+7 999 123-45-67\u202c',
  '８（９９９）１２３－４５－６７',
  '٨٩٩٩١٢٣٤٥٦٧',
  '۸۹۹۹۱۲۳۴۵۶۷',
  '+8 999 123-45-67',
  '007 999 123 45 67',
])('autofill and paste of %j is one number', (typed) => {
  expect(sent(typed)).toBe('+79991234567')
  expect(parsePhone(typed, russia)).toEqual({ phone: '+79991234567', country: 'RU' })
})

test('a Kazakh number keeps its country, typed either way', () => {
  expect(parsePhone('8 701 234-56-78', { country: 'KZ' })).toEqual({ phone: '+77012345678', country: 'KZ' })
  expect(parsePhone('+77012345678', russia)).toEqual({ phone: '+77012345678', country: 'KZ' })
})

test('what is wrong is said, digit by digit', () => {
  expect(problem('')).toBe('empty')
  expect(problem('  ')).toBe('empty')
  expect(problem('999 123-45-6')).toBe('too-short')
  expect(problem('+7999123456')).toBe('too-short')
  expect(problem('999 123-45-678')).toBe('too-long')
  expect(problem('+799912345678')).toBe('too-long')
  expect(problem('+7 999 123 45 67 12345')).toBe('too-long')
  expect(problem('000 000-00-00')).toBe('impossible')
  expect(problem('ann@example.com')).toBe('not-a-number')
  expect(problem('()')).toBe('not-a-number')
  expect(problem('+375 29 123-45-67')).toBe('country')
  expect(problem('0049 171 1234567')).toBe('country')
})

test.each([
  '+79991234567 доб. 12',
  '8 495 123-45-67 доб 3',
  '84951234567 ext. 12',
  '84951234567;ext=12',
  '84951234567#12',
])('an extension is refused: %j', (typed) => expect(problem(typed)).toBe('extension'))

test('a country that is not served is refused though its calling code is', () => {
  expect(problem('+7 701 234-56-78', { country: 'RU', countries: ['RU'] })).toBe('country')
})

test('numbers from elsewhere load the rules of the world, and only they', async () => {
  expect(needsWorldRules('8 999 123-45-67', russia)).toBe(false)
  expect(needsWorldRules('+375', plusSeven)).toBe(false)
  expect(needsWorldRules('+375', russia)).toBe(true)
  expect(await readPhone('+375 29 123-45-67', russia)).toEqual({ phone: '+375291234567', country: 'BY' })
  expect(await readPhone('00375 29 123-45-67', russia)).toEqual({ phone: '+375291234567', country: 'BY' })
  expect(await readPhone('375291234567', russia)).toEqual({ phone: '+375291234567', country: 'BY' })
  expect(await readPhone('8 10 375 29 123-45-67', russia)).toEqual({ phone: '+375291234567', country: 'BY' })
  expect(await readPhone('8 029 123-45-67', { country: 'BY' })).toEqual({ phone: '+375291234567', country: 'BY' })
  expect(await readPhone('(213) 373-4253', { country: 'US' })).toEqual({ phone: '+12133734253', country: 'US' })
})

test('digits of every script count', () => {
  expect(asciiDigits('०१२३४५६७८९ ٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹')).toBe('0123456789 0123456789 0123456789')
})

test('a number is shown as its country writes it, in a field and out of it', async () => {
  const reading = parsePhone('89991234567', russia)
  if (!('phone' in reading)) throw new Error('It is a number.')
  expect(formatPhone(reading.phone)).toBe('+7 999 123-45-67')
  expect(formatPhone(reading.phone, { style: 'national' })).toBe('8 (999) 123-45-67')
  expect(localPart(reading.phone)).toBe('999 123-45-67')
  const belarus = await readPhone('+375291234567', russia)
  if (!('phone' in belarus)) throw new Error('It is a number.')
  // With the world's rules, which reading it has brought along, and without.
  expect(formatPhone(belarus.phone)).toBe('+375 29 123-45-67')
  expect(formatPhone(belarus.phone, { rules: homeRules })).toBe('+375 29 123-45-67')
  expect(localPart(belarus.phone)).toBe('29 123-45-67')
})

test.each([
  ['+41791234500', '+41 79 123 45 00'],
  ['+12015550123', '+1 201-555-0123'],
  ['+447400123456', '+44 7400 123456'],
  ['+33612345678', '+33 6 12 34 56 78'],
  ['+5511961234567', '+55 11 96123-4567'],
  ['+881612345678', '+881 61 234 56 78'],
  ['+77012345678', '+7 701 234-56-78'],
])('%s is %s, before any rules are there as well', (phone, written) => {
  const number = e164(phone)
  expect(formatPhone(number, { rules: homeRules })).toBe(written)
  expect(formatPhone(number, { rules: worldMetadata })).toBe(written)
})

test('a mobile number of every country has one shape, with its rules or without, grouped as the plan groups it', () => {
  const mains = Object.values(worldMetadata.country_calling_codes).map(([main]) => main)
  // Some plans group nothing.
  const countries = mains.filter((main) => main !== undefined && Array.isArray(worldMetadata.countries[main]?.[4]))
  expect(countries.length).toBeGreaterThan(200)
  const wrong = countries.flatMap((country) => {
    if (country === undefined) return []
    const example = getExampleNumber(country, examples, worldMetadata)
    if (example === undefined) return []
    const phone = e164(example.number)
    const [bare, ruled] = [localPart(phone), localPart(phone, worldMetadata)]
    const groups = example.formatInternational().replace(/^\+\d+ /, '')
    const isGrouped = groups.includes(' ')
    const isRight = bare === ruled && (!isGrouped || ruled.replaceAll(/[-.]/g, ' ') === groups)
    return isRight ? [] : [`${country}: ${bare}, ${ruled}, ${groups}`]
  })
  expect(wrong).toEqual([])
})

test('what was cut out of the metadata agrees with the installed version', () => {
  expect(homeRules.version).toBe(worldMetadata.version)
  expect(homeRules.countries).toEqual({ RU: worldMetadata.countries.RU, KZ: worldMetadata.countries.KZ })
  expect(homeRules.country_calling_codes).toEqual({ 7: worldMetadata.country_calling_codes['7'] })
  expect([...countriesOf()].toSorted()).toEqual(Object.keys(worldMetadata.countries).toSorted())
  for (const country of countriesOf()) expect(worldMetadata.countries).toHaveProperty(country)
  for (const code of ['1', '7', '44', '375'])
    expect(countriesOf(code)).toEqual(worldMetadata.country_calling_codes[code])
})

test('how each country is left agrees with the installed version', () => {
  for (const [country, plan] of Object.entries(worldMetadata.countries)) {
    expect(`${country} ${String(exitCodeOf(country))}`).toBe(`${country} ${String(plan?.[1])}`)
  }
  expect(countriesOf('870')).toEqual([])
  for (const code of Object.keys(worldMetadata.nonGeographic)) expect(callingCodeOf(`+${code}`)).toBe(code)
})

test.each([
  ['001 65 9234 5678', 'TH', '+6592345678'],
  ['001 65 9234 5678', 'SG', '+6592345678'],
  ['0011 44 20 7946 0018', 'AU', '+442079460018'],
  ['011 44 20 7946 0018', 'US', '+442079460018'],
  ['010 1 213 373 4253', 'JP', '+12133734253'],
  ['00700 82 10 2000 0000', 'KR', '+821020000000'],
  ['0021 55 11 96123-4567', 'BR', '+5511961234567'],
  ['119 1 213 373 4253', 'CU', '+12133734253'],
  ['8 10 375 29 123-45-67', 'KZ', '+375291234567'],
  // Copied from elsewhere: the plan has no use for it.
  ['0049 171 1234567', 'US', '+491711234567'],
  ['0049 171 1234567', 'AU', '+491711234567'],
  ['0049 171 1234567', 'RU', '+491711234567'],
])('%s dialled in %s goes to %s', async (typed, country, phone) => {
  expect(await readPhone(typed, { country })).toMatchObject({ phone })
})

test.each([
  ['001 61 412 345 67', 'HK', 'too-short'],
  ['001 61 412 345 6789', 'HK', 'too-long'],
  ['001 65 9234 567', 'TH', 'too-short'],
])('%s dialled in %s is nobody’s: %s', async (typed, country, problem) => {
  expect(await readPhone(typed, { country })).toEqual({ problem })
})

test.each([
  '(+7) 999 123-45-67',
  '(+7 999) 123-45-67',
  '+7 999 123-45-67,',
  '"+7 999 123-45-67"',
  '«8 (999) 123-45-67».',
  '‘+79991234567’',
  'Тел.: +7 999 123-45-67',
  'тел. 8 (999) 123-45-67;',
  'Телефон: 8-999-123-45-67',
  'Мой номер телефона: 8 999 123 45 67',
  'Tel. 8 999 123-45-67',
  'Phone: +7 999 123-45-67 (work)',
  'Анна Петрова, +7 999 123-45-67',
  'هاتف: +٧ ٩٩٩ ١٢٣ ٤٥ ٦٧',
  '☎ +7 999 123-45-67 ',
  '+7 999 123-45-67 — Анна',
  '+7 999 123-45-67!',
  '[+7 999 123-45-67]',
  '**8 999 123-45-67**',
  'callto:+79991234567',
  'sms:+79991234567',
])('copied as %j it is the number', (typed) => {
  expect(parsePhone(typed, russia)).toEqual({ phone: '+79991234567', country: 'RU' })
})

test.each([
  'ИНН 7707083893',
  'order 9991234567',
  'ann@9991234567',
  '9991234567@example.com',
  '$9991234567',
  'https://example.com/9991234567',
  '+7 999 123-45-67 / +7 999 123-45-68',
  '+7 999 123-45-67, 12',
  '1-800-FLOWERS',
  '--',
])('%j is no number', (typed) => {
  expect(parsePhone(typed, russia)).toHaveProperty('problem')
})

test.each(['9', ' ', 'a', '+', '(', '+7 ', ',', '8x', '٩', 'тел '])(
  'a book of %j is read no further than a line',
  (sign) => {
    const reading = parsePhone(sign.repeat(50_000), russia)
    expect(reading).toEqual({ problem: /^[9٩ +(7]+$/.test(sign) ? 'too-long' : 'not-a-number' })
    expect(parsePhone(`+79991234567${' '.repeat(50_000)}1`, russia)).toEqual({ problem: 'too-long' })
  },
)

test.each(['+870 773 111 632', '+800 1234 5678', '+881 612 345 678', '+883 510 0000 00012', '+979 1 2345 6789'])(
  '%s is of no country, and a number all the same',
  async (typed) => {
    const phone = typed.replaceAll(' ', '')
    expect(await readPhone(typed, russia)).toEqual({ phone })
    expect(await readPhone(typed, plusSeven)).toEqual({ problem: 'country' })
    expect(await readPhone(typed.replace('+', '00'), russia)).toEqual({ phone })
  },
)

test.each([
  ['310 1234', 'CA'],
  ['310 1234', 'US'],
  ['+1 310 1234', 'US'],
  ['1 310 1234', 'JM'],
])('seven digits reach one town only: %s in %s is too short', async (typed, country) => {
  expect(await readPhone(typed, { country })).toEqual({ problem: 'too-short' })
})

test('calling codes and names are known without any rules', () => {
  expect(callingCode('RU')).toBe('7')
  expect(callingCode('XX')).toBeUndefined()
  expect(callingCodeOf('+375291234567')).toBe('375')
  expect(callingCodeOf('+')).toBeUndefined()
  expect(countryName('KZ', 'ru')).toBe('Казахстан')
  expect(countryName('KZ', 'en')).toBe('Kazakhstan')
})

test('the countries at home are called what the browser calls them', () => {
  for (const [language, names] of Object.entries(homeNames)) {
    const known = new Intl.DisplayNames([language], { type: 'region' })
    for (const [countries, name] of Object.entries(names)) {
      const each = countries.split(' ').map((country) => known.of(country) ?? '')
      expect(new Intl.ListFormat(language, { type: 'conjunction' }).format(each)).toBe(name)
    }
  }
  expect(countryList(['DE', 'AT', 'CH'], 'en')).toBe('Germany, Austria, and Switzerland')
  expect(countryList(['RU', 'KZ'], 'de')).toBe('Russland und Kasachstan')
})
