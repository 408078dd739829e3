import { expect, test } from 'vitest'
import { codeOf } from './codeOf.ts'

test('what the controls say is written as one would write it, without what is so by default', () => {
  expect(codeOf('Button', { children: 'Continue', look: 'danger', busy: true, waiting: false })).toBe(
    '<Button look="danger" busy>Continue</Button>',
  )
  expect(codeOf('PhoneEntry', { label: 'Phone', countries: ['DE', 'US'], onPhoneChange: () => {} })).toBe(
    `<PhoneEntry\n  label="Phone"\n  countries={['DE', 'US']}\n  onPhoneChange={onPhoneChange}\n/>`,
  )
  expect(codeOf('CodeEntry', { shape: { length: 6, caseSensitive: false } })).toBe(
    '<CodeEntry shape={{ length: 6, caseSensitive: false }} />',
  )
})
