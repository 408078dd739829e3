import { describe, expect, test } from 'vitest'
import { sixDigits } from '../protocol/codeShape.ts'
import { isE164 } from '../protocol/e164.ts'
import type { CodeStep, E164, PhoneStep, Step } from '../protocol/step.ts'
import { resumedFrom } from './resumed.ts'

const phone = '+79991234567'
const isOurs = (text: string | undefined): text is E164 => text === phone
const latest = { resendAt: 1000, expiresAt: 5000 }
const belief = { accepts: isOurs, latest }

const numbered = (text: string): E164 => {
  if (!isE164(text)) throw new Error(`${text} is no number.`)
  return text
}
const sent = { phone: numbered(phone), resendAt: 600, expiresAt: 3000 }
const phoneStep = (more: Partial<PhoneStep> = {}): PhoneStep => ({
  kind: 'phone',
  purpose: 'change',
  context: {},
  ...more,
})
const codeStep = (more: Partial<CodeStep> = {}): CodeStep => ({
  kind: 'code',
  factor: 'sms',
  context: {},
  phone: sent.phone,
  code: sixDigits,
  ...more,
})

describe('a step that comes back over a reload', () => {
  test('is the phone step of a message, which may be one that nobody has answered', () => {
    const open = { ...sent, unanswered: true } as const
    expect(resumedFrom(phoneStep({ sent: open }), belief)).toStrictEqual({
      kind: 'phone',
      phone,
      purpose: 'change',
      resendAt: 600,
      sent: open,
    })
  })

  test('is the code step of a message, with what the phone step before it knew', () => {
    const step = codeStep({ resendAt: 600, back: phoneStep({ sent }) })
    expect(resumedFrom(step, belief)).toStrictEqual({ kind: 'code', phone, purpose: 'change', resendAt: 600, sent })
  })

  test('may be a code step that leads back to nothing that is known', () => {
    const bare = { kind: 'code', phone, purpose: undefined, sent: undefined }
    expect(resumedFrom(codeStep({ resendAt: 600 }), belief)).toEqual({ ...bare, resendAt: 600 })
    expect(resumedFrom(codeStep({ back: { kind: 'credentials', variant: 'continue', context: {} } }), belief)).toEqual(
      bare,
    )
    const told = { to: '+7***67', phone: sent.phone, resendAt: 500 }
    const form: Step = { kind: 'credentials', variant: 'continue', context: {}, sent: told }
    expect(resumedFrom(codeStep({ back: form }), belief)).toEqual(bare)
    expect(resumedFrom(codeStep({ back: phoneStep() }), belief)).toEqual({ ...bare, purpose: 'change' })
    const another = phoneStep({ sent: { ...sent, phone: numbered('+79990000000') } })
    expect(resumedFrom(codeStep({ resendAt: 600, back: another }), belief)).toEqual({
      ...bare,
      purpose: 'change',
      resendAt: 600,
    })
  })

  test.each<[string, Step]>([
    ['its own', codeStep({ resendAt: 9e15, back: phoneStep({ sent }) })],
    ['that of the step before', codeStep({ resendAt: 600, back: phoneStep({ sent: { ...sent, resendAt: 9e15 } }) })],
    ['that of a phone step', phoneStep({ sent: { ...sent, resendAt: 9e15 } })],
  ])('makes nobody wait for a deadline later than any of ours: %s', (_, step) => {
    expect(resumedFrom(step, belief)).toMatchObject({ resendAt: 1000 })
  })

  test('believes in no code that lives longer than any of ours', () => {
    const forged = phoneStep({ sent: { ...sent, resendAt: 9e15, expiresAt: 9e15 } })
    expect(resumedFrom(forged, belief)?.sent).toEqual({ phone, resendAt: 1000, expiresAt: 5000 })
    expect(resumedFrom(forged, { accepts: isOurs, latest: { resendAt: 1000 } })?.sent).toStrictEqual({
      phone,
      resendAt: 1000,
    })
    expect(resumedFrom(phoneStep({ sent: { phone: sent.phone, resendAt: 600 } }), belief)?.sent).toStrictEqual({
      phone,
      resendAt: 600,
    })
  })

  test.each<[string, Step | undefined]>([
    ['no step', undefined],
    ['another kind of step', { kind: 'credentials', variant: 'continue', context: {} }],
    ['a phone step before any message', phoneStep({ phone: sent.phone })],
    ['a message to a number of no one here', phoneStep({ sent: { ...sent, phone: numbered('+4915112345678') } })],
    ['a code step whose number is none', codeStep({ phone: numbered('+4915112345678'), back: phoneStep({ sent }) })],
  ])('begins anew from %s', (_, step) => {
    expect(resumedFrom(step, belief)).toBeUndefined()
  })
})
