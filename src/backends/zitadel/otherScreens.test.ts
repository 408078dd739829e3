import { describe, expect, test } from 'vitest'
import { AuthError } from '../../protocol/error.ts'
import type { Step } from '../../protocol/step.ts'
import {
  as,
  codeStepOf,
  details,
  none,
  other,
  phone,
  refusal,
  signal,
  unverified,
  verified,
  withAnswers,
} from './scripted.test-support.ts'
import type { ZitadelPhone } from './transport.ts'
import { failureOf } from '../../test-support/failureOf.test-support.ts'

/** The same user at another screen: no call names a number, so the record alone says which one it was about. */
const nothingVerified: ZitadelPhone = { details, isPhoneVerified: true }
const older = { ...details, sequence: '13' }
const stale = (record: ZitadelPhone): ZitadelPhone => ({ ...record, details: older })

describe('a code that was taken', () => {
  const taken = async (
    reads: readonly (ZitadelPhone | Error)[],
    intent: 'verify' | 'change' | 'add-sms' = 'verify',
  ) => {
    const made = withAnswers({ getMyPhone: [none, ...reads] }, { intent })
    const step = await codeStepOf(made.backend)
    return { ...made, answer: () => made.backend.code.submit(step, { code: 'H83J3K' }, { signal }) }
  }
  const done = (number: string) => ({ kind: 'done', outcome: 'phone-verified', session: { phone: number, details } })

  test('was of the number on record, whichever the widget had sent it to', async () => {
    expect(await (await taken([verified(phone)])).answer()).toEqual(done(phone))
    expect(await (await taken([verified(other)])).answer()).toEqual(done(other))
    expect(await (await taken([verified(other)], 'change')).answer()).toEqual(done(other))
    const factor = await taken([verified(other)], 'add-sms')
    expect(await factor.answer()).toMatchObject({ outcome: 'add-sms', session: { phone: other } })
  })

  test.each([none, nothingVerified])(
    'a number is asked for where the account has none any more (%o)',
    async (record) => {
      const { answer, rpcs } = await taken([record], 'add-sms')
      expect(await answer()).toMatchObject({ kind: 'phone', phone, notice: 'phone-removed' })
      expect(rpcs()).not.toContain('addMyAuthFactorOTPSMS')
    },
  )

  test('a record that is older than the answer is read again', async () => {
    const { answer, rpcs } = await taken([stale(verified(phone)), verified(other)])
    expect(await answer()).toEqual(done(other))
    expect(rpcs().slice(-2)).toEqual(['getMyPhone', 'getMyPhone'])
  })

  test('a record that stays older names the number of the code, unless it has another', async () => {
    expect(await (await taken([stale(unverified(phone))])).answer()).toEqual(done(phone))
    expect(await (await taken([stale(none)])).answer()).toEqual(done(phone))
    const unknown = await (await taken([stale(verified(other))])).answer()
    expect(unknown).toEqual({ kind: 'done', outcome: 'phone-verified', session: { details } })
  })

  test('where the record cannot be read, the next try of the same code finds it', async () => {
    const { answer } = await taken([new AuthError('network')])
    expect((await failureOf(answer())).code).toBe('network')
  })
})

describe('a code that was refused', () => {
  const ids = ['COMMAND-sM0cs', 'COMMAND-eis9R'] as const
  const refused = async (id: string, reads: readonly unknown[]): Promise<Step> => {
    const { backend } = withAnswers({ getMyPhone: [none, ...reads], verifyMyPhone: [refusal(3, id)] })
    return backend.code.submit(await codeStepOf(backend), { code: 'H83J3K' }, { signal })
  }

  test.each(ids)('may be of a number that is no longer there: %s', async (id) => {
    for (const record of [verified(other), unverified(other)]) {
      expect(await refused(id, [record])).toMatchObject({ kind: 'phone', phone, notice: 'phone-changed' })
    }
    expect(await refused(id, [none])).toMatchObject({ kind: 'phone', phone, notice: 'phone-removed' })
  })

  test.each(ids)('is wrong where the number is the same, or cannot be read: %s', async (id) => {
    for (const record of [unverified(phone), new AuthError('network'), refusal(14)]) {
      expect((await failureOf(refused(id, [record]))).code).toBe('code-wrong')
    }
  })
})

describe('sending again', () => {
  const resend = async (reads: readonly unknown[]) => {
    const made = withAnswers({ getMyPhone: [none, ...reads] })
    const step = await codeStepOf(made.backend)
    made.clock.now += 60_000
    return made.backend.code.resend(step, {}, { signal })
  }

  test('shows where the message went', async () => {
    const step = as('code', await resend([unverified(other)]))
    expect(step).toMatchObject({ to: other, notice: 'number-changed', context: { phone: other } })
    expect(step.back).toMatchObject({ kind: 'phone', phone: other, sent: { phone: other } })
    expect(await resend([unverified(phone)])).toMatchObject({ to: phone, notice: 'sent' })
  })

  test('to nobody, which API v2 calls done, asks for a number', async () => {
    expect(await resend([none])).toMatchObject({ kind: 'phone', phone, notice: 'phone-removed' })
  })

  test('is sent, also where the record cannot be read then: a second message would be one too many', async () => {
    for (const read of [new AuthError('network'), refusal(14)]) {
      expect(await resend([read])).toMatchObject({ kind: 'code', to: phone, notice: 'sent' })
    }
  })

  test('a resend that is refused for want of a number says that there is none', async () => {
    const script = { resendMyPhoneVerification: [refusal(9, 'PHONE-5xrra88eq8')], getMyPhone: [none, none] }
    const { backend } = withAnswers(script)
    const answer = await backend.code.resend(await codeStepOf(backend), {}, { signal })
    expect(answer).toMatchObject({ kind: 'phone', notice: 'phone-removed' })
  })
})

describe('a decision about a number', () => {
  test.each([
    ['add-sms', 'addMyAuthFactorOTPSMS'],
    ['remove-phone', 'removeMyPhone'],
  ] as const)('%s is asked again where it is another one by now', async (intent, rpc) => {
    const { backend, rpcs } = withAnswers({ getMyPhone: [verified(phone), verified(other)] }, { intent })
    const asked = as('confirm', await backend.start({ signal }))
    const again = as('confirm', await backend.confirm.submit(asked, {}, { signal }))
    expect(again).toEqual({ ...asked, phone: other, notice: 'number-changed' })
    expect(rpcs()).not.toContain(rpc)
    expect(await backend.confirm.submit(again, {}, { signal })).toMatchObject({ kind: 'done', outcome: intent })
    expect(rpcs()).toContain(rpc)
  })

  test('says that there is none', async () => {
    const { backend } = withAnswers({ getMyPhone: [verified(phone), none] }, { intent: 'add-sms' })
    const asked = as('confirm', await backend.start({ signal }))
    expect(await backend.confirm.submit(asked, {}, { signal })).toMatchObject({ notice: 'phone-removed' })
  })
})
