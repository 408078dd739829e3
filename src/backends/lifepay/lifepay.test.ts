import { describe, expect, test, vi } from 'vitest'
import { languages } from '../../test-support/languages.test-support.ts'
import { AuthError } from '../../protocol/error.ts'
import { lifepayPhones } from '../../test-support/lifepayPhones.test-support.ts'
import { lifepayErrors } from './vectors.test-support.ts'
import { type LifepayOptions, lifepay } from './index.ts'
import { saidByStatus } from '../../test-support/saidByStatus.test-support.ts'
import { e164 } from '../../test-support/e164.test-support.ts'
import { captchaToken } from '../../captcha/token.ts'
import { failureOf } from '../../test-support/failureOf.test-support.ts'

const phone = e164('+79991234567')
const token = captchaToken('captcha-token')
const { signal } = new AbortController()

/** LIFE PAY with scripted responses and a clock that stands still. */
function withResponses(responses: readonly (() => Response)[], options: Partial<LifepayOptions> = {}) {
  const sent: { url: string; headers: Headers; body: unknown }[] = []
  let count = 0
  const fetch: typeof globalThis.fetch = async (url, init) => {
    const body: unknown = JSON.parse(String(init?.body))
    sent.push({ url: String(url), headers: new Headers(init?.headers), body })
    return (responses[count++] ?? (() => new Response(null, { status: 204 })))()
  }
  const clock = { now: 1_000_000 }
  const backend = lifepay({
    baseUrl: 'https://api.example.com/',
    fetch,
    now: () => clock.now,
    verify: async () => ({ token: 'session-token' }),
    ...options,
  })
  return { backend, sent, clock }
}

async function startOf(backend: ReturnType<typeof lifepay>) {
  const step = await backend.start({ signal })
  if (step.kind !== 'phone') throw new Error('starts at the phone')
  return step
}

async function codeStepOf(backend: ReturnType<typeof lifepay>) {
  return backend.phone.submit(await startOf(backend), { phone }, { signal })
}

const refusal = (status: number, body: unknown) => () =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), { status })
describe('the request', () => {
  test('goes to send-code-by-phone with the documented headers and fields, and nothing unasked', async () => {
    const { backend, sent } = withResponses([], {
      captcha: { provider: 'hcaptcha', siteKey: 'key' },
      language: 'ru-RU',
    })
    await backend.phone.submit(await startOf(backend), { phone, captcha: token }, { signal })
    expect(sent).toHaveLength(1)
    expect(sent[0]?.url).toBe('https://api.example.com/auth/send-code-by-phone')
    expect(sent[0]?.body).toEqual({ phone, token, captcha_type: 'hCaptcha', send_sms: true })
    const { 'x-lp-client-identifier': identifier, ...headers } = Object.fromEntries(sent[0]?.headers ?? [])
    expect(identifier).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(headers).toEqual({
      accept: 'application/json',
      'accept-language': 'ru-RU',
      'content-type': 'application/json',
      'x-lp-client-type': 'WebApp',
    })
  })

  test('carries everything else only where the host gives it', async () => {
    const { backend, sent } = withResponses([], {
      baseUrl: 'https://host.example.com/proxy/lifepay',
      captcha: { provider: 'smartcaptcha', siteKey: 'key' },
      captchaTypeField: 'captchaKind',
      clientIdentifier: '6f2f5fe2-95a4-4a8c-8c2c-3c6bb1f5a001',
      clientType: 'Service',
      organizationAlias: 'acme',
      ip: '203.0.113.7',
      query: { source: 'a b' },
      headers: { 'X-Trace': 'yes' },
      client: {
        name: 'shop',
        osName: 'Linux',
        osVersion: '6',
        screenResolution: '1280x0900',
        model: 'browser',
        extensions: 'a,b',
        depersonalizedExtensions: 'c',
      },
    })
    await backend.phone.submit(await startOf(backend), { phone, captcha: token }, { signal })
    expect(sent[0]?.url).toBe('https://host.example.com/proxy/lifepay/auth/send-code-by-phone?source=a+b')
    expect(sent[0]?.body).toEqual({
      phone,
      token,
      captchaKind: 'YandexSmartCaptcha',
      ip: '203.0.113.7',
      send_sms: true,
    })
    expect(Object.fromEntries(sent[0]?.headers ?? [])).toMatchObject({
      'x-lp-client-identifier': '6f2f5fe2-95a4-4a8c-8c2c-3c6bb1f5a001',
      'x-lp-client-type': 'Service',
      'x-lp-organization-alias': 'acme',
      'x-lp-client-name': 'shop',
      'x-lp-client-os-name': 'Linux',
      'x-lp-client-os-version': '6',
      'x-lp-client-screen-resolution': '1280x0900',
      'x-lp-client-model': 'browser',
      'x-lp-client-extensions': 'a,b',
      'x-client-extensions': 'c',
      'x-trace': 'yes',
    })
  })

  test('keeps one client identifier from one send to the next', async () => {
    const { backend, sent, clock } = withResponses([])
    const code = await codeStepOf(backend)
    clock.now += 61_000
    await backend.code.resend(code, {}, { signal })
    const [first, second] = sent.map((request) => request.headers.get('x-lp-client-identifier'))
    expect(first).toBe(second)
  })

  test.each(lifepayPhones.flatMap(({ typed, sent }) => (sent === null ? [] : [{ input: typed, e164: sent }])))(
    'takes $input as $e164',
    async ({ e164: number }) => {
      const { backend, sent } = withResponses([])
      await backend.phone.submit(await startOf(backend), { phone: e164(number) }, { signal })
      expect(sent[0]?.body).toMatchObject({ phone: number })
    },
  )

  test('carries no token of a captcha the host did not ask for', async () => {
    const { backend, sent } = withResponses([])
    await backend.phone.submit(await startOf(backend), { phone, captcha: token }, { signal })
    expect(sent[0]?.body).toEqual({ phone, send_sms: true })
  })

  test.each(['+375291234567', '+12133734253', '+799912345678', '+7999123456', '+7+79991234567'])(
    'is not made for %s: LIFE PAY takes +7 and ten digits',
    async (foreign) => {
      const { backend, sent } = withResponses([])
      const error = await failureOf(backend.phone.submit(await startOf(backend), { phone: e164(foreign) }, { signal }))
      expect(error.code).toBe('phone-country')
      expect(sent).toEqual([])
    },
  )
})

describe('the steps', () => {
  const captcha = { provider: 'hcaptcha', siteKey: 'key' } as const

  test.each([
    ['the captcha the host names, before each message', { captcha }],
    ['no captcha where the host names none', {}],
  ])('ask for %s', async (_, options) => {
    const { backend } = withResponses([], options)
    expect(await startOf(backend)).toEqual({
      kind: 'phone',
      purpose: 'sign-in',
      countries: ['RU', 'KZ'],
      context: {},
      ...('captcha' in options && { captcha: { submit: captcha } }),
    })
    const code = await codeStepOf(backend)
    expect(code.captcha).toEqual('captcha' in options ? { resend: captcha } : undefined)
    expect('captcha' in code).toBe('captcha' in options)
  })

  test('a code step with a number that is not +7, as storage may give one back, checks no code', async () => {
    const verify = vi.fn(async () => ({}))
    const { backend } = withResponses([], { verify })
    const foreign = { ...(await codeStepOf(backend)), phone: e164('+375291234567') }
    expect((await failureOf(backend.code.submit(foreign, { code: '000000' }, { signal }))).code).toBe('unexpected')
    expect(verify).not.toHaveBeenCalled()
  })
})

describe('the answer', () => {
  test('204 leads to the code step: six digits, another message in a minute, no lifetime claimed', async () => {
    const { backend } = withResponses([])
    expect(await codeStepOf(backend)).toMatchObject({
      kind: 'code',
      factor: 'sms',
      phone,
      code: { length: 6, characters: 'digits' },
      resendAt: 1_060_000,
      notice: 'sent',
    })
    expect(await codeStepOf(backend)).not.toHaveProperty('expiresAt')
  })

  test('TrySendCodeLater leads to the code step, since the earlier code still holds', async () => {
    const { backend } = withResponses([refusal(429, { code: 'TrySendCodeLater', message: 'Позже', info: null })])
    expect(await codeStepOf(backend)).toMatchObject({ kind: 'code', notice: 'sent-recently', resendAt: 1_060_000 })
  })

  test('TrySendCodeLater with a Retry-After that can be read names the moment', async () => {
    const later = () => new Response('{"code":"TrySendCodeLater"}', { status: 429, headers: { 'retry-after': '17' } })
    const { backend } = withResponses([later])
    expect(await codeStepOf(backend)).toMatchObject({ resendAt: 1_017_000 })
  })

  test.each(lifepayErrors)('$code says $meaning, whatever its status', async ({ code, status, meaning }) => {
    const body = { code, message: 'human words', info: 'detail' }
    for (const answered of [status, 418]) {
      const { backend } = withResponses([refusal(answered, body)])
      const answer = codeStepOf(backend)
      if (meaning === 'sent-recently') {
        await expect(answer).resolves.toMatchObject({ notice: 'sent-recently' })
      } else {
        const error = await failureOf(answer)
        expect(error.code).toBe(meaning)
        expect(error.cause).toEqual({ status: answered, code })
        expect(error.message).not.toContain('human words')
      }
    }
  })

  test.each([
    [404, 'account-not-found'],
    [422, 'phone-or-captcha-refused'],
    [429, 'rate-limited'],
    [500, 'server'],
    [418, 'unexpected'],
  ])('a code nobody has heard of goes by its status: %i is %s', async (status, meaning) => {
    const { backend } = withResponses([refusal(status, { code: 'BrandNewCode' })])
    const error = await failureOf(codeStepOf(backend))
    expect(error.code).toBe(meaning)
    expect(error.cause).toMatchObject({ code: 'BrandNewCode' })
  })

  test('a refused request may be the captcha, one that is missing, or the number, and no digits are blamed', async () => {
    const captcha = { provider: 'hcaptcha', siteKey: 'key' } as const
    for (const [options, input] of [
      [{ captcha }, { phone, captcha: token }],
      [{ captcha }, { phone }],
      [{}, { phone }],
    ] as const) {
      const { backend } = withResponses([refusal(422, { code: 'RequestIsNotValid' })], options)
      const error = await failureOf(backend.phone.submit(await startOf(backend), input, { signal }))
      expect(error.code).toBe('phone-or-captcha-refused')
      for (const { errors } of Object.values(languages)) expect(errors[error.code]).not.toMatch(/digit|цифр|الأرقام/)
    }
  })

  const malformed = ['', '<!doctype html><title>502</title>', '{"code":"TooMany', '{"code":7}', '[]', 'null', '{}']
  test.each([400, 401, 403, 404, 422, 429, 500, 502].flatMap((status) => malformed.map((body) => ({ status, body }))))(
    'of $status with $body the status is all that says something',
    async ({ status, body }) => {
      const { backend } = withResponses([refusal(status, body)])
      expect((await failureOf(codeStepOf(backend))).code).toBe(saidByStatus(status))
    },
  )
})

describe('nothing is sent twice', () => {
  test('the same number inside the cooldown returns to the code and sends nothing', async () => {
    const { backend, sent, clock } = withResponses([])
    const code = await codeStepOf(backend)
    if (code.back?.kind !== 'phone') throw new Error('leads back to the phone')
    clock.now += 59_000
    expect(await backend.phone.submit(code.back, { phone }, { signal })).toMatchObject({
      kind: 'code',
      notice: 'sent-recently',
      resendAt: 1_060_000,
    })
    expect(sent).toHaveLength(1)
  })

  test('the same number after the cooldown, or another one inside it, sends', async () => {
    const { backend, sent, clock } = withResponses([])
    const code = await codeStepOf(backend)
    if (code.back?.kind !== 'phone') throw new Error('leads back to the phone')
    await backend.phone.submit(code.back, { phone: e164('+79990000001') }, { signal })
    clock.now += 60_000
    await backend.phone.submit(code.back, { phone }, { signal })
    expect(sent).toHaveLength(3)
  })
})

describe('the code', () => {
  test('goes to the host with the number it was sent to, and what the host gives is the session', async () => {
    const verify = vi.fn(async () => ({ token: 'session-token' }))
    const { backend } = withResponses([], { verify })
    const code = await codeStepOf(backend)
    expect(await backend.code.submit(code, { code: '012345' }, { signal })).toEqual({
      kind: 'done',
      session: { phone, token: 'session-token' },
    })
    const ended: unknown = expect.any(AbortSignal)
    expect(verify).toHaveBeenCalledWith({ phone, code: '012345', signal: ended })
  })

  test('a code of someone who has left is not handed to the host', async () => {
    const verify = vi.fn(async () => ({ token: 'session-token' }))
    const { backend } = withResponses([], { verify })
    const leaving = new AbortController()
    const code = await codeStepOf(backend)
    const outcome = backend.code.submit(code, { code: '012345' }, { signal: leaving.signal })
    leaving.abort()
    await expect(outcome).rejects.toBe(leaving.signal.reason)
    expect(verify).not.toHaveBeenCalled()
  })

  test.each([
    [{ code: 'InvalidConfirmationCode' }, 'code-wrong'],
    [{ code: 'RequestIsNotValid' }, 'code-wrong'],
    [Object.assign(new Error('no'), { code: 'InvalidConfirmationCode' }), 'code-wrong'],
    [{ code: 'TooManyRequests' }, 'rate-limited'],
    [{ code: 'constructor' }, 'unexpected'],
    [{ code: 'NewInTheEnum', status: 422 }, 'code-wrong'],
    [{ code: 'NewInTheEnum', status: 429 }, 'rate-limited'],
    [{ code: 'NewInTheEnum', status: 418 }, 'unexpected'],
    [{ code: 'NewInTheEnum', status: 'constructor' }, 'unexpected'],
    [Object.freeze(new AuthError('phone-locked')), 'phone-locked'],
    [Object.freeze(new RangeError('a frozen bug')), 'unexpected'],
    [new AuthError('account-disabled'), 'account-disabled'],
    [new TypeError('Failed to fetch'), 'network'],
    [new DOMException('signal timed out', 'TimeoutError'), 'timeout'],
    [new Error('a bug'), 'unexpected'],
    ['a string', 'unexpected'],
    [undefined, 'unexpected'],
  ])('a host that throws %o says %s', async (thrown, meaning) => {
    const { backend } = withResponses([], {
      verify: async () => {
        throw thrown
      },
    })
    expect((await failureOf(backend.code.submit(await codeStepOf(backend), { code: '000000' }, { signal }))).code).toBe(
      meaning,
    )
  })

  test.each([
    ['ConfirmationCodeWasCanceled', 'code-needed-again'],
    ['ConfirmationCodeWasNotSend', 'expired'],
  ])('%s leads to the same step with %s, since only another message helps', async (code, notice) => {
    const { backend } = withResponses([], {
      verify: async () => {
        throw { code }
      },
    })
    const step = await codeStepOf(backend)
    expect(await backend.code.submit(step, { code: '000000' }, { signal })).toMatchObject({
      kind: 'code',
      notice,
      resendAt: 1_060_000,
    })
  })
})

describe('what the host’s own check threw', () => {
  test.each([
    [
      { code: 'NewInTheEnum', status: 422, message: 'words' },
      { code: 'NewInTheEnum', status: 422 },
    ],
    [{ code: 'InvalidConfirmationCode', message: 'words' }, { code: 'InvalidConfirmationCode' }],
    [new TypeError('Failed to fetch'), { from: 'verify', thrown: 'TypeError' }],
  ])('%o is the cause, without its words', async (thrown, cause) => {
    const { backend } = withResponses([], { verify: () => Promise.reject(thrown) })
    const error = await failureOf(backend.code.submit(await codeStepOf(backend), { code: '000000' }, { signal }))
    expect(error.cause).toEqual(cause)
  })
})

describe('a code this client has not heard of', () => {
  test.each([
    [404, 'account-not-found', 'account-not-found'],
    [422, 'phone-or-captcha-refused', 'phone-or-captcha-refused'],
    [429, 'rate-limited', 'rate-limited'],
    [500, 'server', 'server'],
    [400, 'unexpected', 'unexpected'],
    [401, 'forbidden', 'forbidden'],
    [403, 'forbidden', 'forbidden'],
    [503, 'server', 'server'],
  ])('an unknown code with status %i says %s, and after a captcha %s', async (status, plain, afterCaptcha) => {
    const answer = refusal(status, { code: 'NewInTheEnum', message: 'words', info: 'more words' })
    const { backend } = withResponses([answer, answer], { captcha: { provider: 'hcaptcha', siteKey: 'key' } })
    const step = await startOf(backend)
    const without = await failureOf(backend.phone.submit(step, { phone }, { signal }))
    const withOne = await failureOf(backend.phone.submit(step, { phone, captcha: token }, { signal }))
    expect([without.code, withOne.code]).toEqual([plain, afterCaptcha])
    expect([without.message, withOne.message]).toEqual([plain, afterCaptcha])
  })
})

describe('a number LIFE PAY sends no code to, where the host tells nobody', () => {
  const telling = [
    'PhoneIsNotFound',
    'PhoneIsNotFoundInOrganization',
    'NotAllowed',
    'NotAllowedForArchived',
    'NotAllowedForOwner',
    'NoPermissions',
    'NotificationsAreOutOfService',
    'NewInTheEnum',
  ]

  test('one that has had a message looks no different when it is asked for again, here or in another tab', async () => {
    const later = () => new Response('{"code":"TrySendCodeLater"}', { status: 429, headers: { 'retry-after': '300' } })
    const seen = await Promise.all(
      [
        [undefined, later, later, later],
        Array.from({ length: 4 }, () => refusal(404, { code: 'PhoneIsNotFound' })),
      ].map(async (answers) => {
        const sent = () => new Response(null, { status: 204 })
        const made = withResponses(
          answers.map((answer) => answer ?? sent),
          { unknownPhones: 'code-step' },
        )
        const first = await codeStepOf(made.backend)
        const wait = () => {
          made.clock.now += 60_001
        }
        if (first.back?.kind !== 'phone') throw new Error('back leads to the number')
        const inside = await made.backend.phone.submit(first.back, { phone }, { signal })
        wait()
        const again = await made.backend.phone.submit(first.back, { phone }, { signal })
        wait()
        const resent = await made.backend.code.resend(again, {}, { signal })
        const reloaded = await made.backend.start({ signal, resumed: resent })
        const elsewhere = await codeStepOf(made.backend)
        return { first, inside, again, resent, reloaded, elsewhere, requests: made.sent.length }
      }),
    )
    expect(seen[0]).toEqual(seen[1])
    expect(seen[0]).toMatchObject({ again: { notice: 'sent', resendAt: 1_120_001 }, requests: 4 })
  })

  test.each(telling)('%s leads to the same code step as any number, also when asked again', async (code) => {
    const refused = refusal(404, { code })
    const silent = withResponses([refused, refused], { unknownPhones: 'code-step' }).backend
    const step = await codeStepOf(silent)
    expect(step).toEqual(await codeStepOf(withResponses([]).backend))
    expect(await silent.code.resend(step, {}, { signal })).toEqual(step)
  })

  test.each(['PhoneIsAlreadyTaken', 'UsernameDoesNotExist', 'Duplicate'])(
    'nor does %s, in answer to the number, tell of an account',
    async (code) => {
      const silent = withResponses([refusal(409, { code })], { unknownPhones: 'code-step' }).backend
      expect(await codeStepOf(silent)).toEqual(await codeStepOf(withResponses([]).backend))
    },
  )

  const ofCodes = [
    'InvalidConfirmationCode',
    'ConfirmationCodeWasNotSend',
    'ConfirmationCodeWasCanceled',
    'TryActivateLater',
  ]
  test.each(['account-not-found', 'account-disabled'] as const)('so is a host’s own %s', async (code) => {
    const verify = () => Promise.reject(new AuthError(code))
    const { backend } = withResponses([], { unknownPhones: 'code-step', verify })
    const error = await failureOf(backend.code.submit(await codeStepOf(backend), { code: '000000' }, { signal }))
    expect(error.code).toBe('code-wrong-or-expired')
  })

  test.each([...telling, ...ofCodes].filter((code) => code !== 'NewInTheEnum'))(
    '%s from the host’s own check is one and the same answer',
    async (code) => {
      const verify = async () => {
        throw { code, message: 'words about +79991234567' }
      }
      const { backend } = withResponses([], { unknownPhones: 'code-step', verify })
      const error = await failureOf(backend.code.submit(await codeStepOf(backend), { code: '000000' }, { signal }))
      expect(error.code).toBe('code-wrong-or-expired')
      expect(error.cause).toEqual({ code })
    },
  )

  test.each(telling)('%s is refused where the host did not ask for that', async (code) => {
    const { backend } = withResponses([refusal(404, { code })])
    await expect(codeStepOf(backend)).rejects.toThrow(AuthError)
  })

  test('whatever else the host’s own check says is still said', async () => {
    const verify = () => Promise.reject(new AuthError('rate-limited'))
    const { backend } = withResponses([], { unknownPhones: 'code-step', verify })
    expect((await failureOf(backend.code.submit(await codeStepOf(backend), { code: '000000' }, { signal }))).code).toBe(
      'rate-limited',
    )
  })

  test('whatever else goes wrong is still said', async () => {
    const { backend } = withResponses([refusal(500, { code: 'InternalServerError' })], { unknownPhones: 'code-step' })
    expect((await failureOf(codeStepOf(backend))).code).toBe('server')
  })
})

describe('after a reload', () => {
  const hour = 60 * 60_000

  test('the code step is where it was, with its cooldown', async () => {
    const { backend } = withResponses([])
    const code = await codeStepOf(backend)
    expect(await backend.start({ signal, resumed: code })).toMatchObject({
      kind: 'code',
      phone,
      resendAt: code.resendAt,
    })
  })

  test('a wait the server asked for, longer than our own, is still there', async () => {
    const later = () => new Response('{"code":"TrySendCodeLater"}', { status: 429, headers: { 'retry-after': '300' } })
    const { backend, clock } = withResponses([later])
    const code = await codeStepOf(backend)
    expect(await backend.start({ signal, resumed: code })).toMatchObject({ resendAt: clock.now + 300_000 })
  })

  test('a cooldown longer than any a server is believed is not believed', async () => {
    const { backend, clock } = withResponses([])
    const code = await codeStepOf(backend)
    const forged = { ...code, resendAt: 9e15 }
    expect(await backend.start({ signal, resumed: forged })).toMatchObject({ resendAt: clock.now + hour })
  })

  test('a cooldown longer than that is not believed on the phone step either', async () => {
    const { backend, clock } = withResponses([])
    const { back } = await codeStepOf(backend)
    if (back?.kind !== 'phone') throw new Error('back leads to the number')
    const forged = { ...back, sent: { phone, resendAt: 9e15 } }
    const sent = { phone, resendAt: clock.now + hour }
    expect(await backend.start({ signal, resumed: forged })).toMatchObject({ kind: 'phone', phone, sent })
  })

  test('a step that is not ours starts anew', async () => {
    const { backend } = withResponses([])
    const { phone: _, ...foreign } = await codeStepOf(backend)
    expect(await backend.start({ signal, resumed: foreign })).toMatchObject({ kind: 'phone' })
  })
})
