import { expect, test } from 'vitest'
import { withoutEnd } from './withoutEnd.ts'

test.each([
  ['abc==', '=', 'abc'],
  ['a=b', '=', 'a=b'],
  ['==abc', '=', '==abc'],
  ['====', '=', ''],
  ['', '=', ''],
  ['/one//', '/', '/one'],
])('%j without %s at its end is %j', (text, sign, rest) => {
  expect(withoutEnd(text, sign)).toBe(rest)
})
