import { describe, expect, test } from 'vitest'
import type { CodeStep, CredentialsStep, PhoneStep, Step } from '../../protocol/step.ts'
import { blockedUntil, spent } from './codeMisses.ts'
import { traceOf, tracedMessages } from './earlierCode.ts'
import { messageExpected, messageSent } from './smsLimits.ts'
import { appStep, enrolStep, phoneStep, smsStep } from './steps.ts'
import type { VaultEntry } from './vaultEntry.ts'
import { e164 } from '../../test-support/e164.test-support.ts'

const now = 1_000_000
const minute = 60_000
const phone = e164('+123456789')
const form: CredentialsStep = { kind: 'credentials', variant: 'username-and-password', context: {}, notice: 'expired' }

describe('the steps', () => {
  const bare: VaultEntry<unknown> = { credentials: {}, entered: {}, messages: undefined, misses: { count: 0, at: 0 } }
  const sourceOf = (more: Partial<VaultEntry<unknown>> = {}) => ({
    context: { vault: 'id' },
    entry: { ...bare, ...more },
    form,
    now,
  })
  const back = { kind: 'credentials', variant: 'username-and-password', context: { vault: 'id' } }
  const code = { length: 6, characters: 'digits', caseSensitive: false }
  const messages = { to: '+1234*6789', phone, count: 1, resendAt: now + 30_000, expiresAt: now + minute, liveUntil: 0 }

  test('say what is known, and nothing else', () => {
    const context = { vault: 'id' }
    expect(phoneStep(sourceOf())).toStrictEqual({ kind: 'phone', purpose: 'second-factor', context, back })
    expect(smsStep(sourceOf())).toStrictEqual({ kind: 'code', factor: 'sms', code, context, back, resendAt: now })
    expect(appStep(sourceOf())).toStrictEqual({
      kind: 'code',
      factor: 'app',
      code,
      context,
      back,
      acceptsBackupCode: true,
    })
    const uri = 'otpauth://totp/portal?secret=KEY&issuer=portal'
    expect(enrolStep(sourceOf(), { secret: 'KEY====' }, 'portal')).toStrictEqual({
      kind: 'enrol',
      secret: 'KEY',
      uri,
      code,
      context,
      back,
    })
  })

  test('carry a number given here, where its code went, and until when', () => {
    const sent = { phone, resendAt: now + 30_000, expiresAt: now + minute }
    expect(phoneStep(sourceOf({ messages }))).toMatchObject({ phone, sent })
    const { expiresAt: _, ...endless } = messages
    expect(phoneStep(sourceOf({ messages: endless })).sent).toStrictEqual({ phone, resendAt: now + 30_000 })
    expect(smsStep(sourceOf({ messages }), 'sent')).toMatchObject({
      to: '+1234*6789',
      resendAt: now + 30_000,
      expiresAt: now + minute,
      notice: 'sent',
      back: { kind: 'phone', sent },
    })
  })

  test('say until when codes are refused unseen', () => {
    const misses = spent(now)
    expect(smsStep(sourceOf({ misses })).blockedUntil).toBe(now + 10 * minute)
    expect(appStep(sourceOf({ misses })).blockedUntil).toBe(now + minute)
    expect(blockedUntil({ count: 4, at: now }, 'sms', now)).toBeUndefined()
  })
})

describe('what is known of messages', () => {
  const seen = { to: '+1234*6789', expiresAt: now + 10 * minute }

  test('is what was told, and the number that was given', () => {
    const first = messageSent(undefined, seen, now, 30_000)
    expect(first).toStrictEqual({ ...seen, count: 1, resendAt: now + 30_000, liveUntil: seen.expiresAt })
    const second = messageSent({ ...first, phone }, { ...seen, expiresAt: now + minute }, now, 30_000)
    expect(second).toStrictEqual({
      ...seen,
      phone,
      count: 2,
      resendAt: now + 30_000,
      expiresAt: now + minute,
      liveUntil: now + minute,
    })
  })

  test('begins anew the moment the code has had its time', () => {
    const first = messageSent(undefined, seen, now, 30_000)
    const later = { ...seen, expiresAt: first.liveUntil + 10 * minute }
    expect(messageSent(first, later, first.liveUntil, 30_000).count).toBe(1)
    expect(messageExpected(first, later, first.liveUntil, 30_000)).not.toHaveProperty('notice')
  })

  test('while an earlier code holds is the earlier one’s, with the sooner deadline', () => {
    const first = messageSent(undefined, seen, now, 30_000)
    expect(messageExpected(first, { ...seen, phone }, now + 1, 30_000).messages).toStrictEqual({ ...first, phone })
    expect(messageExpected(first, seen, now + 1, 30_000).messages).toStrictEqual(first)
    const sooner = messageExpected(first, { ...seen, expiresAt: now + minute }, now + 1, 30_000).messages
    expect(sooner).toMatchObject({ expiresAt: now + minute, liveUntil: now + minute })
  })
})

describe('what a step without its vault still tells', () => {
  const sent = { phone, resendAt: now }
  const code = { length: 6, characters: 'digits', caseSensitive: false } as const
  const sms: CodeStep = { kind: 'code', factor: 'sms', code, context: {} }
  const asking: PhoneStep = { kind: 'phone', purpose: 'second-factor', context: {} }

  test.each<readonly [string, Step, object]>([
    ['the mask and the deadline', { ...sms, to: '+1***', expiresAt: now + 5 }, { codeUntil: now + 5, codeTo: '+1***' }],
    ['ten minutes, where none was told', sms, { codeUntil: now + 10 * minute }],
    ['ten minutes at most', { ...sms, expiresAt: 9e15 }, { codeUntil: now + 10 * minute }],
    ['nothing of a code that has had its time', { ...sms, to: '+1***', expiresAt: now }, {}],
    ['nothing of an authenticator', { ...sms, factor: 'app' }, {}],
    [
      'the number given on the way',
      { ...sms, expiresAt: now + 5, back: { ...asking, sent } },
      { codeUntil: now + 5, codePhone: phone },
    ],
    ['no number that was only typed', { ...sms, expiresAt: now + 5, back: asking }, { codeUntil: now + 5 }],
    [
      'the number of a phone step, and its deadline',
      { ...asking, sent: { ...sent, expiresAt: now + 5 } },
      { codeUntil: now + 5, codeAgainAt: now, codePhone: phone },
    ],
    [
      'ten minutes for it, else',
      { ...asking, sent },
      { codeUntil: now + 10 * minute, codeAgainAt: now, codePhone: phone },
    ],
    [
      'when another may be sent',
      { ...sms, expiresAt: now + 5, resendAt: now + 3 },
      { codeUntil: now + 5, codeAgainAt: now + 3 },
    ],
    ['nothing of a number no code went to', asking, {}],
    ['nothing of a password', form, {}],
  ])('%s', (_, step, expected) => {
    expect(traceOf(step, now)).toStrictEqual(expected)
  })

  const base = { count: 1, resendAt: now, liveUntil: now + 5 }
  test.each<readonly [Readonly<Record<string, string | number | boolean>>, object | undefined]>([
    [
      { codeUntil: now + 5, codeTo: '+1***', codePhone: phone },
      { ...base, to: '+1***', phone },
    ],
    [{ codeUntil: now + 5 }, base],
    [{ codeUntil: 9e15 }, { ...base, liveUntil: now + 10 * minute }],
    [
      { codeUntil: now + 5, codeAgainAt: now + 3 },
      { ...base, resendAt: now + 3 },
    ],
    [
      { codeUntil: now + 5, codeAgainAt: 9e15 },
      { ...base, resendAt: now + 10 * minute },
    ],
    [{ codeUntil: now + 5, codeAgainAt: 'soon' }, base],
    [{ codeUntil: now + 5, codeAgainAt: Number.NaN }, base],
    [{ codeUntil: now }, undefined],
    [{ codeUntil: Number.NaN }, undefined],
    [{ codeUntil: String(now + 5) }, undefined],
    [{}, undefined],
    [{ codeUntil: now + 5, codeTo: 5, codePhone: 123456789 }, base],
    [{ codeUntil: now + 5, codePhone: `x${phone}` }, base],
    [{ codeUntil: now + 5, codePhone: `${phone}x` }, base],
    [{ codeUntil: now + 5, codePhone: true }, base],
  ])('%o is read back as %o', (context, expected) => {
    expect(tracedMessages({ ...form, context }, now)).toStrictEqual(expected)
  })

  test('a step that holds no context tells nothing', () => {
    expect(tracedMessages({ kind: 'done', session: {} }, now)).toBeUndefined()
  })
})
