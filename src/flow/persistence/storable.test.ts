import { describe, expect, test } from 'vitest'
import { notices, type Step } from '../../protocol/step.ts'
import { sampleSteps } from '../../testing/steps.ts'
import { read, write } from './storable.ts'

const { phone, code, credentials, enrol, details, confirm, done } = sampleSteps
const at = 1_000_000
const clocks = { wall: at, steady: at }
const hour = 60 * 60_000
const captcha = { provider: 'hcaptcha', siteKey: 'key' } as const
const number = code.phone
if (number === undefined) throw new Error('The sample has a number.')
const sent = { phone: number, resendAt: at, expiresAt: at + 1 }
const context = { vault: 'id', tries: 3, isNew: true }
const shape = { length: 200, characters: 'any', caseSensitive: true } as const

describe('what may lie in storage', () => {
  const purposes = ['sign-in', 'second-factor', 'verify', 'change', 'sign-up', 'reset-password'] as const
  const steps: readonly Step[] = [
    ...purposes.map((purpose) => ({ kind: 'phone', purpose, context: {} }) as const),
    ...notices.map((notice) => ({ ...phone, notice })),
    { ...phone, context, phone: number, sent, captcha: { submit: captcha } },
    { ...phone, sent: { phone: number, resendAt: 0 }, captcha: {} },
    { kind: 'code', factor: 'app', context: {}, code: { characters: 'digits', caseSensitive: false } },
    { ...code, code: { ...shape, characters: 'letters-and-digits' } },
    {
      ...code,
      context,
      notice: 'sent',
      to: '+7 *** 67',
      code: shape,
      expiresAt: at + hour,
      blockedUntil: 0,
      captcha: { submit: captcha, resend: captcha },
      acceptsBackupCode: true,
      trustDevice: false,
      back: { ...phone, sent },
    },
  ]
  test('a message that came instead of an app’s code leads back to the app, and no further', () => {
    const app: Step = { kind: 'code', factor: 'app', context, code: shape, resendAt: at + 5, trustDevice: true }
    const step: Step = { ...code, back: { ...app, captcha: { resend: captcha }, back: credentials } }
    const later = { wall: at + 2, steady: 100 }
    expect(read(write(step, clocks) ?? '{}', clocks)).toEqual({ resumed: { ...code, back: app } })
    expect(read(write(step, clocks) ?? '{}', later)?.resumed).toMatchObject({ back: { factor: 'app', resendAt: 103 } })
  })

  test('a wait that is over since ever is kept, also where the wall clock is behind', () => {
    const behind = { wall: at - 1, steady: at }
    expect(read(write({ ...code, resendAt: 0 }, behind) ?? '{}', behind)?.resumed).toMatchObject({ kind: 'code' })
  })

  test.each(steps)('%o comes back as it was', (step) => {
    const text = write(step, clocks)
    expect(text && read(text, clocks)).toEqual({ resumed: withoutCaptcha(step) })
  })

  const secrets = [enrol, details, sampleSteps['backup-codes']]
  test.each([credentials, confirm, done])('a $kind step may not', (step) => {
    expect(write(step, clocks)).toBeUndefined()
  })

  test.each(secrets)('of a $kind step it may that it was there', (secret) => {
    const text = write(secret, clocks)
    expect(text).toBe(JSON.stringify({ at, interrupted: secret.kind }))
    expect(text && read(text, clocks)).toEqual({ interrupted: secret.kind })
  })

  test.each([credentials, confirm, done, ...secrets])('no way back to a $kind step may', (secret) => {
    for (const step of [code, phone]) {
      const { back: _, ...bare }: { back?: Step } = step
      expect(read(write({ ...step, back: secret }, clocks) ?? '{}', clocks)).toEqual({ resumed: bare })
    }
    const deeper = { ...code, back: { ...phone, back: secret } }
    expect(read(write(deeper, clocks) ?? '{}', clocks)).toEqual({ resumed: { ...code, back: phone } })
  })

  const odd: readonly (readonly [string, object])[] = [
    ['a field that is not ours', { ...code, password: 'secret-2024' }],
    ['a way back to a secret', { ...code, back: credentials }],
    ['a secret beside a way back', { ...code, back: { ...phone, secret: 'KEZEM43CIUYWYU2Y' } }],
    ['a purpose that is none', { ...phone, purpose: 'pay' }],
    ['a notice that is none', { ...phone, notice: 'Your account is locked, call +1…' }],
    ['a number after words', { ...phone, phone: `call ${number}` }],
    ['a number before words', { ...phone, phone: `${number} now` }],
    ['a number with a zero first', { ...phone, phone: '+0123456789' }],
    ['a number that is one', { ...phone, phone: 79991234567 }],
    ['a list in place of a number', { ...phone, phone: [number] }],
    ['a country that is none', { ...phone, countries: ['RUS'] }],
    ['a country in small letters', { ...phone, countries: ['ru'] }],
    ['a message without a number', { ...phone, sent: { resendAt: at } }],
    ['more of a message', { ...phone, sent: { ...sent, text: 'x' } }],
    ['a captcha', { ...phone, captcha: { submit: captcha } }],
    ['a captcha of nobody', { ...phone, captcha: {} }],
    ['a captcha to send again', { ...code, captcha: { resend: captcha } }],
    ['a context that is deep', { ...code, context: { secret: { of: 'x' } } }],
    ['a context that is long', { ...code, context: { vault: 'x'.repeat(257) } }],
    ['a context of null', { ...code, context: null }],
    ['a factor that is none', { ...code, factor: 'mail' }],
    ['a code of no length', { ...code, code: { ...shape, length: 0 } }],
    ['a code of too great a length', { ...code, code: { ...shape, length: 201 } }],
    ['a code of half a length', { ...code, code: { ...shape, length: 5.5 } }],
    ['a code of other characters', { ...code, code: { ...shape, characters: 'emoji' } }],
    ['more of a code', { ...code, code: { ...shape, value: '123456' } }],
    ['a mask that is long', { ...code, to: 'x'.repeat(257) }],
    ['a time before all times', { ...code, resendAt: -1 }],
    ['a time after all times', { ...code, expiresAt: 8.64e15 + 2 }],
    ['a time that is none', { ...code, blockedUntil: 'soon' }],
    ['a word for yes', { ...code, acceptsBackupCode: 'yes' }],
    ['a word for a box', { ...code, trustDevice: 'yes' }],
    ['a way back to another message', { ...code, back: { ...code, back: undefined } }],
    ['a way back to an app and further', { ...code, back: { ...code, factor: 'app', back: phone } }],
  ]
  test.each(odd)('%s is not believed', (_, step) => {
    expect(read(JSON.stringify({ at, step }), clocks)).toBeUndefined()
  })

  test.each([
    { step: code },
    { at: -1, step: code },
    { at: '1', step: code },
    { at, step: code, more: 1 },
    { at, interrupted: 'done' },
    { at, interrupted: ['enrol'] },
  ])('nor %o around it', (kept) => {
    expect(read(JSON.stringify(kept), clocks)).toBeUndefined()
  })
})

function withoutCaptcha(step: Step): Step {
  const { captcha: _, ...rest }: Step & { captcha?: unknown } = step
  return rest
}

test('no deadline from storage is further ahead than a code can live', () => {
  const day = 24 * hour
  const written = (deadline: number) => JSON.stringify({ at, step: { ...code, back: undefined, resendAt: deadline } })
  const resendAt = (deadline: number) => {
    const resumed = read(written(deadline), clocks)?.resumed
    return resumed?.kind === 'code' ? resumed.resendAt : undefined
  }
  expect([resendAt(at + 1000), resendAt(at + day)]).toEqual([at + 1000, at + hour])
})
