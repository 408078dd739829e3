import { describe, expect, test, vi } from 'vitest'
import { AuthError } from '../../protocol/error.ts'
import type { CodeStep, CredentialsStep, EnrolStep, PhoneStep, Step } from '../../protocol/step.ts'
import { exampleOf, malformedBodies, recaptchaTypes } from '../onlyoffice/vectors.test-support.ts'
import { readDocspace } from './answers.ts'
import { docspaceVectors, docspaceSettings } from './vectors.test-support.ts'
import { type Answered, scriptedPortal } from '../onlyoffice/scriptedPortal.test-support.ts'
import { type DocspaceOptions, docspace } from './index.ts'
import { errorByStatus } from '../../test-support/saidByStatus.test-support.ts'
import { e164 } from '../../test-support/e164.test-support.ts'
import { captchaToken } from '../../captcha/token.ts'
import { failureOf } from '../../test-support/failureOf.test-support.ts'
import { assertKind } from '../../test-support/assertKind.test-support.ts'

const baseUrl = 'https://portal.example.com'
const phone = e164('+123456789')
const solved = captchaToken('captcha-token')
const login = { username: 'ann@example.com', password: 'Passw0rd!', staySignedIn: true }
/** Quicker than a real portal's 100 000 rounds, which `documented` keeps. */
const quick = { passwordHash: { size: 256, iterations: 1000, salt: 'portal-salt' } }
const documented = { passwordHash: docspaceSettings.passwordHash }
const passwordHash = 'c33346079758bb56866e7e43ccba8d74887f016435b6af08a40c1ac9c1c6cdf9'
const credentials = { userName: 'ann@example.com', passwordHash, session: false }
const { signal } = new AbortController()
const start = Date.UTC(2026, 2, 1, 9, 30)
const minute = 60_000

/** A portal that answers as it is told, settings first, and a clock that stands still. */
function portal(answers: readonly Answered[], options: Partial<DocspaceOptions> = {}, settings: object = {}) {
  const told = { ...docspaceSettings, ...quick, ...settings }
  const wire = scriptedPortal(answers, ({ method }) =>
    method === 'GET' ? Response.json({ response: told, count: 1, status: 0, statusCode: 200 }) : undefined,
  )
  const clock = { now: start }
  const backend = docspace({ baseUrl, fetch: wire.fetch, now: () => clock.now, ...options })
  return { backend, sent: wire.all, posts: wire.posts, clock, answer: wire.answer }
}

const ok = (response: object): Answered => [200, { response, count: 1, status: 0, statusCode: 200 }]
const refused = (status: number, type: string | null = null, message = 'words'): Answered => [
  status,
  { error: { message, type, stack: null, hresult: 0 }, status: 1, statusCode: status },
]
const confirmUrl =
  'https://portal.example.com/confirm/PhoneActivation?type=PhoneActivation&key=520000000000.ABC&encemail=Zm9v'
const none = '0001-01-01T00:00:00'
const smsCode = ok({ expires: '2026-03-01T09:40:00Z', sms: true, phoneNoise: '+1234*6789', tfa: false, confirmUrl })
const phoneRequired = ok({ expires: none, sms: true, tfa: false, confirmUrl })
const appCode = ok({ expires: none, sms: false, tfa: true, confirmUrl })
const appSetup = ok({ expires: none, sms: false, tfa: true, tfaKey: 'KEZEM43CIUYWYU2Y', confirmUrl })
const signedIn = ok({ token: 'b64+/=', expires: '2027-03-01T09:30:00.1234567Z', sms: false, tfa: false })
const codeRefused = refused(401)

type Portal = ReturnType<typeof portal>

async function credentialsOf({ backend }: Portal): Promise<CredentialsStep> {
  return backend.start({ signal })
}

async function submit(at: Portal, input = login): Promise<Step> {
  return at.backend.credentials.submit(await credentialsOf(at), input, { signal })
}

async function codeStepOf(at: Portal): Promise<CodeStep> {
  const step = await submit(at)
  assertKind(step, 'code')
  return step
}

async function phoneStepOf(at: Portal): Promise<PhoneStep> {
  const step = await submit(at)
  assertKind(step, 'phone')
  return step
}

async function enrolStepOf(at: Portal): Promise<EnrolStep> {
  const step = await submit(at)
  assertKind(step, 'enrol')
  return step
}

describe('the documented answers', () => {
  /** What each vector's person meets, in our words. */
  const outcomes: Readonly<Record<string, Readonly<Partial<Record<string, string>>>>> = {
    signedIn: { any: 'signedIn' },
    phoneRequired: { any: 'phoneRequired' },
    smsCode: { any: 'smsCode' },
    tfaSetup: { any: 'tfaSetup' },
    serverFault: { any: 'server', D24: 'sms-unavailable', D25: 'sms-unavailable' },
    codeRejected: { any: 'code-wrong-or-expired' },
    credentialsRejected: { any: 'credentials-wrong' },
    badRequest: { any: 'unexpected', D13: 'code-wrong' },
    blockedOrCaptcha: { any: 'blockedOrCaptcha' },
    notFound: { any: 'credentials-wrong' },
    linkInvalid: { any: 'startAgain' },
    phoneInvalid: { any: 'phone-refused' },
    phoneLocked: { any: 'phone-locked' },
  }

  test.each(docspaceVectors)('$id, $title: $widget', ({ id, call, expect: { status, body, rawBody }, widget }) => {
    const bytes = new TextEncoder().encode(rawBody ?? JSON.stringify(exampleOf(body)))
    const outcome = outcomes[widget]
    const expected = outcome?.[id] ?? outcome?.['any']
    let met: string | undefined
    try {
      met = readDocspace({ status, headers: new Headers(), bytes }, call, start).state
    } catch (thrown) {
      met = thrown instanceof AuthError ? thrown.code : String(thrown)
    }
    expect(met).toBe(expected)
    expect(expected).toBeDefined()
  })

  test.each([
    ['send-sms', 'sms-limit'],
    // The seventh message can be asked for by that call alone.
    ['authenticate', 'server'],
    ['set-phone', 'phone-locked'],
    ['code', 'server'],
  ] as const)('a plain exception in any language: %s', async (call, meaning) => {
    const body = JSON.stringify(refused(500, 'System.Exception', 'Слишком много')[1])
    const answer = { status: 500, headers: new Headers(), bytes: new TextEncoder().encode(body) }
    if (meaning === 'sms-limit') expect(readDocspace(answer, call, start)).toEqual({ state: 'smsLimit' })
    else expect(() => readDocspace(answer, call, start)).toThrow(new AuthError(meaning))
  })

  const statuses = [200, 201, 400, 401, 402, 403, 404, 405, 415, 429, 500, 502, 503]
  const calls = ['authenticate', 'code', 'send-sms', 'set-phone'] as const
  test.each(statuses.flatMap((status) => malformedBodies.map((body) => ({ status, body }))))(
    'of $status with $body the status is all that says something, on every call',
    ({ status, body }) => {
      for (const call of calls) {
        if (body === '' && call === 'set-phone' && (status === 401 || status === 403)) continue
        if (body === '' && (status === 403 || status === 404)) continue
        const answer = { status, headers: new Headers(), bytes: new TextEncoder().encode(body) }
        expect(() => readDocspace(answer, call, start)).toThrow(errorByStatus(status, start))
      }
    },
  )

  test.each([
    [403, 'portal-busy'],
    [404, 'portal-closed'],
  ] as const)('an empty %i is a portal that has stopped meanwhile: %s', (status, code) => {
    for (const call of ['authenticate', 'code', 'send-sms'] as const) {
      expect(() => readDocspace({ status, headers: new Headers(), bytes: new Uint8Array() }, call, start)).toThrow(
        expect.objectContaining({ code, cause: { status } }),
      )
    }
  })

  test.each([
    [400, 'System.ArgumentException', 'authenticate', 'credentials-wrong'],
    [400, 'System.ArgumentException', 'set-phone', 'phone-refused'],
    [403, 'System.InvalidOperationException', 'authenticate', 'account-disabled'],
    [403, 'System.InvalidOperationException', 'code', 'account-disabled'],
    [403, 'System.Security.SecurityException', 'authenticate', 'forbidden'],
    [404, 'ASC.Common.Web.ItemNotFoundException', 'code', 'account-not-found'],
    // Who has an account is not told: it reads like a wrong password.
    [404, 'ASC.Common.Web.ItemNotFoundException', 'authenticate', 'credentials-wrong'],
    [500, 'ASC.Common.Web.ItemNotFoundException', 'authenticate', 'credentials-wrong'],
    [429, null, 'code', 'rate-limited'],
    [500, 'System.NullReferenceException', 'authenticate', 'server'],
    [500, 'System.MethodAccessException', 'set-phone', 'sms-unavailable'],
    [503, null, 'authenticate', 'server'],
    [418, null, 'authenticate', 'unexpected'],
    [500, 'constructor', 'authenticate', 'server'],
    // DocSpace 2.6 to 3.2 say with 500 what later ones say with 403 and 404.
    [500, 'System.InvalidOperationException', 'authenticate', 'account-disabled'],
    [500, 'System.InvalidOperationException', 'code', 'account-disabled'],
    [500, 'ASC.Common.Web.ItemNotFoundException', 'send-sms', 'account-not-found'],
    [500, 'System.InvalidOperationException', 'set-phone', 'server'],
  ] as const)('%i with %s on %s is %s', (status, type, call, meaning) => {
    const bytes = new TextEncoder().encode(JSON.stringify(refused(status, type)[1]))
    expect(() => readDocspace({ status, headers: new Headers(), bytes }, call, start)).toThrow(meaning)
  })
})

describe('before DocSpace 3.5, in English', () => {
  test.each([
    ['User disabled', 'account-disabled', 'account-disabled'],
    ['The user could not be found', 'account-not-found', 'credentials-wrong'],
  ])('a plain exception that says %j is %s, at the password %s, and no message too many', (words, later, first) => {
    const bytes = new TextEncoder().encode(JSON.stringify(refused(500, 'System.Exception', words)[1]))
    for (const [call, meaning] of [
      ['authenticate', first],
      ['code', later],
      ['send-sms', later],
    ] as const) {
      expect(() => readDocspace({ status: 500, headers: new Headers(), bytes }, call, start)).toThrow(meaning)
    }
  })

  test('a type that is not the name of a class is left out of the cause', () => {
    const bytes = new TextEncoder().encode(JSON.stringify(refused(403, 'Ann Example <ann@example.com>')[1]))
    const read = () => readDocspace({ status: 403, headers: new Headers(), bytes }, 'authenticate', start)
    expect(read).toThrow(expect.objectContaining({ code: 'forbidden', cause: { status: 403 } }))
  })
})

describe('the requests', () => {
  test('settings and capabilities are read once, without cookies', async () => {
    const at = portal([signedIn])
    await submit(at)
    expect(at.sent.map(({ url, method, credentials: sent }) => ({ url, method, sent }))).toEqual([
      { url: `${baseUrl}/api/2.0/settings`, method: 'GET', sent: 'omit' },
      { url: `${baseUrl}/api/2.0/capabilities`, method: 'GET', sent: 'omit' },
      { url: `${baseUrl}/api/2.0/authentication`, method: 'POST', sent: 'same-origin' },
    ])
  })

  test('go below a path of the base URL', async () => {
    const at = portal([signedIn], { baseUrl: 'https://portal.example.com/tenant/' })
    await submit(at)
    expect(at.posts()[0]?.url).toBe('https://portal.example.com/tenant/api/2.0/authentication')
  })

  test.each(docspaceVectors.filter(({ id }) => ['D01', 'D03', 'D05'].includes(id)))(
    '$id is what a ticked box sends',
    async ({ request }) => {
      const at = portal([signedIn], {}, documented)
      await submit(at)
      expect(at.posts()[0]).toMatchObject({ url: `${baseUrl}${request.path}`, body: request.body })
      expect(at.posts()[0]?.body).toEqual(request.body)
    },
  )

  test.each(docspaceVectors.filter(({ id }) => id === 'D02'))('$id is what an empty box sends', async ({ request }) => {
    const at = portal([signedIn], {}, documented)
    await submit(at, { ...login, staySignedIn: false })
    expect(at.posts()[0]?.body).toEqual(request.body)
  })

  test.each(docspaceVectors.filter(({ id }) => ['D08', 'D09', 'D12'].includes(id)))(
    '$id is what a code sends: in the path, and in the body with the credentials',
    async ({ request }) => {
      const at = portal([smsCode, signedIn], {}, documented)
      const code = String(request.body['code'])
      await at.backend.code.submit(await codeStepOf(at), { code }, { signal })
      expect(at.posts()[1]?.url).toBe(`${baseUrl}${request.path}`)
      expect(at.posts()[1]?.body).toEqual(request.body)
    },
  )

  test.each(docspaceVectors.filter(({ id }) => ['D22', 'D24', 'D25'].includes(id)))(
    '$id is what another message sends',
    async ({ request }) => {
      const at = portal([smsCode, smsCode], {}, documented)
      await at.backend.code.resend(await codeStepOf(at), {}, { signal })
      expect(at.posts()[1]?.url).toBe(`${baseUrl}${request.path}`)
      expect(at.posts()[1]?.body).toEqual(request.body)
    },
  )

  test.each(docspaceVectors.filter(({ id }) => id === 'D26'))('$id is what a phone sends', async ({ request }) => {
    const at = portal([phoneRequired, smsCode])
    await at.backend.phone.submit(await phoneStepOf(at), { phone }, { signal })
    expect(at.posts()[1]?.url).toBe(`${baseUrl}${request.path}`)
    expect(at.posts()[1]?.headers.get('confirm')).toBe(request.headers?.['confirm'])
    expect(at.posts()[1]?.body).toEqual({ mobilePhone: phone })
    // Somebody else's cookie would have the number given to them.
    expect(at.posts()[1]?.credentials).toBe('omit')
  })

  test('a link is sent instead of a password, and a portal that fixes the life of sessions is not told one', async () => {
    const confirmData = { email: 'ann@example.com', key: '1.X' }
    const at = portal([signedIn], { confirmData }, { cookieSettingsEnabled: true })
    const step = await credentialsOf(at)
    expect(step).toEqual({ kind: 'credentials', variant: 'continue', context: {} })
    await at.backend.credentials.submit(step, { username: '', password: '' }, { signal })
    expect(at.posts()[0]?.body).toEqual(docspaceVectors.find(({ id }) => id === 'D20')?.request.body)
  })

  test.each([{ provider: 'google', accessToken: 'a' }, { serializedProfile: 'profile' }])(
    '%o is sent instead of a password, with every call',
    async (social) => {
      const at = portal([smsCode, smsCode, signedIn], { social, culture: 'ru-RU' })
      const step = await credentialsOf(at)
      expect(step).toMatchObject({ variant: 'continue', staySignedIn: false })
      const code = await at.backend.credentials.submit(step, { username: '', password: '' }, { signal })
      assertKind(code, 'code')
      await at.backend.code.resend(code, {}, { signal })
      await at.backend.code.submit(code, { code: '482913' }, { signal })
      const always = { ...social, session: true, culture: 'ru-RU' }
      expect(at.posts().map(({ body }) => body)).toEqual([always, always, { ...always, code: '482913' }])
    },
  )
})

describe('an authorization code, which the provider takes once', () => {
  const social = { provider: 'google', codeOAuth: 'c' }

  test('signs in who has no second factor, and is never sent again', async () => {
    const at = portal([signedIn, signedIn], { social })
    expect(await submit(at)).toMatchObject({ kind: 'done' })
    const error = await failureOf(submit(at))
    expect([error.code, at.posts().length]).toEqual(['credentials-wrong', 1])
  })

  test('is not sent again after a refusal or a block either: each would be counted as a wrong password', async () => {
    for (const answer of [refused(401), refused(403)]) {
      const at = portal([answer, signedIn], { social }, { recaptchaPublicKey: 'key', recaptchaType: 3 })
      expect((await failureOf(submit(at))).code).toMatch(/credentials-wrong|rate-limited/)
      expect((await failureOf(submit(at))).code).toBe('credentials-wrong')
      expect(at.posts()).toHaveLength(1)
    }
  })

  test('is not sent again by a backend that a host has made anew, and another one is', async () => {
    const before = portal([refused(401)], { social })
    await failureOf(submit(before))
    const again = portal([signedIn], { social })
    again.backend.takeOver?.(before.backend)
    expect((await failureOf(submit(again))).code).toBe('credentials-wrong')
    expect(again.posts()).toHaveLength(0)
    const another = portal([signedIn], { social: { ...social, codeOAuth: 'another' } })
    another.backend.takeOver?.(again.backend)
    expect(await submit(another)).toMatchObject({ kind: 'done' })
  })

  test('is sent again where there was no answer', async () => {
    let isDown = true
    const answering = portal([signedIn], {
      social,
      fetch: async (_, init) => {
        if (init?.method === 'POST' && isDown) throw new TypeError('Failed to fetch')
        return Response.json(init?.method === 'GET' ? { response: docspaceSettings, status: 0 } : signedIn[1])
      },
    })
    expect((await failureOf(submit(answering))).code).toBe('network')
    isDown = false
    expect(await submit(answering)).toMatchObject({ kind: 'done' })
  })

  test('can go with no message’s code: the developer is told', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    for (const asked of [smsCode, phoneRequired]) {
      const at = portal([asked], { social })
      expect(await failureOf(submit(at))).toMatchObject({ code: 'misconfigured', cause: { number: 'E43' } })
      expect(at.posts()).toHaveLength(1)
    }
  })
})

describe('a message that could not be sent', () => {
  const unsent = refused(500, 'System.MethodAccessException')
  const paths = (at: Portal) => at.posts().map(({ url }) => url.replace(`${baseUrl}/api/2.0/authentication`, ''))

  test('is not believed to have been, for ten minutes: another is asked for, until one goes', async () => {
    const at = portal([unsent, smsCode, unsent, smsCode, smsCode, smsCode])
    expect((await failureOf(submit(at))).code).toBe('sms-unavailable')
    at.clock.now += 9 * minute
    expect((await failureOf(submit(at))).code).toBe('sms-unavailable')
    at.clock.now += 9 * minute
    expect(await submit(at)).toMatchObject({ kind: 'code', resendAt: at.clock.now + 30_000 })
    await submit(at)
    expect(paths(at)).toEqual(['', '', '/sendsms', '', '/sendsms', ''])
  })

  test('to a number just given is asked for again too', async () => {
    const at = portal([phoneRequired, unsent, smsCode, smsCode])
    const step = await phoneStepOf(at)
    expect((await failureOf(at.backend.phone.submit(step, { phone }, { signal }))).code).toBe('sms-unavailable')
    expect(await at.backend.phone.submit(step, { phone }, { signal })).toMatchObject({ kind: 'code', notice: 'sent' })
    expect(paths(at)).toEqual(['', '/setphone', '/setphone', '/sendsms'])
  })
})

describe('an address that is not allowed', () => {
  const text: Answered = [403, 'Your IP address is not allowed.']

  test('is forbidden at every call that says so, with its bare text', async () => {
    expect((await failureOf(submit(portal([text])))).code).toBe('forbidden')
    const code = portal([smsCode, text, text])
    const step = await codeStepOf(code)
    expect((await failureOf(code.backend.code.submit(step, { code: '482913' }, { signal }))).code).toBe('forbidden')
    expect((await failureOf(code.backend.code.resend(step, {}, { signal }))).code).toBe('forbidden')
    const number = portal([phoneRequired, text])
    expect((await failureOf(number.backend.phone.submit(await phoneStepOf(number), { phone }, { signal }))).code).toBe(
      'forbidden',
    )
  })
})

describe('the form', () => {
  test('asks for a name and a password, and offers to stay signed in where the portal lets people choose', async () => {
    expect(await credentialsOf(portal([]))).toStrictEqual({
      kind: 'credentials',
      variant: 'username-and-password',
      context: {},
      staySignedIn: false,
    })
    const hinted = portal([], { usernameHint: 'ann@example.com' }, { cookieSettingsEnabled: true })
    expect(await credentialsOf(hinted)).toStrictEqual({
      kind: 'credentials',
      variant: 'username-and-password',
      context: {},
      username: 'ann@example.com',
    })
  })

  test('has what was entered on the way back, and no more is sent than was offered', async () => {
    const fixed = portal([smsCode], {}, { cookieSettingsEnabled: true })
    expect((await codeStepOf(fixed)).back).toMatchObject({ username: 'ann@example.com' })
    expect(fixed.posts()[0]?.body).not.toHaveProperty('session')
    expect((await codeStepOf(portal([smsCode]))).back).toMatchObject({ username: login.username, staySignedIn: true })
    const linked = portal([smsCode], { confirmData: { email: 'ann@example.com', key: '1.X' } })
    expect((await codeStepOf(linked)).back).toMatchObject({ username: 'ann@example.com', staySignedIn: true })
    const social = portal([smsCode], { social: { serializedProfile: 'profile' }, usernameHint: 'ann' })
    expect((await codeStepOf(social)).back).toMatchObject({ username: 'ann', staySignedIn: true })
    const nameless = portal([smsCode], { social: { serializedProfile: 'profile' } })
    expect((await codeStepOf(nameless)).back).not.toHaveProperty('username')
  })

  test('sends no token of a captcha the portal does not have', async () => {
    const at = portal([signedIn], {}, { recaptchaPublicKey: null })
    await at.backend.credentials.submit(await credentialsOf(at), { ...login, captcha: solved }, { signal })
    expect(at.posts()[0]?.body).toEqual(credentials)
  })
})

describe('the start', () => {
  test.each([
    [{}, undefined],
    [{ recaptchaPublicKey: '' }, undefined],
    [{ recaptchaPublicKey: null, recaptchaType: 3 }, undefined],
    [{ recaptchaPublicKey: 'key', recaptchaType: recaptchaTypes.Default }, 'recaptcha'],
    [{ recaptchaPublicKey: 'key', recaptchaType: recaptchaTypes.hCaptcha }, 'hcaptcha'],
    [{ recaptchaPublicKey: 'key', recaptchaType: 'Default' }, 'recaptcha'],
    [{ recaptchaPublicKey: 'key', recaptchaType: 'hCaptcha' }, 'hcaptcha'],
    [{ recaptchaPublicKey: 'key', recaptchaType: recaptchaTypes.AndroidV2 }, 'recaptcha'],
    [{ recaptchaPublicKey: 'key', recaptchaType: 'iOSV2' }, 'recaptcha'],
    [{ recaptchaPublicKey: 'key', recaptchaType: 'HCaptcha' }, 'hcaptcha'],
    [{ recaptchaPublicKey: 'key', recaptchaType: 'androidV2' }, 'recaptcha'],
    [{ recaptchaPublicKey: 'key', recaptchaType: 7 }, undefined],
    [{ recaptchaPublicKey: 'key', recaptchaType: 'constructor' }, undefined],
  ])('settings %o give the captcha %s', async (settings, provider) => {
    const at = portal([refused(403)], {}, settings)
    const outcome = submit(at)
    if (provider === undefined) expect((await failureOf(outcome)).code).toBe('rate-limited')
    else expect(await outcome).toMatchObject({ captcha: { submit: { provider, siteKey: 'key' } } })
  })

  const withSettings = (status: number, body: string, headers: HeadersInit = {}) =>
    docspace({ baseUrl, fetch: async () => new Response(body, { status, headers }), now: () => start })

  test.each([
    [200, '{"response":{"docSpace":false},"status":0}', 'misconfigured'],
    [200, '{"response":{},"status":0}', 'misconfigured'],
    [401, 'Unauthorized', 'misconfigured'],
    [404, '', 'misconfigured'],
    [403, '', 'forbidden'],
    [429, '', 'rate-limited'],
    [401, '', 'forbidden'],
    [402, '', 'unexpected'],
    [500, '', 'server'],
    [500, '{"error":{"message":"x","type":"y"},"status":1}', 'server'],
    [200, '', 'unexpected'],
    [200, '<!doctype html>', 'unexpected'],
    [200, '{"response":{"docSpace":true,"passwordHash":{"size":"256"}}}', 'unexpected'],
    [200, '{"response":{"docSpace":true,"recaptchaType":true}}', 'unexpected'],
    [200, '{"response":{"docSpace":"true"}}', 'unexpected'],
    [404, '<!doctype html>', 'misconfigured'],
  ])('settings %i %s are %s', async (status, body, code) => {
    expect((await failureOf(withSettings(status, body).start({ signal }))).code).toBe(code)
  })

  test('a portal out of reach says so', async () => {
    const backend = docspace({ baseUrl, fetch: () => Promise.reject(new TypeError('Failed to fetch')) })
    expect((await failureOf(backend.start({ signal }))).code).toBe('network')
  })
})

describe('the captcha', () => {
  const settings = { recaptchaPublicKey: 'key', recaptchaType: 3 }
  const challenge = { provider: 'hcaptcha', siteKey: 'key' }

  test('is asked for after a 403 without type, and goes out with its type as a number', async () => {
    const at = portal([refused(403), signedIn], {}, settings)
    const step = await submit(at)
    expect(step).toMatchObject({
      kind: 'credentials',
      notice: 'captcha-needed',
      username: 'ann@example.com',
      staySignedIn: true,
      captcha: { submit: challenge },
    })
    assertKind(step, 'credentials')
    await at.backend.credentials.submit(step, { ...login, captcha: solved }, { signal })
    expect(at.posts()[1]?.body).toEqual({ ...credentials, recaptchaType: 3, recaptchaResponse: solved })
  })

  test('a captcha of Google goes out as type 0', async () => {
    const at = portal([signedIn], {}, { ...settings, recaptchaType: 'AndroidV2' })
    await at.backend.credentials.submit(await credentialsOf(at), { ...login, captcha: solved }, { signal })
    expect(at.posts()[0]?.body).toMatchObject({ recaptchaType: 0 })
  })

  test('a solved captcha that is refused says so, and the step stays', async () => {
    const at = portal([refused(403, null, 'Invalid Recaptcha')], {}, settings)
    const outcome = at.backend.credentials.submit(await credentialsOf(at), { ...login, captcha: solved }, { signal })
    const error = await failureOf(outcome)
    expect(error.code).toBe('captcha-refused')
    expect(error.cause).toEqual({ status: 403, type: null })
  })

  test('a 403 with a type asks for no captcha', async () => {
    const at = portal([refused(403, 'System.InvalidOperationException')], {}, settings)
    expect((await failureOf(submit(at))).code).toBe('account-disabled')
  })

  test('may be asked for by a code, by another message and by an enrolment', async () => {
    const code = portal([smsCode, refused(403), signedIn], {}, settings)
    const asked = await code.backend.code.submit(await codeStepOf(code), { code: '482913' }, { signal })
    expect(asked).toMatchObject({ kind: 'code', notice: 'captcha-needed', captcha: { submit: challenge } })
    assertKind(asked, 'code')
    await code.backend.code.submit(asked, { code: '482913', captcha: solved }, { signal })
    expect(code.posts()[2]?.body).toEqual({
      ...credentials,
      recaptchaType: 3,
      recaptchaResponse: solved,
      code: '482913',
    })

    const resend = portal([smsCode, refused(403), smsCode], {}, settings)
    const again = await resend.backend.code.resend(await codeStepOf(resend), {}, { signal })
    expect(again).toMatchObject({ kind: 'code', notice: 'captcha-needed', captcha: { resend: challenge } })
    assertKind(again, 'code')
    await resend.backend.code.resend(again, { captcha: solved }, { signal })
    expect(resend.posts()[2]?.body).toEqual({ ...credentials, recaptchaType: 3, recaptchaResponse: solved })

    const enrol = portal([appSetup, refused(403)], {}, settings)
    expect(await enrol.backend.enrol.submit(await enrolStepOf(enrol), { code: '865519' }, { signal })).toMatchObject({
      kind: 'enrol',
      notice: 'captcha-needed',
      captcha: { submit: challenge },
    })
  })

  test('has no say in a phone, which goes by its link', async () => {
    const stored = portal([phoneRequired, refused(403)], {}, settings)
    const outcome = stored.backend.phone.submit(await phoneStepOf(stored), { phone }, { signal })
    expect((await failureOf(outcome)).code).toBe('rate-limited')
  })

  test('cannot help where the portal has none: then a minute has to pass', async () => {
    for (const headers of [{}, { 'retry-after': '17' }]) {
      const [status, body] = refused(403)
      const error = await failureOf(submit(portal([[status, body, headers]])))
      expect(error.code).toBe('rate-limited')
      expect(error.retryAt).toBe(start + ('retry-after' in headers ? 17_000 : minute))
    }
  })
})

describe('the steps', () => {
  test('a password alone signs in, with the session and its deadline', async () => {
    expect(await submit(portal([signedIn]))).toEqual({
      kind: 'done',
      session: { token: 'b64+/=', expiresAt: Date.UTC(2027, 2, 1, 9, 30, 0, 123) },
    })
    expect(await submit(portal([ok({ token: 'b64+/=', expires: none, sms: false, tfa: false })]))).toEqual({
      kind: 'done',
      session: { token: 'b64+/=' },
    })
  })

  test('an SMS leads to six digits, with the mask verbatim, a deadline and a wait of half a minute', async () => {
    const step = await codeStepOf(portal([smsCode]))
    expect(step).toMatchObject({
      factor: 'sms',
      to: '+1234*6789',
      code: { length: 6, characters: 'digits' },
      resendAt: start + 30_000,
      expiresAt: start + 10 * minute,
      back: { kind: 'credentials', username: 'ann@example.com', staySignedIn: true },
    })
    expect(step).not.toHaveProperty('notice')
    expect(step).not.toHaveProperty('acceptsBackupCode')
  })

  test('an answer without a deadline has the documented one', async () => {
    const step = await codeStepOf(portal([ok({ expires: none, sms: true, phoneNoise: '1234567' })]))
    expect(step).toMatchObject({ expiresAt: start + 10 * minute })
  })

  test('an authenticator leads to six digits or a backup code, and nothing to send again', async () => {
    const step = await codeStepOf(portal([appCode]))
    expect(step).toMatchObject({ factor: 'app', code: { length: 6, characters: 'digits' }, acceptsBackupCode: true })
    expect(step).not.toHaveProperty('resendAt')
    expect(step).not.toHaveProperty('to')
  })

  test('an authenticator not set up leads to its secret, and its code signs in', async () => {
    const at = portal([appSetup, signedIn])
    const step = await enrolStepOf(at)
    expect(step).toMatchObject({
      secret: 'KEZEM43CIUYWYU2Y',
      account: 'ann@example.com',
      uri: 'otpauth://totp/portal.example.com:ann%40example.com?secret=KEZEM43CIUYWYU2Y&issuer=portal.example.com',
    })
    expect(await at.backend.enrol.submit(step, { code: '865519' }, { signal })).toMatchObject({ kind: 'done' })
  })

  test('no phone leads to one, and from there straight to the code', async () => {
    const at = portal([phoneRequired, smsCode, signedIn])
    const step = await phoneStepOf(at)
    expect(step).toMatchObject({ purpose: 'second-factor', back: { kind: 'credentials' } })
    const code = await at.backend.phone.submit(step, { phone }, { signal })
    expect(code).toMatchObject({
      kind: 'code',
      notice: 'sent',
      to: '+1234*6789',
      back: { kind: 'phone', phone, sent: { phone, resendAt: start + 30_000 }, back: { kind: 'credentials' } },
    })
    assertKind(code, 'code')
    expect(await at.backend.code.submit(code, { code: '482913' }, { signal })).toMatchObject({ kind: 'done' })
    expect(at.posts()).toHaveLength(3)
  })

  test('a link to elsewhere is refused before a phone is asked for', async () => {
    const elsewhere = ok({ sms: true, confirmUrl: 'https://evil.test/confirm?type=PhoneActivation&key=1' })
    expect((await failureOf(submit(portal([elsewhere])))).code).toBe('misconfigured')
    expect((await failureOf(submit(portal([phoneRequired], { baseUrl: 'https://proxy.test' })))).code).toBe(
      'misconfigured',
    )
    const proxied = portal([phoneRequired], {
      baseUrl: 'https://proxy.test',
      portalOrigin: 'https://portal.example.com',
    })
    expect(await submit(proxied)).toMatchObject({ kind: 'phone' })
    expect((await failureOf(submit(portal([ok({ sms: true })])))).code).toBe('unexpected')
  })

  test.each([401, 403])(
    'a confirm link that no longer holds (%i, empty) leads back to the credentials',
    async (status) => {
      const at = portal([phoneRequired, [status, '']])
      expect(await at.backend.phone.submit(await phoneStepOf(at), { phone }, { signal })).toMatchObject({
        kind: 'credentials',
        notice: 'expired',
        username: 'ann@example.com',
      })
    },
  )

  test('the request-rate limiter, which says nothing, is waited out', async () => {
    const at = portal([smsCode, [429, '', { 'retry-after': '5' }]])
    const error = await failureOf(at.backend.code.submit(await codeStepOf(at), { code: '482913' }, { signal }))
    expect(error).toMatchObject({ code: 'rate-limited', retryAt: start + 5000 })
  })
})

describe('a wrong code', () => {
  test.each([
    [smsCode, 10 * minute],
    [appCode, minute],
  ])('stays; after the fifth only waiting helps', async (asked, wait) => {
    const at = portal([asked, codeRefused, codeRefused, codeRefused, codeRefused, codeRefused])
    const step = await codeStepOf(at)
    for (let miss = 1; miss <= 4; miss++) {
      at.clock.now += 1000
      const error = await failureOf(at.backend.code.submit(step, { code: '000000' }, { signal }))
      expect(error.code).toBe('code-wrong-or-expired')
    }
    at.clock.now += 1000
    expect(await at.backend.code.submit(step, { code: '000000' }, { signal })).toMatchObject({
      kind: 'code',
      notice: 'attempts-exhausted',
      blockedUntil: start + 5000 + wait,
    })
  })

  test('when enrolling is waited out on the same step', async () => {
    const at = portal([appSetup, codeRefused, codeRefused, codeRefused, codeRefused, codeRefused])
    const step = await enrolStepOf(at)
    const errors: AuthError[] = []
    for (let miss = 1; miss <= 5; miss++) {
      errors.push(await failureOf(at.backend.enrol.submit(step, { code: '000000' }, { signal })))
    }
    const codes = errors.map(({ code }) => code)
    expect(codes).toEqual([...Array.from({ length: 4 }, () => 'code-wrong-or-expired'), 'rate-limited'])
    expect(errors.at(-1)?.retryAt).toBe(start + minute)
  })

  test('only a wrong code counts, and no other failure', async () => {
    const at = portal([smsCode, ...Array.from({ length: 6 }, () => refused(503)), codeRefused])
    const step = await codeStepOf(at)
    const tries = Array.from({ length: 7 }, () => () => at.backend.code.submit(step, { code: '000000' }, { signal }))
    const codes: string[] = []
    for (const take of tries) codes.push((await failureOf(take())).code)
    expect(codes).toEqual([...Array.from({ length: 6 }, () => 'server'), 'code-wrong-or-expired'])
  })

  test('still counts after another message', async () => {
    const misses = Array.from({ length: 5 }, () => codeRefused)
    const at = portal([smsCode, ...misses, smsCode])
    let step = await codeStepOf(at)
    for (let miss = 1; miss <= 4; miss++) await failureOf(at.backend.code.submit(step, { code: '000000' }, { signal }))
    const blocked = await at.backend.code.submit(step, { code: '000000' }, { signal })
    assertKind(blocked, 'code')
    const resent = await at.backend.code.resend(blocked, {}, { signal })
    assertKind(resent, 'code')
    step = resent
    expect(step).toMatchObject({ notice: 'sent', blockedUntil: start + 10 * minute })
  })

  test.each(['', ' ', '.', '..', 'sendsms', 'SetPhone', 'logout', 'register', '\ud800'])(
    '%j is refused here',
    async (code) => {
      const at = portal([smsCode])
      const error = await failureOf(at.backend.code.submit(await codeStepOf(at), { code }, { signal }))
      expect(error.code).toBe('code-wrong')
      expect(at.posts()).toHaveLength(1)
    },
  )

  test.each([
    [400, 'System.ArgumentException', 'credentials'],
    [401, null, 'code-wrong-or-expired'],
    [403, null, 'rate-limited'],
    [403, 'System.Security.SecurityException', 'forbidden'],
    [429, null, 'rate-limited'],
  ])('documented %i with type %s has its outcome: %s', async (status, type, outcome) => {
    const at = portal([smsCode, refused(status, type)])
    const answer = at.backend.code.submit(await codeStepOf(at), { code: '482913' }, { signal })
    if (outcome === 'credentials') expect(await answer).toMatchObject({ kind: 'credentials', notice: 'expired' })
    else expect((await failureOf(answer)).code).toBe(outcome)
  })
})

describe('another message', () => {
  test('is sent after half a minute, six times; then ten minutes pass', async () => {
    const at = portal([smsCode, smsCode, smsCode, smsCode, smsCode, smsCode])
    let step = await codeStepOf(at)
    const waits: (number | undefined)[] = []
    for (let count = 2; count <= 6; count++) {
      at.clock.now += 31_000
      const next = await at.backend.code.resend(step, {}, { signal })
      assertKind(next, 'code')
      step = next
      waits.push(step.resendAt === undefined ? undefined : step.resendAt - at.clock.now)
    }
    expect(waits).toEqual([30_000, 30_000, 30_000, 30_000, 10 * minute])
    expect(step.notice).toBe('sent')
  })

  test('is not asked of an authenticator', async () => {
    const at = portal([appCode])
    const step = await codeStepOf(at)
    expect((await failureOf(at.backend.code.resend(step, {}, { signal }))).code).toBe('unexpected')
    expect(at.posts()).toHaveLength(1)
  })

  test('a seventh message is sent neither by a password nor to a number', async () => {
    const tooMany = refused(500, 'System.Exception', 'You have sent too many text messages. Please try again later.')
    const error = { code: 'sms-limit', retryAt: start + 10 * minute }
    expect(await failureOf(submit(portal([tooMany])))).toMatchObject(error)
    const at = portal([phoneRequired, tooMany])
    expect(await failureOf(at.backend.phone.submit(await phoneStepOf(at), { phone }, { signal }))).toMatchObject(error)
  })

  test('a seventh message is not asked for again by way of the number', async () => {
    const at = portal([phoneRequired, smsCode, refused(500, 'System.Exception', 'Слишком много')])
    const code = await at.backend.phone.submit(await phoneStepOf(at), { phone }, { signal })
    assertKind(code, 'code')
    await at.backend.code.resend(code, {}, { signal })
    assertKind(code.back, 'phone')
    at.clock.now += 9 * minute
    expect(await at.backend.phone.submit(code.back, { phone }, { signal })).toMatchObject({
      notice: 'sent-recently',
      resendAt: start + 10 * minute,
    })
    expect(at.posts()).toHaveLength(3)
  })

  test('to another number begins with no misses; to the same one they count on', async () => {
    const misses = Array.from({ length: 5 }, () => codeRefused)
    const at = portal([phoneRequired, smsCode, ...misses, smsCode, smsCode])
    const code = await at.backend.phone.submit(await phoneStepOf(at), { phone }, { signal })
    assertKind(code, 'code')
    for (let miss = 1; miss < 5; miss++) {
      await failureOf(at.backend.code.submit(code, { code: '000000' }, { signal }))
    }
    await at.backend.code.submit(code, { code: '000000' }, { signal })
    assertKind(code.back, 'phone')
    at.clock.now += minute
    expect(await at.backend.phone.submit(code.back, { phone }, { signal })).toMatchObject({
      blockedUntil: start + 10 * minute,
    })
    const other = e164('+123456780')
    expect(await at.backend.phone.submit(code.back, { phone: other }, { signal })).not.toHaveProperty('blockedUntil')
  })

  test('a seventh message says until when none is sent', async () => {
    const at = portal([smsCode, refused(500, 'System.Exception', 'Слишком много')])
    expect(await at.backend.code.resend(await codeStepOf(at), {}, { signal })).toMatchObject({
      kind: 'code',
      notice: 'sms-limit',
      resendAt: start + 10 * minute,
    })
  })

  test('for a password that no longer holds leads back to the credentials', async () => {
    const at = portal([smsCode, refused(401)])
    expect(await at.backend.code.resend(await codeStepOf(at), {}, { signal })).toMatchObject({
      kind: 'credentials',
      notice: 'expired',
    })
  })
})

describe('nothing is sent twice', () => {
  test('the same number inside the cooldown returns to the code and asks nothing', async () => {
    const at = portal([phoneRequired, smsCode])
    const code = await at.backend.phone.submit(await phoneStepOf(at), { phone }, { signal })
    assertKind(code, 'code')
    assertKind(code.back, 'phone')
    at.clock.now += 29_000
    expect(await at.backend.phone.submit(code.back, { phone }, { signal })).toMatchObject({
      kind: 'code',
      to: '+1234*6789',
      notice: 'sent-recently',
      resendAt: start + 30_000,
    })
    expect(at.posts()).toHaveLength(2)
  })

  test('the same number later is told that the earlier code works; another one gets its own', async () => {
    const at = portal([phoneRequired, smsCode, smsCode, smsCode])
    const code = await at.backend.phone.submit(await phoneStepOf(at), { phone }, { signal })
    assertKind(code, 'code')
    assertKind(code.back, 'phone')
    at.clock.now += minute
    const same = await at.backend.phone.submit(code.back, { phone }, { signal })
    expect(same).toMatchObject({ notice: 'earlier-code-works', resendAt: start + 30_000 })
    const other = e164('+123456780')
    const changed = await at.backend.phone.submit(code.back, { phone: other }, { signal })
    expect(changed).toMatchObject({ notice: 'sent', resendAt: start + minute + 30_000, back: { phone: other } })
  })

  test('the same password again, within the code’s life, is told that the earlier code works', async () => {
    const again = ok({ expires: '2026-03-01T09:42:00Z', sms: true, phoneNoise: '+1234*6789' })
    const at = portal([smsCode, again, again])
    const code = await codeStepOf(at)
    assertKind(code.back, 'credentials')
    at.clock.now += 2 * minute
    const second = await at.backend.credentials.submit(code.back, login, { signal })
    expect(second).toMatchObject({
      notice: 'earlier-code-works',
      resendAt: start + 30_000,
      expiresAt: start + 10 * minute,
    })
    assertKind(second, 'code')
    assertKind(second.back, 'credentials')
    const someone = await at.backend.credentials.submit(second.back, { ...login, username: 'bob' }, { signal })
    expect(someone).not.toHaveProperty('notice')
  })
})

describe('after a reload', () => {
  test('the person starts anew, and is then told that the earlier code works, and when another may be sent', async () => {
    const before = portal([smsCode])
    const { back: _, ...stored } = await codeStepOf(before)
    const after = portal([smsCode])
    after.clock.now += 10_000
    const step = await after.backend.start({ signal, resumed: stored })
    expect(step).toMatchObject({ kind: 'credentials', notice: 'expired' })
    expect(await after.backend.credentials.submit(step, login, { signal })).toMatchObject({
      kind: 'code',
      notice: 'earlier-code-works',
      resendAt: start + 30_000,
      expiresAt: start + 10 * minute,
    })
  })

  test('a code that has had its time is not promised', async () => {
    const { back: _, ...stored } = await codeStepOf(portal([smsCode]))
    const after = portal([smsCode])
    after.clock.now += 10 * minute
    const step = await after.backend.start({ signal, resumed: stored })
    expect(step).toMatchObject({ notice: 'expired', context: {} })
    expect(await after.backend.credentials.submit(step, login, { signal })).not.toHaveProperty('notice')
  })

  test('a stored step is not believed beyond ten minutes', async () => {
    const { back: _, ...stored } = await codeStepOf(portal([smsCode]))
    const after = portal([])
    const step = await after.backend.start({ signal, resumed: { ...stored, expiresAt: 8e15 } })
    expect(step.context).toMatchObject({ codeUntil: start + 10 * minute })
    const late = portal([smsCode])
    const waiting = await late.backend.start({ signal, resumed: { ...stored, resendAt: 8e15 } })
    expect(await late.backend.credentials.submit(waiting, login, { signal })).toMatchObject({
      resendAt: start + 10 * minute,
    })
  })

  test.each(['enrol', 'backup-codes'] as const)('%s is a secret and gone, which the first step says', async (kind) => {
    expect(await portal([]).backend.start({ signal, interrupted: kind })).toMatchObject({
      kind: 'credentials',
      notice: 'expired',
      context: {},
    })
  })

  test('someone else, whose code goes elsewhere, is not told of an earlier one', async () => {
    const { back: _, ...stored } = await codeStepOf(portal([smsCode]))
    const after = portal([ok({ expires: none, sms: true, phoneNoise: '+9876*4321', tfa: false })])
    const step = await after.backend.start({ signal, resumed: stored })
    const next = await after.backend.credentials.submit(step, { ...login, username: 'bob' }, { signal })
    expect(next).toMatchObject({ kind: 'code', to: '+9876*4321', resendAt: start + 30_000 })
    expect(next).not.toHaveProperty('notice')
  })

  test('an authenticator is not promised an earlier code', async () => {
    const { back: _, ...stored } = await codeStepOf(portal([appCode]))
    expect((await portal([]).backend.start({ signal, resumed: stored })).context).toEqual({})
  })

  test('no action on a step of before goes out', async () => {
    const code = await codeStepOf(portal([smsCode]))
    const number = await phoneStepOf(portal([phoneRequired]))
    const enrolment = await enrolStepOf(portal([appSetup]))
    const after = portal([])
    const notice = { kind: 'credentials', notice: 'expired' }
    expect(await after.backend.code.submit(code, { code: '482913' }, { signal })).toMatchObject(notice)
    expect(await after.backend.code.resend(code, {}, { signal })).toMatchObject(notice)
    expect(await after.backend.phone.submit(number, { phone }, { signal })).toMatchObject(notice)
    expect(await after.backend.enrol.submit(enrolment, { code: '482913' }, { signal })).toMatchObject(notice)
    expect(after.sent).toEqual([])
    for (const resumed of [code, number]) expect(await after.backend.start({ signal, resumed })).toMatchObject(notice)
    expect(await after.backend.start({ signal, resumed: enrolment })).not.toHaveProperty('notice')
  })
})

describe('secrets', () => {
  test('are in no step', async () => {
    for (const asked of [smsCode, phoneRequired, appCode, appSetup]) {
      const text = JSON.stringify(await submit(portal([asked])))
      for (const secret of [login.password, passwordHash, '520000000000.ABC']) expect(text).not.toContain(secret)
    }
  })

  test('are gone once forgotten', async () => {
    const at = portal([smsCode])
    const step = await codeStepOf(at)
    at.backend.forget?.(step)
    expect(await at.backend.code.submit(step, { code: '482913' }, { signal })).toMatchObject({
      kind: 'credentials',
      notice: 'expired',
    })
    expect(at.posts()).toHaveLength(1)
  })

  test('are in no error', async () => {
    const at = portal([smsCode, [500, '<html>'], codeRefused])
    const step = await codeStepOf(at)
    for (let count = 0; count < 2; count++) {
      const error = await failureOf(at.backend.code.submit(step, { code: '482913' }, { signal }))
      const text = JSON.stringify([error.message, error.cause])
      for (const secret of [login.password, passwordHash, '482913']) expect(text).not.toContain(secret)
    }
  })
})
