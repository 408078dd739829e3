import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { AuthError } from '../../protocol/error.ts'
import type { Step } from '../../protocol/step.ts'
import { statusIn } from './answers.ts'
import { zitadelErrors } from './vectors.test-support.ts'
import { type ZitadelOptions, zitadel } from './index.ts'
import {
  alreadyVerified,
  app,
  as,
  codeNotFound,
  codeRefused,
  codeStepOf,
  details,
  hour,
  key,
  none,
  noPhone,
  notChanged,
  other,
  phone,
  phoneStepOf,
  refusal,
  type Script,
  secret,
  signal,
  sms,
  submitted,
  unverified,
  verified,
  withAnswers,
} from './scripted.test-support.ts'
import type { ZitadelFactor, ZitadelPhone } from './transport.ts'
import { e164 } from '../../test-support/e164.test-support.ts'
import { failureOf } from '../../test-support/failureOf.test-support.ts'

describe('where a user starts', () => {
  test('without a number: at the phone, and nothing is sent', async () => {
    const { backend, rpcs } = withAnswers({})
    expect(await backend.start({ signal })).toEqual({ kind: 'phone', purpose: 'verify', context: {} })
    expect(rpcs()).toEqual(['getMyPhone'])
  })

  test('with a number not yet verified: at the code, which can be had at once, and back leads to the number', async () => {
    const { backend, rpcs } = withAnswers({ getMyPhone: [unverified(phone)] })
    expect(await backend.start({ signal })).toEqual({
      kind: 'code',
      factor: 'sms',
      to: phone,
      code: { characters: 'letters-and-digits', caseSensitive: true },
      resendAt: 1_000_000,
      context: { phone },
      back: { kind: 'phone', purpose: 'verify', context: {}, phone },
    })
    expect(rpcs()).toEqual(['getMyPhone'])
  })

  test('with a verified number: done, unless they came to change it', async () => {
    const script = { getMyPhone: [verified(phone)] }
    expect(await withAnswers(script).backend.start({ signal })).toEqual({
      kind: 'done',
      outcome: 'phone-verified',
      session: { phone, details },
    })
    expect(await withAnswers(script, { intent: 'change' }).backend.start({ signal })).toMatchObject({ kind: 'phone' })
  })

  test('with a number nobody can call, at the phone; with what is no number at all, nowhere', async () => {
    expect(await withAnswers({ getMyPhone: [unverified('+4912')] }).backend.start({ signal })).toMatchObject({
      kind: 'phone',
    })
    expect((await failureOf(withAnswers({ getMyPhone: [unverified('079')] }).backend.start({ signal }))).code).toBe(
      'unexpected',
    )
  })

  test('the host may say what codes look like', async () => {
    const { backend } = withAnswers({ getMyPhone: [unverified(phone)] }, { code: { length: 6, characters: 'digits' } })
    expect(await backend.start({ signal })).toMatchObject({
      code: { length: 6, characters: 'digits', caseSensitive: true },
    })
  })
})

describe('after a reload', () => {
  const resume = async (
    read: readonly ZitadelPhone[],
    change: (step: Step) => Step = (step) => step,
    options: Partial<ZitadelOptions> = {},
  ) => {
    const resumed = change(await codeStepOf(withAnswers({}).backend))
    const again = withAnswers({ getMyPhone: read }, options)
    again.clock.now += 10_000
    return { step: await again.backend.start({ signal, resumed }), ...again }
  }

  test('the code step is where it was, with its deadlines', async () => {
    const { step, rpcs } = await resume([unverified(phone)])
    expect(step).toMatchObject({
      kind: 'code',
      resendAt: 1_060_000,
      expiresAt: 1_000_000 + hour,
      back: { sent: { phone, resendAt: 1_060_000 } },
    })
    expect(step).not.toHaveProperty('notice')
    expect(rpcs()).toEqual(['getMyPhone'])
  })

  test('deadlines further off than any of ours are not believed', async () => {
    const forge = (step: Step): Step => {
      const { back } = as('code', step)
      const sent = { phone, resendAt: 9e15, expiresAt: 9e15 }
      return { ...as('code', step), back: { ...as('phone', back), sent } }
    }
    const { step } = await resume([unverified(phone)], forge)
    expect(step).toMatchObject({ resendAt: 1_070_000, expiresAt: 1_010_000 + hour })
  })

  test('the phone step one had gone back to is where it was, and its message still counts', async () => {
    const { step, backend, calls } = await resume([unverified(phone)], (code) => as('phone', as('code', code).back))
    expect(step).toMatchObject({ kind: 'phone', phone, sent: { phone, resendAt: 1_060_000 } })
    expect(await backend.phone.submit(as('phone', step), { phone }, { signal })).toMatchObject({ kind: 'code' })
    expect(calls).toHaveLength(1)
  })

  test('a code whose answer was lost is done, also for one who came to change the number', async () => {
    for (const intent of ['verify', 'change'] as const) {
      const { step } = await resume([verified(phone)], undefined, { intent })
      expect(step).toEqual({ kind: 'done', outcome: 'phone-verified', session: { phone, details } })
    }
  })

  test('a number that is not on record is not gone on with', async () => {
    expect((await resume([unverified(other)])).step).toMatchObject({ kind: 'code', to: other, resendAt: 1_010_000 })
    expect((await resume([none])).step).toEqual({ kind: 'phone', purpose: 'verify', context: {} })
    expect((await resume([verified(other)], undefined, { intent: 'change' })).step).toMatchObject({ kind: 'phone' })
  })

  test('a record that lags behind is given time', async () => {
    const { step, rpcs } = await resume([unverified(other), none, unverified(phone)])
    expect(step).toMatchObject({ kind: 'code', to: phone, resendAt: 1_060_000 })
    expect(rpcs()).toHaveLength(3)
  })

  test('a step of another making starts anew', async () => {
    const strip = (step: Step): Step => ({ ...as('code', step), context: { phone: 'javascript:' } })
    const { step, rpcs } = await resume([unverified(phone)], strip)
    expect(step).toMatchObject({ kind: 'code', resendAt: 1_010_000 })
    expect(rpcs()).toHaveLength(1)
  })
})

describe('the number', () => {
  test('is set, and the code step follows with its cooldown and lifetime', async () => {
    const { backend, calls } = withAnswers({})
    expect(await submitted(backend)).toMatchObject({
      kind: 'code',
      to: phone,
      notice: 'sent',
      resendAt: 1_060_000,
      expiresAt: 1_000_000 + hour,
    })
    expect(calls.at(-1)).toEqual({ rpc: 'setMyPhone', token: 'TOKEN', request: { phone } })
  })

  test('cooldown and lifetime are the host’s to say', async () => {
    const { backend } = withAnswers({}, { resendCooldown: 5_000, codeLifetime: 7_000 })
    expect(await submitted(backend)).toMatchObject({ resendAt: 1_005_000, expiresAt: 1_007_000 })
  })

  test('the same number inside the cooldown returns to the code and sends nothing', async () => {
    const { backend, rpcs, clock } = withAnswers({})
    const { back } = await codeStepOf(backend)
    clock.now += 59_000
    expect(await backend.phone.submit(as('phone', back), { phone }, { signal })).toMatchObject({
      kind: 'code',
      notice: 'sent-recently',
      resendAt: 1_060_000,
      expiresAt: 1_000_000 + hour,
    })
    expect(rpcs()).toEqual(['getMyPhone', 'setMyPhone'])
  })

  test('the same number after the cooldown sends again, though ZITADEL refuses to set it twice', async () => {
    const { backend, rpcs, clock } = withAnswers({ setMyPhone: [{ details }, notChanged] })
    const { back } = await codeStepOf(backend)
    clock.now += 60_000
    expect(await backend.phone.submit(as('phone', back), { phone }, { signal })).toMatchObject({
      notice: 'sent',
      resendAt: 1_120_000,
    })
    expect(rpcs()).toEqual(['getMyPhone', 'setMyPhone', 'setMyPhone', 'resendMyPhoneVerification', 'getMyPhone'])
  })

  test('another inside the cooldown is set', async () => {
    const { backend, calls } = withAnswers({})
    const { back } = await codeStepOf(backend)
    expect(await backend.phone.submit(as('phone', back), { phone: other }, { signal })).toMatchObject({ to: other })
    expect(calls.at(-1)).toMatchObject({ rpc: 'setMyPhone', request: { phone: other } })
  })

  test('set by a request whose answer was lost leads to the code', async () => {
    const { backend, rpcs } = withAnswers({
      setMyPhone: [new AuthError('network'), notChanged],
      getMyPhone: [none, unverified(phone)],
    })
    expect((await failureOf(submitted(backend))).code).toBe('network')
    const step = await backend.phone.submit(
      as('phone', { kind: 'phone', purpose: 'verify', context: {} }),
      { phone },
      { signal },
    )
    expect(step).toMatchObject({ kind: 'code', to: phone, notice: 'sent-recently', resendAt: 1_000_000 })
    expect(step).not.toHaveProperty('expiresAt')
    expect(rpcs()).toEqual(['getMyPhone', 'setMyPhone', 'setMyPhone', 'getMyPhone'])
  })

  test('is not taken for verified because another one is', async () => {
    const { backend, rpcs } = withAnswers({ setMyPhone: [notChanged], getMyPhone: [none, verified(other)] })
    expect(await submitted(backend)).toMatchObject({ kind: 'code', to: phone, notice: 'sent-recently' })
    expect(rpcs().filter((rpc) => rpc === 'getMyPhone')).toHaveLength(4)
  })

  test('already verified is done, or, for one who came to change it, refused', async () => {
    const script = { setMyPhone: [notChanged], getMyPhone: [none, verified(phone)] }
    expect(await submitted(withAnswers(script).backend)).toEqual({
      kind: 'done',
      outcome: 'phone-verified',
      session: { phone, details },
    })
    const error = await failureOf(submitted(withAnswers(script, { intent: 'change' }).backend))
    expect(error.code).toBe('already-verified')
    expect(error.cause).toMatchObject({ id: 'COMMAND-wF94r' })
  })

  test.each(['0791234567', '+', '+0123456789', '+4179123456712345', ''])(
    '%s is refused and not sent',
    async (wrong) => {
      const { backend, rpcs } = withAnswers({})
      const step = await phoneStepOf(backend)
      expect((await failureOf(backend.phone.submit(step, { phone: e164(wrong) }, { signal }))).code).toBe(
        'phone-refused',
      )
      expect(rpcs()).toEqual(['getMyPhone'])
    },
  )

  test.each([refusal(3, 'PHONE-so0wa'), refusal(3, undefined, { message: 'invalid SetMyPhoneRequest.Phone: …' })])(
    'ZITADEL cannot read is refused: %s',
    async (status) => {
      const error = await failureOf(submitted(withAnswers({ setMyPhone: [status] }).backend))
      expect(error.code).toBe('phone-refused')
      expect(error.cause).toMatchObject({ grpcCode: 3, message: '' })
      expect(error.cause).toHaveProperty('id', status.id)
      expect(error.message).not.toContain('words')
    },
  )
})

describe('the code', () => {
  const verify = async (
    script: Script,
    options: Partial<ZitadelOptions> & { readonly after?: number; readonly code?: never } = {},
  ) => {
    const { after = 0, ...rest } = options
    const made = withAnswers(script, rest)
    const step = await codeStepOf(made.backend)
    made.clock.now += after
    return { step, ...made, take: (code = 'H83J3K') => made.backend.code.submit(step, { code }, { signal }) }
  }

  test('verifies the number, and what changed reaches the host', async () => {
    const { take, calls } = await verify({})
    expect(await take()).toEqual({ kind: 'done', outcome: 'phone-verified', session: { phone, details } })
    expect(calls.slice(-2)).toEqual([
      { rpc: 'verifyMyPhone', token: 'TOKEN', request: { code: 'H83J3K' } },
      { rpc: 'getMyPhone', token: 'TOKEN' },
    ])
  })

  test('goes out as typed but for space around it: letters are not folded', async () => {
    const { take, calls } = await verify({})
    await take('  h83 J3k\n')
    expect(calls.at(-2)?.request).toEqual({ code: 'h83 J3k' })
  })

  test('goes out in capitals where the host says its instance has no small letters', async () => {
    const { backend, calls } = withAnswers({}, { code: { caseSensitive: false } })
    await backend.code.submit(await codeStepOf(backend), { code: 'h83j3k' }, { signal })
    expect(calls.at(-2)?.request).toEqual({ code: 'H83J3K' })
  })

  test.each([1, 200])('a code of %i characters is taken, however many bytes they are', async (length) => {
    const { take, calls } = await verify({})
    await take('🔑'.repeat(length))
    expect(calls.at(-2)?.request).toEqual({ code: '🔑'.repeat(length) })
  })

  test.each(['', '  ', 'x'.repeat(201)])('%o is wrong without asking', async (code) => {
    const { take, rpcs } = await verify({})
    expect((await failureOf(take(code))).code).toBe('code-wrong')
    expect(rpcs()).not.toContain('verifyMyPhone')
  })

  test('refused before its hour is over is wrong', async () => {
    const { take } = await verify({ verifyMyPhone: [codeRefused] }, { after: hour - 1 })
    const error = await failureOf(take())
    expect(error.code).toBe('code-wrong')
    expect(error.cause).toMatchObject({ grpcCode: codeRefused.grpcCode, id: codeRefused.id, message: '' })
  })

  test('refused after it has expired, and another can be had at once', async () => {
    const { take } = await verify({ verifyMyPhone: [codeRefused] }, { after: hour })
    expect(await take()).toMatchObject({ kind: 'code', to: phone, notice: 'expired', resendAt: 1_000_000 + hour })
  })

  test('refused without our knowing when it was sent may be either', async () => {
    const { backend } = withAnswers({ getMyPhone: [unverified(phone)], verifyMyPhone: [codeRefused] })
    const step = as('code', await backend.start({ signal }))
    expect((await failureOf(backend.code.submit(step, { code: 'x' }, { signal }))).code).toBe('code-wrong-or-expired')
  })

  test('too long or too short for this server is wrong', async () => {
    const tooLong = refusal(3, undefined, { message: 'invalid VerifyMyPhoneRequest.Code: value length must be …' })
    const { take } = await verify({ verifyMyPhone: [tooLong] })
    expect((await failureOf(take())).code).toBe('code-wrong')
  })

  test('taken by a request whose answer was lost is done at the next try', async () => {
    const { take, rpcs } = await verify({
      verifyMyPhone: [new AuthError('timeout'), codeNotFound],
      getMyPhone: [none, unverified(phone), verified(phone)],
    })
    expect((await failureOf(take())).code).toBe('timeout')
    expect(await take()).toEqual({ kind: 'done', outcome: 'phone-verified', session: { phone, details } })
    // The record lagged behind once.
    expect(rpcs().slice(2)).toEqual(['verifyMyPhone', 'verifyMyPhone', 'getMyPhone', 'getMyPhone'])
  })

  test('gone though the number is not verified must be had again', async () => {
    const { take, rpcs } = await verify({ verifyMyPhone: [codeNotFound], getMyPhone: [none, unverified(phone)] })
    const step = await take()
    expect(step).toMatchObject({ kind: 'code', to: phone, notice: 'code-needed-again', resendAt: 1_000_000 })
    expect(step).not.toHaveProperty('expiresAt')
    expect(rpcs().filter((rpc) => rpc === 'getMyPhone')).toHaveLength(4)
  })

  test.each([
    [verified(other), 'phone-changed'],
    [unverified(other), 'phone-changed'],
    [none, 'phone-removed'],
  ])('gone with another number on record, or none (%o), is no success: %s', async (record, notice) => {
    const { take } = await verify({ verifyMyPhone: [codeNotFound], getMyPhone: [none, record] })
    expect(await take()).toEqual({ kind: 'phone', purpose: 'verify', context: {}, phone, notice })
  })

  test('a code for a machine user is the developer’s mistake: same id, another gRPC code', async () => {
    const { take, rpcs } = await verify({ verifyMyPhone: [refusal(9, 'COMMAND-Rsj8c')] })
    expect((await failureOf(take())).code).toBe('misconfigured')
    expect(rpcs().at(-1)).toBe('verifyMyPhone')
  })

  test('a record that lags is looked at three times at most, after waits of any length up to a doubling bound', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const random = vi.spyOn(Math, 'random').mockReturnValueOnce(0.25).mockReturnValueOnce(0.75)
    const { backend, rpcs } = withAnswers(
      { verifyMyPhone: [codeNotFound], getMyPhone: [none, unverified(phone)] },
      { readAgainAfter: 1000 },
    )
    const step = await codeStepOf(backend)
    const reads = () => rpcs().filter((rpc) => rpc === 'getMyPhone').length
    const before = reads()
    const answer = backend.code.submit(step, { code: 'x' }, { signal })
    await vi.advanceTimersByTimeAsync(249)
    expect(reads() - before).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(reads() - before).toBe(2)
    await vi.advanceTimersByTimeAsync(1499)
    expect(reads() - before).toBe(2)
    await vi.advanceTimersByTimeAsync(1)
    expect(reads() - before).toBe(3)
    expect(await answer).toMatchObject({ kind: 'code', notice: 'code-needed-again' })
    expect(random).toHaveBeenCalledTimes(2)
  })

  test('waiting for a record that lags ends when the person leaves', async () => {
    const { backend } = withAnswers({ verifyMyPhone: [codeNotFound] }, { readAgainAfter: 60_000 })
    const step = await codeStepOf(backend)
    const leaving = new AbortController()
    const answer = backend.code.submit(step, { code: 'x' }, { signal: leaving.signal })
    setTimeout(() => leaving.abort(new Error('left')), 5)
    await expect(answer).rejects.toThrow('left')
  })
})

describe('sending again', () => {
  const resend = async (script: Script) => {
    const made = withAnswers(script)
    const step = await codeStepOf(made.backend)
    made.clock.now += 60_000
    return { ...made, step: made.backend.code.resend(step, {}, { signal }) }
  }

  test('a refusal that leads nowhere is said, and nothing more is asked', async () => {
    const { step, rpcs } = await resend({
      resendMyPhoneVerification: [refusal(14)],
      getMyPhone: [none, verified(phone)],
    })
    expect((await failureOf(step)).code).toBe('server')
    expect(rpcs().filter((rpc) => rpc === 'getMyPhone')).toHaveLength(1)
  })

  test('a number that reads as verified at once is read once', async () => {
    const { step, rpcs } = await resend({
      resendMyPhoneVerification: [alreadyVerified],
      getMyPhone: [none, verified(phone)],
    })
    expect(await step).toMatchObject({ kind: 'done' })
    expect(rpcs().filter((rpc) => rpc === 'getMyPhone')).toHaveLength(2)
  })

  test('starts cooldown and lifetime anew', async () => {
    const { step, calls } = await resend({})
    expect(await step).toMatchObject({
      kind: 'code',
      to: phone,
      notice: 'sent',
      resendAt: 1_120_000,
      expiresAt: 1_060_000 + hour,
      back: { sent: { phone, resendAt: 1_120_000 } },
    })
    expect(calls.slice(-2).map(({ rpc }) => rpc)).toEqual(['resendMyPhoneVerification', 'getMyPhone'])
  })

  test('to a number that has been verified meanwhile is done', async () => {
    const { step } = await resend({
      resendMyPhoneVerification: [alreadyVerified],
      getMyPhone: [none, unverified(phone), verified(phone)],
    })
    expect(await step).toEqual({ kind: 'done', outcome: 'phone-verified', session: { phone, details } })
  })

  test('is no success because another number is verified', async () => {
    const { step } = await resend({ resendMyPhoneVerification: [alreadyVerified], getMyPhone: [none, verified(other)] })
    expect(await step).toMatchObject({ kind: 'phone', phone, notice: 'phone-changed' })
  })

  test('stays where ZITADEL’s two answers do not agree', async () => {
    const { step } = await resend({
      resendMyPhoneVerification: [alreadyVerified],
      getMyPhone: [none, unverified(phone)],
    })
    expect((await failureOf(step)).code).toBe('already-verified')
  })

  test('to a number that has been removed leads to the phone', async () => {
    const { step } = await resend({ resendMyPhoneVerification: [noPhone] })
    expect(await step).toMatchObject({ kind: 'phone', phone, notice: 'phone-removed' })
  })

  test('a resend from a step of another backend is refused', async () => {
    const { backend, rpcs } = withAnswers({})
    const step = { ...(await codeStepOf(backend)), context: {} }
    expect((await failureOf(backend.code.resend(step, {}, { signal }))).code).toBe('unexpected')
    expect(rpcs()).not.toContain('resendMyPhoneVerification')
  })
})

describe('refusals', () => {
  const meanings: Readonly<Record<(typeof zitadelErrors)[number]['name'], AuthError['code']>> = {
    wrongOrExpiredCode_en: 'code-wrong-or-expired',
    wrongOrExpiredCode_de: 'code-wrong-or-expired',
    wrongOrExpiredCode_ja: 'code-wrong-or-expired',
    resendAlreadyVerified: 'already-verified',
    resendNoPhone: 'phone-refused',
    setSamePhone: 'conflict',
    removeNoPhone: 'phone-refused',
    tokenInvalid: 'session-expired',
    originNotAllowed: 'misconfigured',
    orgHeaderUnknown: 'misconfigured',
    quotaExhausted: 'rate-limited',
    quotaExhausted_untranslatedKey: 'rate-limited',
    addOtpSmsPhoneNotVerified: 'conflict',
    addOtpSmsAlready: 'conflict',
    v2VerifyWrongCode: 'code-wrong-or-expired',
    v2SetSamePhone: 'conflict',
    sessionOtpWrong: 'unexpected',
    sessionOtpExpired: 'unexpected',
    authHeaderMissing: 'session-expired',
    codeEmptyOrTooLong: 'unexpected',
    phoneNoPlus: 'unexpected',
    v2CodeTooLong: 'unexpected',
    routeNotFound: 'misconfigured',
    methodNotAllowed: 'misconfigured',
  }

  test.each(zitadelErrors)(
    '$name of the first read says what it means, over HTTP',
    async ({ name, httpStatus, json: body }) => {
      const fetch = async () => new Response(JSON.stringify(body), { status: httpStatus })
      const backend = zitadel({ baseUrl: 'https://id.example.com', token: 'TOKEN', fetch })
      const error = await failureOf(backend.start({ signal }))
      expect(error.code).toBe(meanings[name])
      expect(error.cause).toMatchObject({ grpcCode: body.code, message: '', httpStatus })
      expect(error.message).toBe(error.code)
    },
  )

  test.each([
    [refusal(16, 'AUTH-toLo1'), 'session-expired'],
    [refusal(7, 'AUTHZ-EGDo3'), 'session-expired'],
    [refusal(7, 'AUTHZ-whatever'), 'forbidden'],
    [refusal(8, 'LIMITS-molsj'), 'rate-limited'],
    [refusal(5, undefined, { message: 'unable to set instance using origin …' }), 'misconfigured'],
    [refusal(5, 'QUERY-new00'), 'unexpected'],
    [refusal(5, 'QUERY-SFeaa'), 'session-expired'],
    [refusal(5, 'AUTHZ-cdgFk'), 'misconfigured'],
    [refusal(3, 'QUERY-hliQl'), 'misconfigured'],
    [refusal(9, 'COMMAND-new00'), 'unexpected'],
    [refusal(3, '__proto__'), 'unexpected'],
    [refusal(1), 'unexpected'],
    [refusal(2), 'server'],
    [refusal(4), 'server'],
    [refusal(13), 'server'],
    [refusal(14), 'server'],
    [new TypeError('a bug in the host’s transport'), 'unexpected'],
    [new AuthError('offline'), 'offline'],
  ])('%o says %s', async (thrown, code) => {
    expect((await failureOf(withAnswers({ getMyPhone: [thrown] }).backend.start({ signal }))).code).toBe(code)
  })

  test('a refusal that the developer can mend says how', async () => {
    const { backend } = withAnswers({ getMyPhone: [refusal(7, 'AUTH-DZG21')] })
    expect(statusIn(await failureOf(backend.start({ signal })))?.advice).toContain('additional origins')
  })
})

describe('the token', () => {
  const expired = refusal(16, 'AUTH-7fs1e', { message: 'Errors.Token.Invalid (AUTH-7fs1e)', httpStatus: 401 })
  const rotating = (...tokens: readonly string[]) => {
    const asked: boolean[] = []
    const token = vi.fn(async ({ refresh }: { refresh: boolean }) => {
      asked.push(refresh)
      return tokens[asked.length - 1] ?? 'none'
    })
    return { token, asked }
  }

  test('is asked for before each call', async () => {
    const { token, asked } = rotating('one', 'two')
    const { backend, calls } = withAnswers({}, { token })
    await submitted(backend)
    expect(calls.map((call) => call.token)).toEqual(['one', 'two'])
    expect(asked).toEqual([false, false])
  })

  test('refused once is refreshed once, and the call is made once more', async () => {
    const { token, asked } = rotating('old', 'new')
    const { backend, calls } = withAnswers({ getMyPhone: [expired, unverified(phone)] }, { token })
    expect(await backend.start({ signal })).toMatchObject({ kind: 'code' })
    expect(calls.map((call) => call.token)).toEqual(['old', 'new'])
    expect(asked).toEqual([false, true])
  })

  test('refused again though fresh has the wrong audience, and the integrator is told the scope', async () => {
    const { token, asked } = rotating('old', 'new')
    const { backend } = withAnswers({ getMyPhone: [expired] }, { token })
    const error = await failureOf(backend.start({ signal }))
    expect(error.code).toBe('misconfigured')
    expect(error.cause).toMatchObject({
      grpcCode: 16,
      id: 'AUTH-7fs1e',
    })
    expect(statusIn(error)?.advice).toContain('urn:zitadel:iam:org:project:id:zitadel:aud')
    expect(asked).toEqual([false, true])
  })

  test('refused again because the host has no other is an expired session', async () => {
    const { token } = rotating('same', 'same')
    const { backend, calls } = withAnswers({ getMyPhone: [expired] }, { token })
    expect((await failureOf(backend.start({ signal }))).code).toBe('session-expired')
    expect(calls).toHaveLength(2)
  })

  test('that is a plain string cannot be refreshed', async () => {
    const { backend, calls } = withAnswers({ getMyPhone: [expired] })
    expect((await failureOf(backend.start({ signal }))).code).toBe('session-expired')
    expect(calls).toHaveLength(1)
  })

  test('is not refreshed for any other refusal', async () => {
    const { token, asked } = rotating('one')
    const { backend } = withAnswers({ getMyPhone: [refusal(7, 'AUTH-DZG21')] }, { token })
    expect((await failureOf(backend.start({ signal }))).code).toBe('misconfigured')
    expect(asked).toEqual([false])
  })

  test.each([
    [new TypeError('Failed to fetch'), 'network'],
    [new Error('refresh token expired'), 'session-expired'],
    [new AuthError('offline'), 'offline'],
  ])('a host that cannot get one (%o) says %s', async (thrown, code) => {
    const token = () => Promise.reject(thrown)
    expect((await failureOf(withAnswers({}, { token }).backend.start({ signal }))).code).toBe(code)
  })

  test.each([
    ['', 'session-expired'],
    ['secret\nsecret', 'misconfigured'],
    ['secret secret', 'misconfigured'],
  ])('%o is not sent, and not told', async (token, code) => {
    const { backend, calls } = withAnswers({}, { token })
    const error = await failureOf(backend.start({ signal }))
    expect(error.code).toBe(code)
    expect(String(error.cause)).not.toContain('secret')
    expect(calls).toEqual([])
  })

  test('leaving while it is fetched is no error', async () => {
    const leaving = new AbortController()
    const token = async () => {
      leaving.abort(new Error('left'))
      throw new Error('fetch aborted')
    }
    await expect(withAnswers({}, { token }).backend.start({ signal: leaving.signal })).rejects.toThrow('left')
  })
})

describe('an authenticator', () => {
  const confirm = { kind: 'confirm', about: 'add-app', context: {} } as const
  const enrolled = async (script: Script = {}) => {
    const zitadelOf = withAnswers(script, { intent: 'add-app' })
    const asked = as('confirm', await zitadelOf.backend.start({ signal }))
    return { ...zitadelOf, step: as('enrol', await zitadelOf.backend.confirm.submit(asked, {}, { signal })) }
  }
  const signInAgain = 'second-factor'
  const on = { kind: 'done', outcome: 'add-app', session: { details, signInAgain }, signInAgain }

  test('is added after a yes, shown once with its key, and turned on by its first code', async () => {
    const { backend, step, calls, rpcs } = await enrolled()
    expect(rpcs()).toEqual(['listMyAuthFactors', 'addMyAuthFactorOTP'])
    expect(step).toEqual({
      kind: 'enrol',
      secret,
      uri: key.uri,
      account: 'nora@example.com',
      code: { length: 6, characters: 'digits', caseSensitive: false },
      context: {},
      back: confirm,
    })
    expect(await backend.enrol.submit(step, { code: ' 123456 ' }, { signal })).toEqual(on)
    expect(calls.at(-1)?.request).toEqual({ code: '123456' })
  })

  test('an authenticator that is on already is not asked about; one that was never verified is made anew', async () => {
    const start = (factors: readonly ZitadelFactor[]) =>
      withAnswers({ listMyAuthFactors: [factors] }, { intent: 'add-app' }).backend.start({ signal })
    expect(await start([sms, app])).toEqual({ kind: 'done', outcome: 'add-app', session: {} })
    expect(await start([{ ...app, isReady: false }])).toEqual(confirm)
    expect(await start([sms, { kind: 'other', isReady: true }])).toEqual(confirm)
  })

  test('whose key a reload took begins again, and says so', async () => {
    const start = (factors: readonly ZitadelFactor[]) =>
      withAnswers({ listMyAuthFactors: [factors] }, { intent: 'add-app' }).backend.start({
        signal,
        interrupted: 'enrol',
      })
    expect(await start([])).toEqual({ ...confirm, notice: 'interrupted' })
    expect(await start([app])).toMatchObject({ kind: 'done' })
  })

  test('a wrong code stays, and what no app shows is not sent', async () => {
    const { backend, step, calls } = await enrolled({ verifyMyAuthFactorOTP: [refusal(3, 'EVENT-8isk2')] })
    const before = calls.length
    for (const code of ['', '12345', 'ABCDEF', '1234567']) {
      expect((await failureOf(backend.enrol.submit(step, { code }, { signal }))).code).toBe('code-wrong')
    }
    expect(calls).toHaveLength(before)
    expect((await failureOf(backend.enrol.submit(step, { code: '000000' }, { signal }))).code).toBe('code-wrong')
  })

  test('an answer that was lost is found again', async () => {
    const { backend, step } = await enrolled({ verifyMyAuthFactorOTP: [refusal(9, 'COMMAND-qx4ls')] })
    const done = { kind: 'done', outcome: 'add-app', session: {} }
    const signIn = { session: { signInAgain }, signInAgain }
    expect(await backend.enrol.submit(step, { code: '123456' }, { signal })).toEqual({ ...done, ...signIn })
    const elsewhere = withAnswers({ addMyAuthFactorOTP: [refusal(6, 'COMMAND-do9se')] }, { intent: 'add-app' })
    expect(await elsewhere.backend.confirm.submit(confirm, {}, { signal })).toEqual(done)
  })

  test('an authenticator that was removed elsewhere meanwhile is begun again', async () => {
    const { backend, step } = await enrolled({ verifyMyAuthFactorOTP: [refusal(5, 'COMMAND-3Mif9s')] })
    const again = await backend.enrol.submit(step, { code: '123456' }, { signal })
    expect(again).toEqual({ ...confirm, notice: 'start-again' })
  })

  test.each([
    { ...key, secret: 'short' },
    { ...key, secret: secret.toLowerCase() },
    { ...key, uri: key.uri.replace(secret, 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA') },
    { ...key, uri: `javascript:alert(1)//?secret=${secret}` },
    { ...key, uri: `otpauth://hotp/ZITADEL:nora?secret=${secret}` },
    { ...key, uri: `see ${key.uri}` },
    { ...key, uri: `${key.uri}#top` },
    ...[`1${secret}`, `${secret}1`].map((odd) => ({ ...key, secret: odd, uri: key.uri.replace(secret, odd) })),
  ])('an authenticator with an unusable key is not shown: %o', async (odd) => {
    const { backend } = withAnswers({ addMyAuthFactorOTP: [odd] }, { intent: 'add-app' })
    const thrown = await failureOf(backend.confirm.submit(confirm, {}, { signal }))
    expect(thrown.code).toBe('unexpected')
    expect(JSON.stringify(thrown.cause)).not.toContain(odd.secret)
  })

  test('a padded key is shown without the padding, which no app needs', async () => {
    const padded = { ...key, secret: `${secret}======`, uri: key.uri.replace(secret, `${secret}%3D%3D`) }
    const { step } = await enrolled({ addMyAuthFactorOTP: [padded] })
    expect(step.secret).toBe(secret)
    expect(step.uri).toContain(`secret=${secret}&`)
  })

  test('an authenticator of eight digits is asked for eight, and sent with eight', async () => {
    const eight = { ...key, uri: key.uri.replace('digits=6', 'digits=8') }
    const { backend, step, calls } = await enrolled({ addMyAuthFactorOTP: [eight] })
    expect(step.code.length).toBe(8)
    expect((await failureOf(backend.enrol.submit(step, { code: '123456' }, { signal }))).code).toBe('code-wrong')
    expect(await backend.enrol.submit(step, { code: '12345678' }, { signal })).toMatchObject({ kind: 'done' })
    expect(calls.at(-1)?.request).toEqual({ code: '12345678' })
  })

  test('whose label is odd is shown with the account there is', async () => {
    const labelled = async (label: string) => {
      const { step } = await enrolled({
        addMyAuthFactorOTP: [{ ...key, uri: key.uri.replace('ZITADEL:nora@example.com', label) }],
      })
      return step.account
    }
    expect(await labelled('ann%40example.com')).toBe('ann@example.com')
    expect(await labelled('Acme:%20ann')).toBe('ann')
    expect(await labelled('%zz')).toBeUndefined()
    expect(await labelled('Acme:ann:%20bee')).toBe('ann: bee')
  })

  test('is removed after a yes; one that is gone is removed', async () => {
    const there = withAnswers({ listMyAuthFactors: [[app]] }, { intent: 'remove-app' })
    const asked = as('confirm', await there.backend.start({ signal }))
    expect(asked.about).toBe('remove-app')
    const removed = { kind: 'done', outcome: 'remove-app', session: { details } }
    expect(await there.backend.confirm.submit(asked, {}, { signal })).toEqual(removed)
    expect(there.rpcs()).toEqual(['listMyAuthFactors', 'removeMyAuthFactorOTP'])

    const gone = withAnswers({ removeMyAuthFactorOTP: [refusal(5, 'COMMAND-Hd9sd')] }, { intent: 'remove-app' })
    expect(await gone.backend.confirm.submit(asked, {}, { signal })).toEqual({ ...removed, session: {} })
    expect(await gone.backend.start({ signal })).toEqual({ ...removed, session: {} })
  })
})

describe('text messages as a factor', () => {
  const intent = 'add-sms'
  const on = { kind: 'done', outcome: 'add-sms', session: { phone, details } }
  const confirm = { kind: 'confirm', about: 'add-sms', phone, context: {} } as const

  test('are turned on for a verified number after a yes', async () => {
    const { backend, rpcs } = withAnswers({ getMyPhone: [verified(phone)] }, { intent })
    const asked = as('confirm', await backend.start({ signal }))
    expect(asked).toEqual(confirm)
    expect(rpcs()).toEqual(['getMyPhone'])
    expect(await backend.confirm.submit(asked, {}, { signal })).toEqual(on)
  })

  test('without a number lead over phone and code, and are on after the right code', async () => {
    const { backend, rpcs } = withAnswers({}, { intent })
    expect(await backend.start({ signal })).toMatchObject({ kind: 'phone', purpose: 'second-factor' })
    const step = await codeStepOf(backend)
    expect(step.back).toMatchObject({ purpose: 'second-factor' })
    expect(await backend.code.submit(step, { code: 'H83J3K' }, { signal })).toEqual(on)
    expect(rpcs().slice(-4)).toEqual(['verifyMyPhone', 'getMyPhone', 'addMyAuthFactorOTPSMS', 'getMyPhone'])
  })

  test('a number that is not verified never becomes one', async () => {
    const { backend, rpcs } = withAnswers({ getMyPhone: [verified(phone), unverified(other)] }, { intent })
    const asked = as('confirm', await backend.start({ signal }))
    expect(await backend.confirm.submit(asked, {}, { signal })).toMatchObject({ kind: 'code', to: other })
    expect(rpcs()).not.toContain('addMyAuthFactorOTPSMS')
    const without = withAnswers({ getMyPhone: [none] }, { intent })
    const step = await without.backend.confirm.submit(asked, {}, { signal })
    expect(step).toMatchObject({ kind: 'phone', purpose: 'second-factor' })
    expect(without.rpcs()).not.toContain('addMyAuthFactorOTPSMS')
  })

  test('text messages that are on already are on; another refusal is said, and the person stays', async () => {
    const answered = (...answers: readonly unknown[]) =>
      withAnswers({ getMyPhone: [verified(phone)], addMyAuthFactorOTPSMS: answers }, { intent }).backend
    const already = answered(refusal(6, 'COMMAND-Ad3g2'))
    expect(await already.confirm.submit(confirm, {}, { signal })).toEqual({ ...on, session: { phone } })
    const notReady = answered(refusal(9, 'COMMAND-Q54j2'))
    expect((await failureOf(notReady.confirm.submit(confirm, {}, { signal }))).code).toBe('conflict')
  })

  test('where turning on failed after the code was right, the next try of the same code turns on', async () => {
    const { backend } = withAnswers(
      {
        getMyPhone: [none, verified(phone)],
        verifyMyPhone: [{ details }, codeNotFound],
        addMyAuthFactorOTPSMS: [new AuthError('network'), { details }],
      },
      { intent },
    )
    const step = await codeStepOf(backend)
    expect((await failureOf(backend.code.submit(step, { code: 'H83J3K' }, { signal }))).code).toBe('network')
    expect(await backend.code.submit(step, { code: 'H83J3K' }, { signal })).toEqual(on)
  })

  test('are turned off after a yes', async () => {
    const { backend, rpcs } = withAnswers({ listMyAuthFactors: [[sms]] }, { intent: 'remove-sms' })
    const asked = as('confirm', await backend.start({ signal }))
    const off = { kind: 'done', outcome: 'remove-sms', session: { details } }
    expect(await backend.confirm.submit(asked, {}, { signal })).toEqual(off)
    expect(rpcs()).toEqual(['listMyAuthFactors', 'removeMyAuthFactorOTPSMS'])
    const gone = withAnswers({ removeMyAuthFactorOTPSMS: [refusal(5, 'COMMAND-Sr3h3')] }, { intent: 'remove-sms' })
    expect(await gone.backend.confirm.submit(asked, {}, { signal })).toEqual({ ...off, session: {} })
    expect(await gone.backend.start({ signal })).toEqual({ ...off, session: {} })
  })
})

describe('removing the number', () => {
  const intent = 'remove-phone'

  test('is asked about, verified or not, and done after a yes', async () => {
    for (const read of [verified(phone), unverified(phone)]) {
      const { backend, rpcs } = withAnswers({ getMyPhone: [read] }, { intent })
      const asked = as('confirm', await backend.start({ signal }))
      expect(asked).toEqual({ kind: 'confirm', about: 'remove-phone', phone, context: {} })
      const removed = { kind: 'done', outcome: 'remove-phone', session: { details } }
      expect(await backend.confirm.submit(asked, {}, { signal })).toEqual(removed)
      expect(rpcs()).toEqual(['getMyPhone', 'getMyPhone', 'removeMyPhone'])
    }
  })

  test('a number that nobody can call is asked about too; without a number there is nothing to ask', async () => {
    const start = (read: ZitadelPhone) => withAnswers({ getMyPhone: [read] }, { intent }).backend.start({ signal })
    expect(await start(unverified('+4912'))).toEqual({ kind: 'confirm', about: 'remove-phone', context: {} })
    expect(await start(none)).toEqual({ kind: 'done', outcome: 'remove-phone', session: { details } })
  })

  test('is not done where ZITADEL could not do it', async () => {
    const { backend } = withAnswers({ getMyPhone: [verified(phone)], removeMyPhone: [refusal(14)] }, { intent })
    const asked = as('confirm', await backend.start({ signal }))
    expect((await failureOf(backend.confirm.submit(asked, {}, { signal }))).code).toBe('server')
  })

  test.each([refusal(5, 'COMMAND-p6rsc'), refusal(9, 'COMMAND-ieJ2e')])(
    'one that is gone is removed: $id',
    async (gone) => {
      const { backend } = withAnswers({ getMyPhone: [verified(phone)], removeMyPhone: [gone] }, { intent })
      const asked = as('confirm', await backend.start({ signal }))
      expect(await backend.confirm.submit(asked, {}, { signal })).toMatchObject({ outcome: 'remove-phone' })
    },
  )
})

test('before a verified number is replaced the step says so, and not after', async () => {
  const { backend } = withAnswers({ getMyPhone: [verified(other)] }, { intent: 'change' })
  expect(await backend.start({ signal })).toMatchObject({ kind: 'phone', purpose: 'change' })
  const step = await codeStepOf(backend)
  expect(step.back).toMatchObject({ purpose: 'verify' })
})

describe('API v2', () => {
  const v2Refused = refusal(3, 'COMMAND-eis9R')

  test.each([
    [verified(other), 'phone-changed'],
    [unverified(other), 'phone-changed'],
    [none, 'phone-removed'],
  ])('the code of a number that is no longer the user’s (%o) leads to the phone: %s', async (record, notice) => {
    const { backend } = withAnswers({ getMyPhone: [none, record], verifyMyPhone: [v2Refused] })
    const step = await codeStepOf(backend)
    expect(await backend.code.submit(step, { code: 'H83J3K' }, { signal })).toMatchObject({ kind: 'phone', notice })
  })

  test('a code goes out without the spaces around it', async () => {
    const { backend, calls } = withAnswers({})
    await backend.code.submit(await codeStepOf(backend), { code: ' H83J3K\n' }, { signal })
    expect(calls.find(({ rpc }) => rpc === 'verifyMyPhone')?.request).toEqual({ code: 'H83J3K' })
  })

  test('says the same of a used code as of a wrong one: the number tells which', async () => {
    const used = withAnswers({ getMyPhone: [none, verified(phone)], verifyMyPhone: [v2Refused] })
    const done = await used.backend.code.submit(await codeStepOf(used.backend), { code: 'H83J3K' }, { signal })
    expect(done).toMatchObject({ kind: 'done', session: { phone } })
    const wrong = withAnswers({ getMyPhone: [none, unverified(phone)], verifyMyPhone: [v2Refused] })
    const step = await codeStepOf(wrong.backend)
    expect((await failureOf(wrong.backend.code.submit(step, { code: 'X' }, { signal }))).code).toBe('code-wrong')
    wrong.clock.now += 2 * hour
    const expired = await wrong.backend.code.submit(step, { code: 'X' }, { signal })
    expect(expired).toMatchObject({ kind: 'code', notice: 'expired' })
  })

  test('says that a code is empty where none is outstanding: the number tells why', async () => {
    const script = { resendMyPhoneVerification: [refusal(9, 'PHONE-5xrra88eq8')] }
    const verifiedMeanwhile = withAnswers({ ...script, getMyPhone: [none, verified(phone)] })
    const step = await codeStepOf(verifiedMeanwhile.backend)
    expect(await verifiedMeanwhile.backend.code.resend(step, {}, { signal })).toMatchObject({ kind: 'done' })
    const changed = withAnswers({ ...script, getMyPhone: [none, verified(other)] })
    const moved = await changed.backend.code.resend(await codeStepOf(changed.backend), {}, { signal })
    expect(moved).toMatchObject({ kind: 'phone', notice: 'phone-changed' })
  })

  test('has its own id for a number that is the same', async () => {
    const { backend } = withAnswers({
      getMyPhone: [none, unverified(phone)],
      setMyPhone: [refusal(9, 'COMMAND-Uch5e')],
    })
    expect(await submitted(backend)).toMatchObject({ kind: 'code', notice: 'sent-recently' })
  })
})
