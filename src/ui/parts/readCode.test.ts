import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CodeShape } from '../../protocol/step.ts'
import { isComplete, readCode, readPasted } from './readCode.ts'

const sixDigits: CodeShape = { length: 6, characters: 'digits', caseSensitive: false }
const zitadel: CodeShape = { length: 6, characters: 'letters-and-digits', caseSensitive: false }
const backup: CodeShape = { length: 6, characters: 'any', caseSensitive: true }

test.each([
  ['123456', '123456'],
  ['123 456', '123456'],
  ['123-456', '123456'],
  ['12 34 56', '123456'],
  ['G-123456', '123456'],
  ['FB-12345 G-123456', '123456'],
  [' 123456\n', '123456'],
  ['Your code is 123456.', '123456'],
  ['Ваш код: 123-456. Никому его не сообщайте.', '123456'],
  ['123456 is your code, valid for 10 minutes', '123456'],
  ['Valid for 10 minutes: 123 456', '123456'],
  ['Order 98765432, code 123456', '123456'],
  ['@example.com #123456', '123456'],
  ['１２３４５６', '123456'],
  ['١٢٣٤٥٦', '123456'],
  ['۱۲۳۴۵۶', '123456'],
  ['\u200e123\u00a0456\u200f', '123456'],
  ['123‑456', '123456'],
  ['12', '12'],
  ['12a3', '123'],
  ['1234567', '123456'],
  ['hello', ''],
])('six digits are found in %j', (text, code) => expect(readCode(text, sixDigits)).toBe(code))

test.each([
  ['AB12CD', 'AB12CD'],
  ['ab12cd', 'AB12CD'],
  ['ab1 2cd', 'AB12CD'],
  ['Please enter AB12CD to verify your phone', 'AB12CD'],
  ['Please enter ABCDEF now', 'ABCDEF'],
  ['G-AB12CD', 'AB12CD'],
  ['ＡＢ１２ＣＤ', 'AB12CD'],
])('six letters and digits are found in %j', (text, code) => expect(readCode(text, zitadel)).toBe(code))

test('a backup code keeps its case and its signs', () => {
  expect(readCode(' aB3_x9 ', backup)).toBe('aB3_x9')
  expect(readCode('Zq-7Kd', backup)).toBe('Zq-7Kd')
  expect(readCode('w8-XyZ', { characters: 'any', caseSensitive: true })).toBe('w8-XyZ')
})

test('without a length nothing is cut and nothing is complete', () => {
  const digits: CodeShape = { characters: 'digits', caseSensitive: false }
  expect(readCode('1234 5678 90', digits)).toBe('1234567890')
  expect(isComplete('1234567890', digits)).toBe(false)
  expect(isComplete('123456', sixDigits)).toBe(true)
})

test.each([
  ['123456', '123456'],
  ['123 456', '123456'],
  ['123-456', '123456'],
  ['G-123456', '123456'],
  ['Your code is 123456.', '123456'],
  ['@example.com #123456', '123456'],
  ['Your code is 123456.\n\n@example.com #123456', '123456'],
  ['Order 987654.\n\n@example.com #123456', '123456'],
  ['１２３４５６', '123456'],
  ['١٢٣٤٥٦', '123456'],
  ['012', '012'],
  ['Order 987654, code 123456', ''],
  ['1234567', ''],
  ['Call 5 of 12', ''],
])('of six digits, a pasted %j gives %j', (text, code) => expect(readPasted(text, sixDigits)).toBe(code))

test.each([
  ['Your code is AB12CD.', 'AB12CD'],
  ['ab12-cd', 'AB12CD'],
  ['AB1', 'AB1'],
  ['Please verify number', ''],
])('of six letters and digits, a pasted %j gives %j', (text, code) => expect(readPasted(text, zitadel)).toBe(code))

test('without a length, a sentence gives its one run', () => {
  const digits: CodeShape = { characters: 'digits', caseSensitive: false }
  expect(readPasted('Your code is 12345678, valid 10 minutes', digits)).toBe('12345678')
  expect(readPasted('1234 5678', digits)).toBe('12345678')
  expect(readPasted('Your code is w8-XyZ.', { characters: 'any', caseSensitive: true })).toBe('w8-XyZ')
})

const word = fc.stringMatching(/^[a-z]{1,9}$/)
const number = fc.stringMatching(/^[0-9]{1,9}$/)
const mark = fc.constantFrom(' ', ', ', '. ', ': ', '\n', ' – ')

test('in any message the code comes out where one run has its shape, and nothing otherwise', () => {
  const message = fc.array(fc.tuple(fc.oneof(word, number), word, mark), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(message, fc.integer({ min: 4, max: 8 }), (pieces, length) => {
      const text = pieces.map(([said, after, sign]) => `${said} ${after}${sign}`).join('')
      const runs = new Set(pieces.map(([said]) => said).filter((said) => /^\d+$/.test(said) && said.length === length))
      const [first = ''] = runs
      const found = readPasted(text, { length, characters: 'digits', caseSensitive: false })
      expect(found).toBe(runs.size === 1 ? first : '')
    }),
    { numRuns: 2_000 },
  )
})
