import { describe, expect, test } from 'vitest'
import { AuthError } from '../../protocol/error.ts'
import { zitadel, type ZitadelOptions } from './index.ts'
import {
  app,
  as,
  codeStepOf,
  none,
  phone,
  refusal,
  signal,
  unverified,
  verified,
  withAnswers,
} from './scripted.test-support.ts'
import { failureOf } from '../../test-support/failureOf.test-support.ts'

/** The multi-factor gate: 403 AUTHZ-Kl3p0 in answer to whatever is asked with a token made without the second factor. */
const gate = refusal(7, 'AUTHZ-Kl3p0', { message: 'mfa required (AUTHZ-Kl3p0)', httpStatus: 403 })
const signInAgain = { kind: 'sign-in-again', reason: 'second-factor', context: {} }
const isOn = (outcome: string, session: object = {}) => ({
  kind: 'done',
  outcome,
  session: { ...session, signInAgain: 'second-factor' },
  signInAgain: 'second-factor',
})

const lost = [new AuthError('network'), new AuthError('timeout'), refusal(14), refusal(13), new AuthError('unexpected')]

describe('where it is closed before anything was done', () => {
  const intents = ['verify', 'change', 'add-app', 'remove-app', 'add-sms', 'remove-sms', 'remove-phone'] as const
  test.each(intents)('a start for %s leads to another sign-in, not to an error', async (intent) => {
    const { backend } = withAnswers({ getMyPhone: [gate], listMyAuthFactors: [gate] }, { intent })
    expect(await backend.start({ signal })).toEqual(signInAgain)
  })

  test('so does every action, and nothing is called done', async () => {
    const { backend } = withAnswers({ setMyPhone: [gate] })
    const start = as('phone', await backend.start({ signal }))
    expect(await backend.phone.submit(start, { phone }, { signal })).toEqual(signInAgain)
    const later = withAnswers({ verifyMyPhone: [gate], resendMyPhoneVerification: [gate] })
    const code = await codeStepOf(later.backend)
    expect(await later.backend.code.submit(code, { code: 'H83J3K' }, { signal })).toEqual(signInAgain)
    expect(await later.backend.code.resend(code, {}, { signal })).toEqual(signInAgain)
    for (const [intent, script] of [
      ['add-app', { addMyAuthFactorOTP: [gate] }],
      ['remove-app', { listMyAuthFactors: [[app]], removeMyAuthFactorOTP: [gate] }],
      ['add-sms', { getMyPhone: [verified(phone)], addMyAuthFactorOTPSMS: [gate] }],
      ['remove-phone', { getMyPhone: [verified(phone), gate] }],
    ] as const) {
      const made = withAnswers(script, { intent })
      const asked = as('confirm', await made.backend.start({ signal }))
      expect(await made.backend.confirm.submit(asked, {}, { signal })).toEqual(signInAgain)
    }
  })

  test('a token that came without a password at all is asked for anew', async () => {
    const asked: boolean[] = []
    const token = ({ refresh }: { readonly refresh: boolean }) => {
      asked.push(refresh)
      return refresh ? 'TWO' : 'ONE'
    }
    const unauthenticated = refusal(7, 'AUTHZ-Kl3p0', { message: 'authentication required (AUTHZ-Kl3p0)' })
    const { backend } = withAnswers({ getMyPhone: [unauthenticated, none] }, { token })
    expect(await backend.start({ signal })).toMatchObject({ kind: 'phone' })
    expect(asked).toEqual([false, true])
    const still = withAnswers({ getMyPhone: [unauthenticated] }, { token })
    expect((await failureOf(still.backend.start({ signal }))).code).toBe('session-expired')
  })
})

describe('an authenticator whose last answer was lost', () => {
  const enrolled = async (answers: readonly unknown[], options: Partial<ZitadelOptions> = {}) => {
    const made = withAnswers(
      { verifyMyAuthFactorOTP: answers, addMyAuthFactorOTP: [undefined, gate] },
      { intent: 'add-app', ...options },
    )
    const asked = as('confirm', await made.backend.start({ signal }))
    const step = as('enrol', await made.backend.confirm.submit(asked, {}, { signal }))
    const press = () => made.backend.enrol.submit(step, { code: '123456' }, { signal })
    return { ...made, step, press }
  }

  test.each(lost)('is on where the gate answers the same pressed again: %o', async (failed) => {
    const { press } = await enrolled([failed, gate])
    await failureOf(press())
    expect(await press()).toEqual(isOn('add-app'))
  })

  test('is on also where the refusal of the first instant comes', async () => {
    const { press } = await enrolled([new AuthError('timeout'), refusal(9, 'COMMAND-qx4ls')])
    await failureOf(press())
    expect(await press()).toEqual(isOn('add-app'))
  })

  test('is on for a backend that was made anew meanwhile, for a fresh token', async () => {
    const first = await enrolled([new AuthError('network')])
    await failureOf(first.press())
    const second = withAnswers({ verifyMyAuthFactorOTP: [gate] }, { intent: 'add-app' })
    expect(await second.backend.enrol.submit(first.step, { code: '123456' }, { signal })).toEqual(isOn('add-app'))
  })

  test('is on where the person left while it was asked', async () => {
    const leaving = new AbortController()
    const whileAsked = {
      get: () => {
        leaving.abort(new Error('left'))
        return leaving.signal.reason as Error
      },
    }
    const { backend, step } = await enrolled(Object.defineProperty([undefined, gate], 0, whileAsked))
    const answer = backend.enrol.submit(step, { code: '123456' }, { signal: leaving.signal })
    await expect(answer).rejects.toThrow('left')
    expect(await backend.enrol.submit(step, { code: '123456' }, { signal })).toEqual(isOn('add-app'))
  })

  test.each([undefined, refusal(3, 'EVENT-8isk2'), refusal(8)])(
    'is not called on where none was lost (%o): the entry in the app must be kept',
    async (before) => {
      const { press } = await enrolled(before === undefined ? [gate] : [before, gate])
      if (before !== undefined) await failureOf(press())
      expect(await press()).toEqual({ ...signInAgain, keepApp: true })
    },
  )

  test('is not called on by the gate before another set-up, and must be kept', async () => {
    const { backend, step, press } = await enrolled([new AuthError('network')])
    await failureOf(press())
    const answer = await backend.confirm.submit(as('confirm', step.back), {}, { signal })
    expect(answer).toEqual({ ...signInAgain, keepApp: true })
  })

  test('must be kept after a reload', async () => {
    const { backend } = withAnswers({ listMyAuthFactors: [gate] }, { intent: 'add-app' })
    expect(await backend.start({ signal, interrupted: 'enrol' })).toEqual({ ...signInAgain, keepApp: true })
  })
})

describe('text messages as a factor', () => {
  const intent = 'add-sms'

  test('end the token where the policy has them, and say so', async () => {
    const { backend } = withAnswers({ getMyPhone: [verified(phone), verified(phone), gate] }, { intent })
    const asked = as('confirm', await backend.start({ signal }))
    expect(await backend.confirm.submit(asked, {}, { signal })).toMatchObject(isOn('add-sms', { phone }))
  })

  test('change nothing for it where it has not, or where nobody can tell', async () => {
    for (const told of [verified(phone), new AuthError('network'), refusal(13)]) {
      const { backend } = withAnswers({ getMyPhone: [verified(phone), verified(phone), told] }, { intent })
      const asked = as('confirm', await backend.start({ signal }))
      const done = await backend.confirm.submit(asked, {}, { signal })
      expect(done).toMatchObject({ kind: 'done', outcome: 'add-sms', session: { phone } })
      expect(done).not.toHaveProperty('signInAgain')
    }
  })

  test.each(lost)('whose answer was lost are on where the gate answers the same again: %o', async (failed) => {
    const reads = [verified(phone), verified(phone), gate]
    const { backend } = withAnswers({ getMyPhone: reads, addMyAuthFactorOTPSMS: [failed] }, { intent })
    const asked = as('confirm', await backend.start({ signal }))
    await failureOf(backend.confirm.submit(asked, {}, { signal }))
    expect(await backend.confirm.submit(asked, {}, { signal })).toEqual(isOn('add-sms', { phone }))
  })

  test('whose answer was lost after the code was right are on at the same code', async () => {
    const { backend } = withAnswers(
      {
        getMyPhone: [unverified(phone), verified(phone), gate],
        verifyMyPhone: [undefined, gate],
        addMyAuthFactorOTPSMS: [new AuthError('network')],
      },
      { intent },
    )
    const step = as('code', await backend.start({ signal }))
    await failureOf(backend.code.submit(step, { code: 'H83J3K' }, { signal }))
    expect(await backend.code.submit(step, { code: 'H83J3K' }, { signal })).toEqual(isOn('add-sms', { phone }))
  })
})

test('comes so over HTTP, without details too', async () => {
  const fetch = async () => Response.json({ code: 7, message: 'mfa required (AUTHZ-Kl3p0)' }, { status: 403 })
  const { start } = zitadel({ baseUrl: 'https://id.example.com', token: 'TOKEN', fetch })
  expect(await start({ signal })).toEqual(signInAgain)
})
