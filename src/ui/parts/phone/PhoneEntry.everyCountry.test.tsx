// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import fc from 'fast-check'
import { parsePhoneNumber } from 'libphonenumber-js/core'
import rules from 'libphonenumber-js/max/metadata'
import { beforeAll, expect, test } from 'vitest'
import { callingCode, countriesOf } from '../../../phone/callingCodes.ts'
import { exitCodeOf } from '../../../phone/exitCodes.ts'
import { loadWorldRules } from '../../../phone/worldRules.ts'
import { PhoneEntry } from './PhoneEntry.tsx'
import { loadPhoneParser } from './loadPhoneParser.ts'

beforeAll(async () => {
  await loadPhoneParser()
  await loadWorldRules()
})

/** Numbers of a country as its own plan describes them: the patterns of fixed and mobile lines, and whole ones only. */
function numbersOf(country: keyof typeof rules.countries) {
  const plan = rules.countries[country]
  const types: unknown = plan?.[11]
  const patterns = (Array.isArray(types) ? types.slice(0, 2) : [])
    .map((type: unknown): unknown => (Array.isArray(type) ? type[0] : undefined))
    .filter((pattern): pattern is string => typeof pattern === 'string' && pattern !== '')
  const all = patterns.length > 0 ? patterns : [String(plan?.[2])]
  return (
    fc
      .oneof(...all.map((pattern) => fc.stringMatching(new RegExp(`^(?:${pattern})$`))))
      .map((local) => parsePhoneNumber(`+${callingCode(country)}${local}`, rules))
      // Some plans describe numbers longer than E.164 has room for, or too short to take a message.
      .filter((number) => number?.isValid() === true && /^\+\d{7,15}$/.test(number.number))
  )
}

const isPlanned = (country: string): country is keyof typeof rules.countries => country in rules.countries
const countries = countriesOf().filter(isPlanned)
const gap = fc.constantFrom('', '', '', ' ', '\u00a0', '-', '\u2011', '.', '/')
const spaced = (text: string, gaps: readonly string[]) =>
  Array.from(text)
    .map((sign, at, signs) => (/\d/.test(sign) && /\d/.test(signs[at + 1] ?? '') ? sign + (gaps[at] ?? '') : sign))
    .join('')

function enter(country: string, text: string, way: 'typed' | 'pasted'): string | undefined {
  const told: string[] = []
  render(<PhoneEntry label="Phone" country={country} onPhoneChange={(phone) => told.push(phone)} />)
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Phone' })
  field.focus()
  const steps = way === 'pasted' ? [text] : Array.from(text, (_, at) => text.slice(0, at + 1))
  for (const value of steps) fireEvent.input(field, { target: { value } })
  expect(field.value).toBe(text)
  cleanup()
  return told.at(-1)
}

const way = fc.constantFrom('typed' as const, 'pasted' as const)
const gaps = fc.array(gap, { minLength: 20, maxLength: 20 })

test('any country’s number in international form is its E.164, under any picker', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...countries).chain(numbersOf),
      fc.constantFrom(...countries),
      fc.constantFrom('+', '00', 'tel:+', '+ '),
      gaps,
      way,
      (number, picker, prefix, between, how) => {
        if (number === undefined) return
        // Where `00` and more is dialled to leave a country, the next digit may be a part of that.
        if (prefix === '00' && exitCodeOf(picker) !== '00') return
        expect(enter(picker, prefix + spaced(number.number.slice(1), between), how)).toBe(number.number)
      },
    ),
    { numRuns: 120, seed: 20261123 },
  )
}, 60_000)

test('any country’s number in its national form is its E.164 where that country is chosen', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...countries).chain((country) => fc.tuple(fc.constant(country), numbersOf(country))),
      gaps,
      way,
      ([country, number], between, how) => {
        // Gabon and a few others write two numbers the same way at home: the plan itself reads the other one.
        const national = number?.formatNational() ?? ''
        if (number === undefined || parsePhoneNumber(national, country, rules)?.number !== number.number) return
        expect(enter(country, spaced(national, between), how)).toBe(number.number)
      },
    ),
    { numRuns: 120, seed: 20261123 },
  )
}, 60_000)
