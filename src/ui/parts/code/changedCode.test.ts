import { expect, test } from 'vitest'
import type { CodeShape } from '../../../protocol/step.ts'
import { changedCode, isBeingComposed, placePasted } from './changedCode.ts'

const sixDigits: CodeShape = { length: 6, characters: 'digits', caseSensitive: false }
const letters: CodeShape = { length: 6, characters: 'letters-and-digits', caseSensitive: false }
const unmeasured: CodeShape = { characters: 'any', caseSensitive: true }

test.each([
  ['a key at the end is added', '12', '123', 3, '3', { text: '123' }],
  ['a key inside of a part is added', '12', '132', 2, '3', { text: '132' }],
  ['a key inside of a full code writes over what follows', '123456', '1293456', 3, '9', { text: '129456', caret: 3 }],
  ['a sign that is no part of a code changes nothing inside of a full one', '123456', '12a3456', 3, 'a', undefined],
  [
    'a whole code that a keyboard puts behind its beginning is the code',
    '12',
    '12123456',
    8,
    '123456',
    { text: '123456' },
  ],
  ['what is taken out is taken out', '123456', '12345', 5, '', { text: '12345' }],
])('%s', (_, before, text, caret, inserted, changed) => {
  expect(changedCode({ text, caret, inserted }, before, sixDigits)).toEqual(changed)
})

test.each([
  ['123456', sixDigits, false],
  ['12', sixDigits, false],
  ['１２', sixDigits, true],
  ['ab', letters, true],
  ['abc123', letters, false],
  ['た', letters, true],
])('a composition of %j waits, or is a code already', (text, shape, isWaiting) => {
  expect(isBeingComposed(text, shape)).toBe(isWaiting)
})

test.each([
  ['a whole code goes over all', '654321', ['12', 1, 1], sixDigits, { part: '654321', start: 0, end: 2 }],
  ['the same code again changes nothing', '123456', ['123456', 0, 0], sixDigits, undefined],
  ['a part goes where the caret is', '34', ['1256', 2, 2], sixDigits, { part: '34', start: 2, end: 2 }],
  ['a part goes over what is selected', '34', ['129956', 2, 4], sixDigits, { part: '34', start: 2, end: 4 }],
  [
    'a part goes over what follows where no room is left',
    '99',
    ['123456', 1, 1],
    sixDigits,
    { part: '99', start: 1, end: 3 },
  ],
  ['a part is cut where the code ends', '999', ['12345', 5, 5], sixDigits, { part: '9', start: 5, end: 5 }],
  ['a text without a code changes nothing', 'hello', ['12', 2, 2], sixDigits, undefined],
  [
    'without a known length a part goes where the caret is, and none is cut',
    'aB3_x9',
    ['x9', 2, 2],
    unmeasured,
    { part: 'aB3_x9', start: 2, end: 2 },
  ],
] as const)('pasted, %s', (_, text, [value, selectionStart, selectionEnd], shape, placed) => {
  expect(placePasted(text, { value, selectionStart, selectionEnd }, shape)).toEqual(placed)
})
