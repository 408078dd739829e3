import { expect, test } from 'vitest'
import { present } from './present.ts'

test('fields that have a value stay, whatever it is, and those that have none go', () => {
  expect(present({ a: 1, b: undefined, c: null, d: '', e: false })).toStrictEqual({ a: 1, c: null, d: '', e: false })
})
