import { describe, expect, test } from 'vitest'
import { sampleSteps } from '../../testing/steps.ts'
import { mergeSent, messageOf } from './merge.ts'
import { mergeUsed } from './mergeEnd.ts'

const { phone: phoneStep, code, credentials, enrol, done } = sampleSteps
const phone = code.phone
if (phone === undefined) throw new Error('The sample has a number.')
const now = 1_000_000
const message = { phone, to: '+7999***4567', resendAt: now + 30_000, expiresAt: now + 600_000 }
const elsewhere = { ...message, to: '+7000***0000', phone: '+70000000000' as typeof phone }

describe('the message a step waits for', () => {
  test('is the one its code is in, by number and by what the server calls it', () => {
    expect(messageOf({ ...code, to: message.to, resendAt: 5, expiresAt: 7 })).toEqual({
      phone,
      to: message.to,
      resendAt: 5,
      expiresAt: 7,
    })
  })

  test('has the number that was given on the step before, where the code step shows none', () => {
    const { phone: _, ...masked } = code
    const back = { ...phoneStep, sent: { phone, resendAt: 5 } }
    expect(messageOf({ ...masked, back })).toEqual({ phone, resendAt: 0 })
    // After a reload the step before may know of none.
    expect(messageOf({ ...masked, back: phoneStep })).toEqual({ resendAt: 0 })
  })

  test('is none for an authenticator, for a step without "send again", and elsewhere', () => {
    const { resendAt: _, ...once } = code
    for (const step of [{ ...code, factor: 'app' } as const, once, phoneStep, credentials, enrol, done]) {
      expect(messageOf(step)).toBeUndefined()
    }
  })
})

describe('hearing of a message', () => {
  test('a phone step knows where it went', () => {
    const { resendAt, expiresAt } = message
    expect(mergeSent(phoneStep, message, now)).toEqual({ ...phoneStep, sent: { phone, resendAt, expiresAt } })
  })

  test('a phone step keeps what it knows of another number, until that is over', () => {
    const own = { ...phoneStep, sent: { phone, resendAt: now + 1 } }
    expect(mergeSent(own, elsewhere, now)).toBe(own)
    expect(mergeSent(own, elsewhere, now + 1)).toHaveProperty('sent.phone', elsewhere.phone)
  })

  test('a phone step does without one that makes no other needless, or went to no number', () => {
    expect(mergeSent(phoneStep, { ...message, resendAt: now }, now)).toBe(phoneStep)
    expect(mergeSent(phoneStep, { to: message.to, resendAt: now + 1 }, now)).toBe(phoneStep)
  })

  test('a credentials step knows it for as long as its code holds', () => {
    const { to, expiresAt } = message
    const sent = { to, resendAt: now, expiresAt }
    expect(mergeSent(credentials, { ...message, resendAt: now }, now)).toEqual({ ...credentials, sent })
    expect(mergeSent(credentials, message, expiresAt)).toBe(credentials)
    expect(mergeSent(credentials, { phone, resendAt: now + 1 }, now)).toBe(credentials)
    const own = { ...credentials, sent }
    expect(mergeSent(own, elsewhere, now)).toBe(own)
    expect(mergeSent(own, elsewhere, expiresAt)).toBe(own)
    expect(mergeSent(own, { ...elsewhere, expiresAt: expiresAt + 1 }, expiresAt)).toHaveProperty(
      'sent.to',
      elsewhere.to,
    )
  })

  test.each([
    ['number', { ...code, resendAt: now }],
    ['words of the server', { ...code, phone: undefined, back: credentials, to: message.to, resendAt: now }],
  ])('a code step about the same %s waits on, and so does the step before it', (_, { phone: number, ...rest }) => {
    const step = number === undefined ? rest : { ...rest, phone: number }
    const { resendAt, expiresAt } = message
    const heard = mergeSent(step, message, now)
    expect(heard).toEqual({ ...step, resendAt, expiresAt, back: mergeSent(step.back ?? phoneStep, message, now) })
    expect(heard).toHaveProperty('back.sent.resendAt', resendAt)
  })

  test('a newer message without a known end takes the end of the older one away', () => {
    const { expiresAt: _, ...endless } = message
    expect(mergeSent({ ...code, expiresAt: now + 5 }, endless, now)).not.toHaveProperty('expiresAt')
  })

  test.each([
    ['another number', { ...code, resendAt: now }, elsewhere],
    ['the message it waits for', { ...code, resendAt: message.resendAt }, message],
    ['an earlier one', { ...code, resendAt: message.resendAt + 1 }, message],
  ])('a code step stays the very same on hearing of %s', (_, step, heard) => {
    expect(mergeSent(step, heard, now)).toBe(step)
  })

  test.each([enrol, done, { ...code, factor: 'app' as const }])('$kind is not concerned', (step) => {
    expect(mergeSent(step, message, now)).toBe(step)
  })

  test('heard again, it changes nothing', () => {
    for (const step of [phoneStep, credentials, code]) {
      const once = mergeSent(step, message, now)
      expect(mergeSent(once, message, now)).toBe(once)
    }
  })
})

describe('hearing that a code was used', () => {
  test('the step before forgets its message', () => {
    for (const step of [phoneStep, credentials]) expect(mergeUsed(mergeSent(step, message, now), message)).toEqual(step)
  })

  test('nobody else forgets anything', () => {
    const waiting = mergeSent(phoneStep, message, now)
    for (const step of [waiting, phoneStep, code, done]) expect(mergeUsed(step, elsewhere)).toBe(step)
    expect(mergeUsed(code, message)).toBe(code)
    // Two places that only the server knows are not the same for want of a number.
    const masked = mergeSent(credentials, { to: message.to, resendAt: now + 1 }, now)
    expect(mergeUsed(masked, { to: elsewhere.to, resendAt: 0 })).toBe(masked)
  })
})
