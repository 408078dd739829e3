import fc from 'fast-check'
import { parsePhoneNumber } from 'libphonenumber-js/core'
import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' }
import rules from 'libphonenumber-js/max/metadata'
import { expect, test } from 'vitest'
import { callingCode, countriesOf } from './callingCodes.ts'
import { parsePhone } from './parsePhone.ts'

/** One number of each country, as its own plan writes it. */
const numbers = countriesOf().flatMap((country) => {
  const local = Object.entries(examples).find(([each]) => each === country)?.[1]
  const code = callingCode(country)
  const number = local === undefined ? undefined : parsePhoneNumber(`+${code}${local}`, rules)
  return number?.isValid() ? [{ country, number }] : []
})
const spaced = (text: string, gaps: readonly string[]) =>
  text
    .replaceAll(/(?<=\d)(?=\d)/g, '|')
    .split('|')
    .map((part, at) => part + (gaps[at] ?? ''))
    .join('')
const gap = fc.array(fc.constantFrom('', '', ' ', '\u00a0', '-', '\u2011'), { maxLength: 16 })

test('the international form is one number under any picker, however it is spaced', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...numbers),
      fc.constantFrom(...countriesOf()),
      gap,
      fc.constantFrom('+', '00', 'tel:+'),
      ({ number }, picker, gaps, prefix) => {
        const typed = prefix + spaced(number.number.slice(1), gaps)
        expect(parsePhone(typed, { country: picker, rules })).toMatchObject({ phone: number.number })
      },
    ),
    { numRuns: 2000 },
  )
})

test('the national form is one number where its country is chosen', () => {
  const wrong = numbers.filter(({ country, number }) => {
    const reading = parsePhone(number.formatNational(), { country, rules })
    return !('phone' in reading) || reading.phone !== number.number
  })
  expect(wrong.map(({ country, number }) => `${country} ${number.formatNational()}`)).toEqual([])
  expect(numbers.length).toBeGreaterThan(230)
})
