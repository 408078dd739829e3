import worldMetadata from 'libphonenumber-js/max/metadata'
import { describe, expect, test } from 'vitest'
import { callingCode, callingCodeOf, countriesOf } from './callingCodes.ts'
import { countryName } from './countryName.ts'
import { formatPhone } from './formatPhone.ts'
import { homeRules } from './homeRules.ts'
import { lifepayPhones } from './lifepayPhones.ts'
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
  test.each(lifepayPhones)('%j as %j (%s)', (typed, expected) => {
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

test('a number is shown as people read it', async () => {
  const reading = parsePhone('89991234567', russia)
  if (!('phone' in reading)) throw new Error('It is a number.')
  expect(formatPhone(reading.phone)).toBe('+7 999 123 45 67')
  expect(formatPhone(reading.phone, { style: 'national' })).toBe('8 (999) 123-45-67')
  expect(localPart(reading.phone)).toBe('999 123-45-67')
  const belarus = await readPhone('+375291234567', russia)
  if (!('phone' in belarus)) throw new Error('It is a number.')
  // Reading it has brought the world's rules along.
  expect(formatPhone(belarus.phone)).toBe('+375 29 123 45 67')
  expect(formatPhone(belarus.phone, { rules: homeRules })).toBe('+375291234567')
  expect(localPart(belarus.phone)).toBe('29 123 45 67')
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

test('calling codes and names are known without any rules', () => {
  expect(callingCode('RU')).toBe('7')
  expect(callingCode('XX')).toBeUndefined()
  expect(callingCodeOf('+375291234567')).toBe('375')
  expect(callingCodeOf('+')).toBeUndefined()
  expect(countryName('KZ', 'ru')).toBe('Казахстан')
  expect(countryName('KZ', 'en')).toBe('Kazakhstan')
})
