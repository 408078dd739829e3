import { describe, expect, test } from 'vitest'
import { sixDigits } from '../protocol/codeShape.ts'
import { isE164 } from '../protocol/e164.ts'
import { AuthError } from '../protocol/error.ts'
import type { CodeStep, E164, PhoneStep } from '../protocol/step.ts'
import { numberOf, phoneStepAfter, smsCodeStep, stillGood } from './smsCode.ts'

const numbered = (text: string): E164 => {
  if (!isE164(text)) throw new Error(`${text} is no number.`)
  return text
}
const phone = numbered('+79991234567')
const other = numbered('+79990000000')
const phoneStep: PhoneStep = { kind: 'phone', purpose: 'verify', context: {}, countries: ['RU'] }
const codeStep = (more: Partial<CodeStep> = {}): CodeStep => ({
  kind: 'code',
  factor: 'sms',
  context: {},
  code: sixDigits,
  ...more,
})

describe('a message that makes another one needless', () => {
  const sent = { phone, resendAt: 1000 }

  test('is the one to this number, until another may be asked for', () => {
    expect(stillGood({ sent }, phone, 999)).toBe(sent)
    expect(stillGood({ sent }, phone, 1000)).toBeUndefined()
    expect(stillGood({ sent }, other, 999)).toBeUndefined()
    expect(stillGood({}, phone, 0)).toBeUndefined()
  })
})

describe('the code step of a message', () => {
  test('has the fields it is given, and none that are undefined', () => {
    const step = smsCodeStep({
      context: {},
      code: sixDigits,
      resendAt: 1000,
      expiresAt: undefined,
      to: '+7***67',
      notice: undefined,
    })
    expect(step).toStrictEqual({
      kind: 'code',
      factor: 'sms',
      context: {},
      code: sixDigits,
      resendAt: 1000,
      to: '+7***67',
    })
  })

  test('leads back to a phone step that knows of it, without the news that brought that one', () => {
    const from: PhoneStep = { ...phoneStep, notice: 'account-missing' }
    expect(phoneStepAfter(from, { phone, resendAt: 1000, expiresAt: 2000, unanswered: true })).toStrictEqual({
      ...phoneStep,
      phone,
      sent: { phone, resendAt: 1000, expiresAt: 2000 },
    })
  })

  test.each<[string, Partial<CodeStep>]>([
    ['on the step', { phone, context: { phone: other } }],
    ['in its context', { context: { phone } }],
  ])('says its number %s', (_, more) => {
    expect(numberOf(codeStep(more), isE164)).toBe(phone)
  })

  test.each<[string, Partial<CodeStep>]>([
    ['of no number', {}],
    ['of a number that is a count', { context: { phone: 79991234567 } }],
    ['of something else', { context: { phone: 'javascript:' } }],
  ])('%s is not gone on with', (_, more) => {
    expect(() => numberOf(codeStep(more), isE164)).toThrow(AuthError)
    expect(() => numberOf(codeStep(more), isE164)).toThrow(
      expect.objectContaining({
        code: 'unexpected',
        cause: 'The code step has no number that this backend can send to. Start the sign-in again.',
      }),
    )
  })

  test('asks nobody about a number that is no text', () => {
    const seen: unknown[] = []
    const accepts = (phone: string | undefined): phone is E164 => seen.push(phone) < 0
    expect(() => numberOf(codeStep({ context: { phone: 79991234567 } }), accepts)).toThrow(AuthError)
    expect(seen).toEqual([undefined])
  })
})
