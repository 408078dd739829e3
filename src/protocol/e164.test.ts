import { expect, test } from 'vitest'
import { isE164 } from './e164.ts'

test.each(['+79991234567', '+1234567', '+123456789012345'])('%s is a number in E.164', (text) => {
  expect(isE164(text)).toBe(true)
})

test.each([
  '79991234567',
  '+123456',
  '+1234567890123456',
  '+0123456789',
  '+7 999 123',
  'x+79991234567',
  '+79991234567\n',
  '',
  7,
  ['+79991234567'],
  null,
  undefined,
])('%j is none', (value: unknown) => {
  expect(isE164(value)).toBe(false)
})
