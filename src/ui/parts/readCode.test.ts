import { expect, test } from 'vitest'
import type { CodeShape } from '../../protocol/step.ts'
import { isComplete, readCode } from './readCode.ts'

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
