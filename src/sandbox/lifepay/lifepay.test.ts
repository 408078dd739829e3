import { describe, expect, test } from 'vitest'
import { z } from 'zod/mini'
import { benchTime, createBench } from '../bench.test-support.ts'
import { isLifepayErrorCode } from './errors.ts'
import { phoneRows } from './vectors.test-support.ts'

const headers = {
  'x-lp-client-identifier': '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  'x-lp-client-type': 'WebApp',
  'accept-language': 'ru-RU',
}
const errorBody = z.strictObject({ code: z.string(), message: z.string().check(z.minLength(1)), info: z.string() })
const someText: unknown = expect.any(String)
const fromLifepay: unknown = expect.stringContaining('LIFE PAY')
const sixDigits: unknown = expect.stringMatching(/^\d{6}$/)
const anna = '+79991234567'

function lifepayBench() {
  const bench = createBench()
  const world = bench.sandbox.worlds.get('bench')
  const call = (path: string, body: unknown, more: Readonly<Record<string, string>> = {}) =>
    bench.send(`/lifepay${path}`, body, { ...headers, ...more })
  const ask = (phone = anna, more: Readonly<Record<string, string>> = {}) => {
    const { token } = world.captcha.issue('hcaptcha', 'key')
    return call('/auth/send-code-by-phone', { phone, token, captcha_type: 'hCaptcha', send_sms: true }, more)
  }
  const verify = (code: string, phone = anna) => bench.send('/app/lifepay/verify', { phone, code })
  const lastCode = () => world.inbox.all().at(-1)?.code ?? ''
  return { ...bench, world, call, ask, verify, lastCode }
}

/** Any code but this one. */
const other = (code: string) => (code === '000000' ? '111111' : '000000')

async function refused(answer: Response | Promise<Response>): Promise<string> {
  const response = await answer
  const { code } = errorBody.parse(await response.json())
  return `${response.status} ${code}`
}

describe('send-code-by-phone', () => {
  test('answers an empty 204 and sends six digits', async () => {
    const { ask, control } = lifepayBench()
    const answer = await ask()
    expect([answer.status, answer.body]).toEqual([204, null])
    expect(await (await control('inbox')).json()).toEqual([
      { to: anna, text: fromLifepay, code: sixDigits, at: benchTime },
    ])
  })

  test.each(phoneRows)('%j passes: %s (%s)', async (phone, passes) => {
    const { call, control } = lifepayBench()
    await control('switches', { captcha: 'none' })
    const { status } = await call('/auth/send-code-by-phone', { phone })
    expect(status).toBe(passes ? 204 : 422)
  })

  test('is the same below /v6', async () => {
    const { call, control } = lifepayBench()
    await control('switches', { captcha: 'none' })
    expect((await call('/v6/auth/send-code-by-phone', { phone: anna })).status).toBe(204)
  })

  test.each(['x-lp-client-identifier', 'x-lp-client-type', 'accept-language'])('wants %s', async (name) => {
    expect(await refused(lifepayBench().ask(anna, { [name]: '' }))).toBe('422 RequestIsNotValid')
  })

  test('refuses a client type that is not in the enum', async () => {
    expect(await refused(lifepayBench().ask(anna, { 'x-lp-client-type': 'Browser' }))).toBe('422 RequestIsNotValid')
  })

  test('speaks the language asked for', async () => {
    const { ask } = lifepayBench()
    expect(await (await ask('+79990000404')).json()).toMatchObject({ message: 'Телефон не найден.' })
    expect(await (await ask('+79990000404', { 'accept-language': 'en' })).json()).toMatchObject({
      message: 'The phone is not found.',
    })
  })

  test.each([
    ['+79990000404', '404 PhoneIsNotFound'],
    ['+79990000405', '403 NotAllowed'],
    ['+79990000429', '429 TooManyRequests'],
    ['+79990000500', '500 NotificationsAreOutOfService'],
  ])('%s answers %s', async (phone, answer) => {
    expect(await refused(lifepayBench().ask(phone))).toBe(answer)
  })

  test('knows who is in an organization', async () => {
    const { ask } = lifepayBench()
    expect(await refused(ask(anna, { 'x-lp-organization-alias': 'nobody' }))).toBe('404 AliasIsNotFound')
    expect(await refused(ask('+79035550000', { 'x-lp-organization-alias': 'acme' }))).toBe(
      '404 PhoneIsNotFoundInOrganization',
    )
    expect((await ask(anna, { 'x-lp-organization-alias': 'acme' })).status).toBe(204)
  })

  test('with strict accounts an unknown number is not found', async () => {
    const { ask, control } = lifepayBench()
    await control('switches', { strictAccounts: true })
    expect(await refused(ask('+79035550000'))).toBe('404 PhoneIsNotFound')
    expect((await ask('+77012345678')).status).toBe(204)
  })

  test('another message within a minute is too early, however the number is written', async () => {
    const { ask, world } = lifepayBench()
    await ask()
    world.advance(59_999)
    const early = await ask('8(999)123-45-67')
    expect(early.headers.has('retry-after')).toBe(false)
    expect(await refused(early)).toBe('429 TrySendCodeLater')
    world.advance(1)
    expect((await ask()).status).toBe(204)
    expect(world.inbox.all()).toHaveLength(2)
  })

  test('Retry-After comes and is exposed when switched on', async () => {
    const { ask, world, control } = lifepayBench()
    await control('switches', { retryAfter: true })
    await ask()
    world.advance(10_000)
    const early = await ask(anna, { origin: 'https://host.test' })
    expect(early.headers.get('retry-after')).toBe('50')
    expect(early.headers.get('access-control-expose-headers')).toBe('Retry-After')
  })

  test('any error code can be asked for, once', async () => {
    const { ask, control } = lifepayBench()
    await control('switches', { nextSendError: 'LegalEntityCrptTokenNotSpecified' })
    expect(await refused(ask())).toBe('422 LegalEntityCrptTokenNotSpecified')
    expect((await ask()).status).toBe(204)
    expect(isLifepayErrorCode('toString')).toBe(false)
  })

  test('takes the documented content types only', async () => {
    const { call, control } = lifepayBench()
    await control('switches', { captcha: 'none' })
    const status = async (type: string) =>
      (await call('/auth/send-code-by-phone', { phone: anna }, { 'content-type': type })).status
    expect(await status('text/plain')).toBe(415)
    expect(await status('application/x-www-form-urlencoded')).toBe(415)
    expect(await status('application/vnd.a+json; charset=utf-8')).toBe(204)
  })

  test.each([['{'], ['[]'], ['{"phone":79991234567}'], [`{"phone":"${anna}","send_sms":"yes"}`]])(
    '%s is not valid',
    async (body) => {
      const { call, control } = lifepayBench()
      await control('switches', { captcha: 'none' })
      expect(await refused(call('/auth/send-code-by-phone', body))).toBe('422 RequestIsNotValid')
    },
  )

  test('an unknown path is not found', async () => {
    expect(await refused(lifepayBench().call('/auth/sign-in-by-code', {}))).toBe('404 NotFound')
  })
})

describe('captcha', () => {
  const send = 'RequestIsNotValid'

  test('is required, of a known type, with a token of that type', async () => {
    const { call, world } = lifepayBench()
    const { token } = world.captcha.issue('smartcaptcha', 'key')
    const ask = (more: object) => call('/auth/send-code-by-phone', { phone: anna, ...more })
    expect(await refused(ask({}))).toBe(`422 ${send}`)
    expect(await refused(ask({ token, captcha_type: 'reCAPTCHA' }))).toBe(`422 ${send}`)
    expect(await refused(ask({ token, captcha_type: 'hCaptcha' }))).toBe(`422 ${send}`)
    expect((await ask({ token, captcha_type: 'YandexSmartCaptcha' })).status).toBe(204)
  })

  test('a token is spent by its request, also by one that fails', async () => {
    const { call, world } = lifepayBench()
    const { token } = world.captcha.issue('hcaptcha', 'key')
    const ask = (phone: string) => call('/auth/send-code-by-phone', { phone, token, captcha_type: 'hCaptcha' })
    expect(await refused(ask('+79990000404'))).toBe('404 PhoneIsNotFound')
    expect(await refused(ask(anna))).toBe(`422 ${send}`)
  })

  test.each([
    ['hcaptcha', 'hCaptcha', 120_000],
    ['smartcaptcha', 'YandexSmartCaptcha', 300_000],
  ] as const)('a token of %s (%s) lives %i ms', async (provider, type, lifetime) => {
    const { call, world } = lifepayBench()
    const [good, late] = [world.captcha.issue(provider, 'key'), world.captcha.issue(provider, 'key')]
    const ask = ({ token }: { token: string }) =>
      call('/auth/send-code-by-phone', { phone: anna, token, captcha_type: type })
    world.advance(lifetime - 1)
    expect((await ask(good)).status).toBe(204)
    world.advance(1)
    expect(await refused(ask(late))).toBe(`422 ${send}`)
  })

  test('the next token can be refused; tokens of keys with "fail" always are', async () => {
    const { ask, call, world, control } = lifepayBench()
    await control('captcha', { refuse: 1 })
    expect(await refused(ask())).toBe(`422 ${send}`)
    const { token } = world.captcha.issue('hcaptcha', 'my-fail-key')
    expect(await refused(call('/auth/send-code-by-phone', { phone: anna, token, captcha_type: 'hCaptcha' }))).toBe(
      `422 ${send}`,
    )
    expect((await ask()).status).toBe(204)
  })

  test('the type’s field can have another name, and the type can be fixed', async () => {
    const { call, world, control } = lifepayBench()
    await control('switches', { captchaTypeField: 'provider', captcha: 'hCaptcha' })
    const { token } = world.captcha.issue('hcaptcha', 'key')
    expect(
      await refused(call('/auth/send-code-by-phone', { phone: anna, token, provider: 'YandexSmartCaptcha' })),
    ).toBe(`422 ${send}`)
    expect((await call('/auth/send-code-by-phone', { phone: anna, token, provider: 'hCaptcha' })).status).toBe(204)
  })

  test("hCaptcha's test key gives its documented token, which always passes", () => {
    const { captcha } = lifepayBench().world
    expect(captcha.issue('hcaptcha', '10000000-ffff-ffff-ffff-000000000001').token).toBe(
      '10000000-aaaa-bbbb-cccc-000000000001',
    )
    for (const _ of [1, 2])
      expect(captcha.verify('hcaptcha', '10000000-aaaa-bbbb-cccc-000000000001')).toEqual({ passed: true })
    const bot = captcha.issue('hcaptcha', '30000000-ffff-ffff-ffff-000000000003')
    expect(captcha.verify('hcaptcha', bot.token)).toEqual({ passed: false, reason: 'refused' })
  })
})

describe('the host completes the sign-in', () => {
  test('the code that was sent signs in, once', async () => {
    const { ask, verify, lastCode } = lifepayBench()
    await ask()
    const answer = await verify(lastCode())
    expect(await answer.json()).toEqual({ token: someText, name: 'Анна Смирнова' })
    expect(await refused(verify(lastCode()))).toBe('422 ConfirmationCodeWasNotSend')
  })

  test('after five wrong codes the right one is refused too', async () => {
    const { ask, verify, lastCode } = lifepayBench()
    await ask()
    const wrong = other(lastCode())
    for (const _ of [1, 2, 3, 4]) expect(await refused(verify(wrong))).toBe('401 InvalidConfirmationCode')
    expect(await refused(verify(wrong))).toBe('422 ConfirmationCodeWasCanceled')
    expect(await refused(verify(lastCode()))).toBe('422 ConfirmationCodeWasCanceled')
  })

  test('a code is valid for ten minutes', async () => {
    const { ask, verify, lastCode, world } = lifepayBench()
    await ask()
    world.advance(600_000)
    expect(await refused(verify(lastCode()))).toBe('422 ConfirmationCodeWasNotSend')
  })

  test('a new code cancels the one before', async () => {
    const { ask, verify, lastCode, world } = lifepayBench()
    await ask()
    const earlier = lastCode()
    world.advance(60_000)
    await ask()
    expect(await refused(verify(earlier))).toBe('422 ConfirmationCodeWasCanceled')
    expect((await verify(lastCode())).status).toBe(200)
  })

  test('after TrySendCodeLater the earlier code still holds', async () => {
    const { ask, verify, lastCode } = lifepayBench()
    await ask()
    expect(await refused(ask())).toBe('429 TrySendCodeLater')
    expect((await verify(lastCode())).status).toBe(200)
  })

  test('no code was sent to a number that was never asked for', async () => {
    expect(await refused(lifepayBench().verify('123456'))).toBe('422 ConfirmationCodeWasNotSend')
  })
})

describe('the other operations', () => {
  test('sign-in-by-phone and sign-in take a password', async () => {
    const { call } = lifepayBench()
    const byPhone = (password: string, phone = anna) => call('/auth/sign-in-by-phone', { phone, password })
    expect(await (await byPhone('secret-2024', '89991234567')).json()).toEqual({ token: someText })
    expect(await refused(byPhone('secret-2025'))).toBe('401 WrongUsernameOrPassword')
    expect(await refused(byPhone('short'))).toBe('422 RequestIsNotValid')
    expect(await refused(byPhone('secret-2024', '+79035550000'))).toBe('404 PhoneIsNotFound')
    const byName = (full_username: string, more = {}) =>
      call('/auth/sign-in', { full_username, password: 'secret-2024', ...more })
    expect(await (await byName('anna')).json()).toEqual({ token: someText })
    expect(await (await byName('anna', { response_type: 'Session' })).json()).toEqual({ token: null })
    expect(await refused(byName('nobody'))).toBe('401 UsernameDoesNotExist')
  })

  test.each([
    ['+79990000403', '403 NotAllowedForArchived'],
    ['+79990000405', '403 NotAllowed'],
    ['+79990000429', '429 TooManyRequests'],
  ])('%s with its password answers %s', async (phone, answer) => {
    const { call } = lifepayBench()
    expect(await refused(call('/auth/sign-in-by-phone', { phone, password: 'secret-2024' }))).toBe(answer)
  })

  test('sign-in-by-phone keeps to the organization', async () => {
    const { call } = lifepayBench()
    const signIn = (phone: string, alias: string) =>
      call('/auth/sign-in-by-phone', { phone, password: 'secret-2024' }, { 'x-lp-organization-alias': alias })
    expect(await refused(signIn(anna, 'nobody'))).toBe('404 AliasIsNotFound')
    expect(await refused(signIn(anna, 'toString'))).toBe('404 AliasIsNotFound')
    expect(await refused(signIn('+79990000407', 'acme'))).toBe('404 PhoneIsNotFoundInOrganization')
    expect(await refused(signIn('+79035550000', 'acme'))).toBe('404 PhoneIsNotFound')
    expect((await signIn(anna, 'acme')).status).toBe(200)
  })

  test('a number whose sign-up is never accepted still gets its code', async () => {
    const { call, ask, lastCode } = lifepayBench()
    const phone = '+79990000422'
    expect((await ask(phone)).status).toBe(204)
    const signUp = call('/auth/sign-up', { phone, name: 'Пётр Иванов', confirmation_code: lastCode() })
    expect(await refused(signUp)).toBe('422 RequestIsNotValid')
  })

  test('sign-up needs the code, a free number and a free name', async () => {
    const { call, ask, lastCode } = lifepayBench()
    const phone = '+79035550000'
    const signUp = (more: object) =>
      call('/auth/sign-up', { phone, name: 'Пётр Иванов', confirmation_code: lastCode(), ...more })
    expect(await refused(signUp({ confirmation_code: '123456' }))).toBe('422 ConfirmationCodeWasNotSend')
    await ask(phone)
    expect(await refused(signUp({ name: 'Пётр' }))).toBe('422 RequestIsNotValid')
    expect(await refused(signUp({ initial_username: 'anna' }))).toBe('422 UsernameIsAlreadyTaken')
    expect(await (await signUp({ initial_password: 'secret-1' })).json()).toEqual({ token: someText })
    expect((await call('/auth/sign-in-by-phone', { phone, password: 'secret-1' })).status).toBe(200)
    await ask()
    expect(await refused(signUp({ phone: anna }))).toBe('422 PhoneIsAlreadyTaken')
  })

  test.each(['/auth/reset-password', '/auth/reset'])('%s sets a new password', async (path) => {
    const { call, ask, lastCode } = lifepayBench()
    await ask()
    const answer = await call(path, { phone: anna, password: 'brand-new', confirmation_code: lastCode() })
    expect([answer.status, answer.body]).toEqual([204, null])
    expect((await call('/auth/sign-in-by-phone', { phone: anna, password: 'brand-new' })).status).toBe(200)
  })
})

test('a world that is made again gives the same codes again, each different from the others', async () => {
  const codes = async () => {
    const { ask, world } = lifepayBench()
    for (const _ of [1, 2, 3]) {
      await ask()
      world.advance(60_000)
    }
    return world.inbox.all().map(({ code }) => code)
  }
  const first = await codes()
  expect(new Set(first).size).toBe(3)
  expect(await codes()).toEqual(first)
})

test('a browser of any origin may send the documented headers, and no other', async () => {
  const { sandbox } = lifepayBench()
  const preflight = (names: string) =>
    sandbox.fetch(
      new Request('http://sandbox.test/lifepay/auth/send-code-by-phone', {
        method: 'OPTIONS',
        headers: {
          origin: 'https://host.test',
          'access-control-request-method': 'POST',
          'access-control-request-headers': names,
        },
      }),
    )
  const allowed = await preflight(
    'accept-language,content-type,x-lp-client-identifier,x-lp-client-type,x-lp-organization-alias',
  )
  expect(allowed.headers.get('access-control-allow-origin')).toBe('https://host.test')
  expect((await preflight('x-request-id')).headers.has('access-control-allow-origin')).toBe(false)
})
