import { describe, expect, test, vi } from 'vitest'
import { AuthError } from '../../protocol/error.ts'
import { jsonOf } from '../../runtime/http.ts'
import type { CodeStep, PhoneStep, Step } from '../../protocol/step.ts'
import { exampleOf, malformedBodies } from '../onlyoffice/vectors.test-support.ts'
import { readWorkspace } from './answers.ts'
import { workspaceVectors, xmlVector } from './vectors.test-support.ts'
import { type Answered, scriptedPortal } from '../onlyoffice/scriptedPortal.test-support.ts'
import { r7Office, type WorkspaceOptions, workspace } from './index.ts'
import { xmlOf } from './xml.ts'
import { errorByStatus } from '../../test-support/saidByStatus.test-support.ts'
import { e164 } from '../../test-support/e164.test-support.ts'
import { failureOf } from '../../test-support/failureOf.test-support.ts'
import { assertKind } from '../../test-support/assertKind.test-support.ts'

const baseUrl = 'https://office.example.com'
const phone = e164('+79161234567')
const login = { username: 'ann@example.com', password: 'Passw0rd!' }
const credentials = { userName: 'ann@example.com', password: 'Passw0rd!' }
const { signal } = new AbortController()
const start = Date.UTC(2026, 2, 1, 9, 30)
const minute = 60_000

/** A portal that answers as it is told, and a clock that stands still. */
function portal(answers: readonly Answered[], options: Partial<WorkspaceOptions> = {}) {
  const { fetch, all: sent } = scriptedPortal(answers)
  const clock = { now: start }
  return { backend: workspace({ baseUrl, fetch, now: () => clock.now, ...options }), sent, clock }
}

const ok = (response: object): Answered => [201, { count: 1, status: 0, statusCode: 201, response }]
const refused = (message: string, hresult = -2146233087): Answered => [
  500,
  { status: 1, statusCode: 500, error: { message, hresult, data: {} } },
]
const smsCode = ok({ token: null, expires: '2026-03-01T12:40:00.0000000+03:00', sms: true, phoneNoise: '+7916***4567' })
const phoneRequired = ok({ token: null, sms: true })
const appCode = ok({ token: null, tfa: true })
const signedIn = ok({ token: 'b64+/=', expires: '2027-03-01T12:30:00.1234567+03:00' })
const rejected = refused('User authentication failed')
const blocked = refused('Login Fail. Too many attempts')

type Portal = ReturnType<typeof portal>

async function submit({ backend }: Portal): Promise<Step> {
  return backend.credentials.submit(await backend.start({ signal }), login, { signal })
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

const ipSecurity = "Exception of type 'ASC.IPSecurity.IPSecurityException' was thrown."

describe('the documented answers', () => {
  const outcomes: Readonly<Record<string, string>> = {
    signedIn: 'signedIn',
    phoneRequired: 'phoneRequired',
    smsCode: 'smsCode',
    tfaCode: 'tfaCode',
    credentialsRejected: 'credentials-wrong',
    blocked: 'rate-limited',
    codeRejected: 'code-wrong-or-expired',
  }

  test.each(workspaceVectors)('$id, $title: $widget', ({ call, expect: { status, body }, widget }) => {
    const bytes = new TextEncoder().encode(JSON.stringify(exampleOf(body)))
    let met: string | undefined
    try {
      met = readWorkspace({ status, headers: new Headers(), bytes }, call, start).state
    } catch (thrown) {
      met = thrown instanceof AuthError ? thrown.code : String(thrown)
    }
    expect(met).toBe(outcomes[widget])
  })

  test('W13, malformed JSON: badRequest', () => {
    const bytes = new TextEncoder().encode('{"status":1,"statusCode":400,"error":{"message":"Unexpected end"}}')
    const answer = { status: 400, headers: new Headers(), bytes }
    expect(() => readWorkspace(answer, 'authenticate', start)).toThrow('unexpected')
  })

  const statuses = [200, 201, 400, 401, 402, 403, 404, 405, 415, 429, 500, 502, 503]
  const calls = ['authenticate', 'code', 'send-sms', 'set-phone'] as const
  test.each(statuses.flatMap((status) => malformedBodies.map((body) => ({ status, body }))))(
    'of $status with $body the status is all that says something, on every call',
    ({ status, body }) => {
      for (const call of calls) {
        if (body === '' && [402, 403, 404, 503].includes(status)) continue
        const answer = { status, headers: new Headers(), bytes: new TextEncoder().encode(body) }
        expect(() => readWorkspace(answer, call, start)).toThrow(errorByStatus(status, start))
      }
    },
  )

  test.each([
    ['send-sms', 'You have sent too many text messages. Please try again later.', -2146233088, 'smsLimit'],
    ['send-sms', 'Слишком много сообщений', -2146233088, 'smsLimit'],
    ['send-sms', 'Attempt to access the method failed.', -2146233072, 'sms-unavailable'],
    ['send-sms', 'Value cannot be empty. (Parameter phone)', -2147024809, 'sms-unavailable'],
    ['send-sms', 'User authentication failed', -2146233087, 'startAgain'],
    ['send-sms', 'Object reference not set', -2147467261, 'server'],
    ['set-phone', 'Enter mobile phone number', -2146233088, 'phone-refused'],
    ['set-phone', 'To change the number, you need to delete your current phone number', -2146233088, 'phone-locked'],
    ['set-phone', 'Чтобы изменить номер…', -2146233088, 'phone-locked'],
    ['set-phone', 'You have sent too many text messages. Please try again later.', -2146233088, 'smsLimit'],
    ['set-phone', 'Attempt to access the method failed.', -2146233072, 'sms-unavailable'],
    ['set-phone', 'User authentication failed', -2146233087, 'startAgain'],
    ['set-phone', 'Object reference not set', -2147467261, 'server'],
    ['authenticate', ipSecurity, -2146233088, 'forbidden'],
    ['authenticate', 'Исключение типа', -2146233088, 'forbidden'],
    ['authenticate', 'User authentication failed', -2146233087, 'credentials-wrong'],
    ['authenticate', 'Ошибка входа', -2146233087, 'credentials-wrong'],
    ['code', ipSecurity, -2146233088, 'forbidden'],
    ['code', 'User authentication failed', -2146233087, 'code-wrong-or-expired'],
    ['send-sms', ipSecurity, -2146233088, 'forbidden'],
    ['set-phone', ipSecurity, -2146233088, 'forbidden'],
    ['authenticate', 'You have sent too many text messages. Please try again later.', -2146233088, 'smsLimit'],
    ['code', 'Login Fail. Too many attempts', -2146233087, 'rate-limited'],
    ['code', 'constructor', -2146233087, 'server'],
    // What says something of one call says nothing of another, and the words do without the number.
    ['code', 'Исключение типа', -2146233088, 'forbidden'],
    ['code', 'Value cannot be empty. (Parameter phone)', -2147024809, 'server'],
    ['send-sms', 'Слишком много сообщений', -2146233079, 'server'],
    ['set-phone', 'To change the number, you need to delete your current phone number', -2146233087, 'phone-locked'],
  ] as const)('%s: %s (%i) is %s', (call, message, hresult, meaning) => {
    const bytes = new TextEncoder().encode(JSON.stringify(refused(message, hresult)[1]))
    const read = () => readWorkspace({ status: 500, headers: new Headers(), bytes }, call, start)
    if (meaning === 'smsLimit' || meaning === 'startAgain') expect(read()).toEqual({ state: meaning })
    else expect(read).toThrow(meaning)
  })
})

describe('what the servers’ source says besides', () => {
  const answerOf = (status: number, text: string) => ({
    status,
    headers: new Headers(),
    bytes: new TextEncoder().encode(text),
  })

  test.each([
    [402, 'portal-unpaid'],
    [403, 'forbidden'],
    [404, 'portal-closed'],
    [503, 'portal-busy'],
  ] as const)('an empty %i is a portal that is not open: %s, in JSON and XML, on every call', (status, code) => {
    for (const call of ['authenticate', 'code', 'send-sms', 'set-phone'] as const) {
      for (const bodyOf of [jsonOf, xmlOf]) {
        expect(() => readWorkspace(answerOf(status, ''), call, start, bodyOf)).toThrow(
          expect.objectContaining({ code, cause: { status } }),
        )
      }
    }
  })

  test.each([-2147467261, -2147024809])('another message for someone without a number is a 400 (%i)', (hresult) => {
    const text = JSON.stringify({
      status: 1,
      statusCode: 400,
      error: { message: 'Value cannot be null.\nParameter name: phone', hresult, data: {} },
    })
    expect(() => readWorkspace(answerOf(400, text), 'send-sms', start)).toThrow('sms-unavailable')
    expect(() => readWorkspace(answerOf(400, text), 'authenticate', start)).toThrow('unexpected')
    const another = text.replace(String(hresult), '-2146233088')
    expect(() => readWorkspace(answerOf(400, another), 'send-sms', start)).toThrow('unexpected')
  })
})

describe('the requests', () => {
  test.each(workspaceVectors.filter(({ id }) => ['W01', 'W02', 'W03', 'W05', 'W10'].includes(id)))(
    '$id is what a password sends, and nothing is read before',
    async ({ request }) => {
      const at = portal([signedIn])
      await submit(at)
      expect(at.sent).toHaveLength(1)
      expect(at.sent[0]).toMatchObject({ url: `${baseUrl}${request.path}`, body: request.body })
      expect(at.sent[0]?.body).toEqual(request.body)
    },
  )

  test.each(workspaceVectors.filter(({ id }) => id === 'W11'))('$id is what a code sends', async ({ request }) => {
    const at = portal([smsCode, signedIn])
    await at.backend.code.submit(await codeStepOf(at), { code: '999999' }, { signal })
    expect(at.sent[1]?.url).toBe(`${baseUrl}${request.path}`)
    expect(at.sent[1]?.body).toEqual(request.body)
  })

  test('W07 is what a phone sends, in E.164, with the credentials and no confirm header', async () => {
    const at = portal([phoneRequired, smsCode])
    await at.backend.phone.submit(await phoneStepOf(at), { phone }, { signal })
    expect(at.sent[1]?.url).toBe(`${baseUrl}/api/2.0/authentication/setphone`)
    expect(at.sent[1]?.body).toEqual({ ...credentials, mobilePhone: phone })
    expect(at.sent[1]?.headers.has('confirm')).toBe(false)
  })

  test('another message sends the credentials', async () => {
    const at = portal([smsCode, smsCode])
    await at.backend.code.resend(await codeStepOf(at), {}, { signal })
    expect(at.sent[1]).toMatchObject({ url: `${baseUrl}/api/2.0/authentication/sendsms` })
    expect(at.sent[1]?.body).toEqual(credentials)
  })

  test('a social credential is sent instead of a password, with every call', async () => {
    const social = { provider: 'google', accessToken: 'a' }
    const at = portal([smsCode, smsCode, signedIn], { social })
    const step = await at.backend.start({ signal })
    expect(step).toEqual({ kind: 'credentials', variant: 'continue', context: {} })
    const code = await at.backend.credentials.submit(step, { username: '', password: '' }, { signal })
    assertKind(code, 'code')
    await at.backend.code.resend(code, {}, { signal })
    await at.backend.code.submit(code, { code: '482913' }, { signal })
    expect(at.sent.map(({ body }) => body)).toEqual([social, social, social])
  })

  test('an authorization code is sent once, and with a second factor the developer is told', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const social = { provider: 'google', codeOAuth: 'c' }
    const alone = portal([signedIn], { social })
    expect(await submit(alone)).toMatchObject({ kind: 'done' })
    expect((await failureOf(submit(alone))).code).toBe('credentials-wrong')
    expect(alone.sent.map(({ body }) => body)).toEqual([social])
    for (const asked of [smsCode, phoneRequired, appCode, ok({ token: null, tfa: true, tfaKey: 'KEZEM43CIUYWYU2Y' })]) {
      const error = await failureOf(submit(portal([asked], { social })))
      expect(error).toMatchObject({ code: 'misconfigured', cause: { number: 'E43' } })
    }
  })

  test('no route leads where only a captcha would', () => {
    const { routes } = workspace({ baseUrl })
    expect(routes.credentials.submit).not.toContain('credentials')
    expect(routes.phone.submit).not.toContain('phone')
    expect(routes.enrol.submit).not.toContain('enrol')
  })

  test('R7-Office is the same under its own name', () => {
    expect(r7Office).toBe(workspace)
  })
})

describe('the form', () => {
  test('asks for a name and a password, with the name the host knows', async () => {
    const form = { kind: 'credentials', variant: 'username-and-password', context: {} }
    expect(await portal([]).backend.start({ signal })).toStrictEqual(form)
    const hinted = portal([], { usernameHint: 'ann@example.com' })
    expect(await hinted.backend.start({ signal })).toStrictEqual({ ...form, username: 'ann@example.com' })
  })

  test('has the name on the way back, as it went out', async () => {
    const at = portal([smsCode])
    const step = await at.backend.start({ signal })
    const code = await at.backend.credentials.submit(step, { ...login, username: ' ann@example.com ' }, { signal })
    assertKind(code, 'code')
    expect(at.sent[0]?.body).toEqual(credentials)
    expect(code.back).toMatchObject({ username: 'ann@example.com' })
    const social = { provider: 'google', accessToken: 'a' }
    expect((await codeStepOf(portal([smsCode], { social, usernameHint: 'ann' }))).back).toMatchObject({
      variant: 'continue',
      username: 'ann',
    })
    expect((await codeStepOf(portal([smsCode], { social }))).back).not.toHaveProperty('username')
  })
})

describe('a refusal that Workspace does not give, and a proxy may', () => {
  const answered = (status: number, headers: Record<string, string> = {}) => ({
    status,
    headers: new Headers(headers),
    bytes: new TextEncoder().encode(JSON.stringify({ status: 1, error: { message: 'words', hresult: -5 } })),
  })

  test.each([
    [403, 'forbidden', undefined],
    [429, 'rate-limited', start + minute],
    [503, 'server', undefined],
    [418, 'unexpected', undefined],
  ])('%i is %s', (status, code, retryAt) => {
    const read = () => readWorkspace(answered(status), 'code', start)
    expect(read).toThrow(expect.objectContaining({ code, retryAt, cause: { status, hresult: -5 } }))
  })

  test('a limit says how long, where the answer does', () => {
    const read = () => readWorkspace(answered(429, { 'retry-after': '5' }), 'code', start)
    expect(read).toThrow(expect.objectContaining({ retryAt: start + 5000 }))
  })
})

describe('the steps', () => {
  test.each([200, 201, 202, 203])('%i is a success', async (status) => {
    expect(await submit(portal([[status, signedIn[1]]]))).toEqual({
      kind: 'done',
      session: { token: 'b64+/=', expiresAt: Date.UTC(2027, 2, 1, 9, 30, 0, 123) },
    })
  })

  test('an SMS leads to six digits, with the mask verbatim and the deadline in its zone', async () => {
    expect(await codeStepOf(portal([smsCode]))).toMatchObject({
      factor: 'sms',
      to: '+7916***4567',
      resendAt: start + 30_000,
      expiresAt: start + 10 * minute,
      back: { kind: 'credentials', username: 'ann@example.com' },
    })
  })

  test('an authenticator takes backup codes', async () => {
    expect(await codeStepOf(portal([appCode]))).toMatchObject({ factor: 'app', acceptsBackupCode: true })
  })

  test('an authenticator not set up leads to its secret, said to be ONLYOFFICE', async () => {
    expect(await submit(portal([ok({ token: null, tfa: true, tfaKey: 'KEZEM43CIUYWYU2Y' })]))).toMatchObject({
      kind: 'enrol',
      uri: 'otpauth://totp/ONLYOFFICE:ann%40example.com?secret=KEZEM43CIUYWYU2Y&issuer=ONLYOFFICE',
    })
  })

  test('a token in the answer to a phone is the sample of a page, and signs nobody in', async () => {
    const at = portal([phoneRequired, signedIn])
    const outcome = at.backend.phone.submit(await phoneStepOf(at), { phone }, { signal })
    await expect(outcome).rejects.toThrow(new AuthError('unexpected'))
  })

  test('a phone leads straight to the code', async () => {
    const at = portal([phoneRequired, smsCode])
    expect(await at.backend.phone.submit(await phoneStepOf(at), { phone }, { signal })).toMatchObject({
      kind: 'code',
      notice: 'sent',
      back: { kind: 'phone', phone },
    })
  })

  test('too many passwords are waited out for a minute', async () => {
    expect(await failureOf(submit(portal([blocked])))).toMatchObject({ code: 'rate-limited', retryAt: start + minute })
  })

  test('a wrong password stays', async () => {
    const error = await failureOf(submit(portal([rejected])))
    expect(error.code).toBe('credentials-wrong')
    expect(error.cause).toEqual({ status: 500, hresult: -2146233087 })
  })

  test('a wrong code stays; after the fifth only waiting helps', async () => {
    const at = portal([smsCode, rejected, rejected, rejected, rejected, rejected])
    const step = await codeStepOf(at)
    for (let miss = 1; miss <= 4; miss++) {
      const error = await failureOf(at.backend.code.submit(step, { code: '999999' }, { signal }))
      expect(error.code).toBe('code-wrong-or-expired')
    }
    expect(await at.backend.code.submit(step, { code: '999999' }, { signal })).toMatchObject({
      notice: 'attempts-exhausted',
      blockedUntil: start + 10 * minute,
    })
  })

  test('a message too many says until when none is sent', async () => {
    const at = portal([smsCode, refused('You have sent too many text messages. Please try again later.', -2146233088)])
    expect(await at.backend.code.resend(await codeStepOf(at), {}, { signal })).toMatchObject({
      notice: 'sms-limit',
      resendAt: start + 10 * minute,
    })
  })

  test.each(['', '.', '..', 'sendsms', 'setphone', 'Login', 'sendsms.json', 'register', 'Register.xml'])(
    'code %j is refused here',
    async (code) => {
      const at = portal([smsCode])
      const error = await failureOf(at.backend.code.submit(await codeStepOf(at), { code }, { signal }))
      expect(error.code).toBe('code-wrong')
      expect(at.sent).toHaveLength(1)
    },
  )
})

describe('a message that could not be sent', () => {
  const unsent = refused('Attempt to access the method failed.', -2146233072)

  test('is not believed to have been, for ten minutes: another is asked for, until one goes', async () => {
    const at = portal([unsent, smsCode, unsent, smsCode, smsCode, smsCode])
    const step = await at.backend.start({ signal })
    const press = (username = login.username) => at.backend.credentials.submit(step, { ...login, username }, { signal })
    expect((await failureOf(press())).code).toBe('sms-unavailable')
    at.clock.now += 9 * minute
    expect((await failureOf(press('ANN@example.com'))).code).toBe('sms-unavailable')
    at.clock.now += 9 * minute
    const code = await press()
    expect(code).toMatchObject({ kind: 'code', resendAt: at.clock.now + 30_000 })
    expect(code).not.toHaveProperty('notice')
    await press()
    expect(at.sent.map(({ url }) => url.replace(`${baseUrl}/api/2.0/authentication`, ''))).toEqual([
      '',
      '',
      '/sendsms',
      '',
      '/sendsms',
      '',
    ])
  })

  test('is nobody else’s, and forgotten after ten minutes', async () => {
    const at = portal([unsent, smsCode, smsCode])
    const step = await at.backend.start({ signal })
    await failureOf(at.backend.credentials.submit(step, login, { signal }))
    await at.backend.credentials.submit(step, { ...login, username: 'bob@example.com' }, { signal })
    at.clock.now += 10 * minute
    await at.backend.credentials.submit(step, login, { signal })
    expect(at.sent.filter(({ url }) => url.endsWith('/sendsms'))).toHaveLength(0)
  })

  test('to a number just given is asked for again too, also after signing in anew', async () => {
    const at = portal([phoneRequired, unsent, smsCode, unsent, phoneRequired, smsCode, smsCode])
    const number = await phoneStepOf(at)
    const give = (step: PhoneStep) => at.backend.phone.submit(step, { phone }, { signal })
    expect((await failureOf(give(number))).code).toBe('sms-unavailable')
    expect((await failureOf(give(number))).code).toBe('sms-unavailable')
    const code = await give(await phoneStepOf(at))
    expect(code).toMatchObject({ kind: 'code', notice: 'sent' })
    expect(at.sent.map(({ url }) => url.replace(`${baseUrl}/api/2.0/authentication`, ''))).toEqual([
      '',
      '/setphone',
      '/setphone',
      '/sendsms',
      '',
      '/setphone',
      '/sendsms',
    ])
  })

  test('a message that may not be sent any more says so', async () => {
    const limit = refused('You have sent too many text messages. Please try again later.', -2146233088)
    const at = portal([unsent, smsCode, limit])
    const step = await at.backend.start({ signal })
    await failureOf(at.backend.credentials.submit(step, login, { signal }))
    const error = await failureOf(at.backend.credentials.submit(step, login, { signal }))
    expect(error).toMatchObject({ code: 'sms-limit', retryAt: start + 10 * minute })
  })
})

describe('an authenticator that is set up while someone else is signed in', () => {
  const setup = ok({ token: null, tfa: true, tfaKey: 'KEZEM43CIUYWYU2Y' })
  const settings: Answered = [200, { count: 1, status: 0, statusCode: 200, response: { culture: 'en-US' } }]
  const codes: Answered = [200, { count: 1, status: 0, statusCode: 200, response: [{ code: 'Kf3_aZ' }] }]

  async function enrol(answers: readonly Answered[], options: Partial<WorkspaceOptions> = {}) {
    const sent: string[] = []
    const queue = [setup, ...answers]
    const fetch: typeof globalThis.fetch = async (url, init) => {
      const { pathname } = new URL(String(url))
      sent.push(`${init?.method} ${pathname.replace('/api/2.0', '')} ${init?.credentials}`)
      const [status, body] = queue.shift() ?? [500, '']
      return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status })
    }
    const backend = workspace({ baseUrl, fetch, now: () => start, ...options })
    const step = await backend.credentials.submit(await backend.start({ signal }), login, { signal })
    assertKind(step, 'enrol')
    return { sent, outcome: backend.enrol.submit(step, { code: '865519' }, { signal }) }
  }

  test('hands its code in without cookies, so that their backup codes stay; then with cookies, for a session', async () => {
    const { sent, outcome } = await enrol([settings, signedIn, signedIn, codes])
    expect(await outcome).toMatchObject({ kind: 'backup-codes', codes: ['Kf3_aZ'] })
    expect(sent.slice(1)).toEqual([
      'GET /settings same-origin',
      'POST /authentication/865519 omit',
      'POST /authentication/865519 same-origin',
      'GET /settings/tfaappcodes omit',
    ])
  })

  test('is set up all the same where the second time is refused; a wrong code is sent once', async () => {
    const once = await enrol([settings, signedIn, rejected, codes])
    expect(await once.outcome).toMatchObject({ kind: 'backup-codes' })
    const wrong = await enrol([settings, rejected])
    expect((await failureOf(wrong.outcome)).code).toBe('code-wrong-or-expired')
    expect(wrong.sent).toHaveLength(3)
  })

  test.each<[number, string]>([
    [401, 'Unauthorized'],
    [200, '<html>'],
    [200, '{"status":0}'],
    [404, ''],
  ])('the code goes out once, with cookies, where nobody else is signed in (%i %j)', async (...answer) => {
    const { sent, outcome } = await enrol([answer, signedIn, codes])
    expect(await outcome).toMatchObject({ kind: 'backup-codes' })
    expect(sent.slice(2)).toEqual(['POST /authentication/865519 same-origin', 'GET /settings/tfaappcodes omit'])
  })

  test('is not asked about where no cookies are sent', async () => {
    const { sent, outcome } = await enrol([signedIn, codes], { credentials: 'omit' })
    await outcome
    expect(sent.slice(1)).toEqual(['POST /authentication/865519 omit', 'GET /settings/tfaappcodes omit'])
  })
})

describe('what the portal tells of other ways to sign in', () => {
  const capabilities = {
    ldapEnabled: true,
    providers: ['google'],
    ssoUrl: 'https://sso.example.com/in',
    ssoLabel: 'SSO',
  }

  test.each(['json', 'xml'] as const)('is read at the start where the host wants it, as %s', async (format) => {
    const heard: unknown[] = []
    const asked: string[] = []
    const backend = workspace({
      baseUrl,
      format,
      onCapabilities: (told) => void heard.push(told),
      fetch: async (url) => {
        asked.push(new URL(String(url)).pathname)
        const envelope = { count: 1, status: 0, statusCode: 200, response: capabilities }
        return format === 'json' ? Response.json(envelope) : new Response(toXml('result', envelope))
      },
    })
    expect(await backend.start({ signal })).toMatchObject({ kind: 'credentials' })
    expect(asked).toEqual([`/api/2.0/capabilities${format === 'xml' ? '.xml' : ''}`])
    expect(heard).toEqual([capabilities])
  })

  test('capabilities that do not come keep nobody out', async () => {
    const heard: unknown[] = []
    const at = portal([[404, '']], { onCapabilities: (told) => void heard.push(told) })
    expect(await at.backend.start({ signal })).toMatchObject({ kind: 'credentials' })
    expect(heard).toEqual([])
  })
})

describe('after a reload', () => {
  test('the person is told that the earlier code works, and may have another after the pause it had', async () => {
    const { back: _, ...stored } = await codeStepOf(portal([smsCode]))
    const after = portal([smsCode])
    after.clock.now += 10_000
    const step = await after.backend.start({ signal, resumed: stored })
    expect(step).toMatchObject({ kind: 'credentials', notice: 'expired' })
    expect(await after.backend.credentials.submit(step, login, { signal })).toMatchObject({
      kind: 'code',
      notice: 'earlier-code-works',
      resendAt: start + 30_000,
    })
  })

  test('a number given before is there again, and its code still works', async () => {
    const before = portal([phoneRequired, smsCode])
    const code = await before.backend.phone.submit(await phoneStepOf(before), { phone }, { signal })
    assertKind(code, 'code')
    const after = portal([phoneRequired, smsCode])
    const step = await after.backend.start({ signal, resumed: code })
    const number = await after.backend.credentials.submit(step, login, { signal })
    expect(number).toMatchObject({ kind: 'phone', phone })
    assertKind(number, 'phone')
    expect(await after.backend.phone.submit(number, { phone }, { signal })).toMatchObject({
      kind: 'code',
      notice: 'earlier-code-works',
      resendAt: start + 30_000,
    })
  })
})

describe('with a message from another tab', () => {
  const heard = { to: '+7916***4567', resendAt: start + 20_000, expiresAt: start + 9 * minute }

  test('the password leads to its code, its end and the time left', async () => {
    const { backend } = portal([smsCode])
    const step = await backend.start({ signal })
    expect(await backend.credentials.submit({ ...step, sent: heard }, login, { signal })).toMatchObject({
      kind: 'code',
      notice: 'earlier-code-works',
      resendAt: heard.resendAt,
      expiresAt: heard.expiresAt,
    })
  })

  test('a message to someone else is not theirs', async () => {
    const { backend } = portal([smsCode])
    const step = { ...(await backend.start({ signal })), sent: { ...heard, to: '+4420****8750' } }
    const next = await backend.credentials.submit(step, login, { signal })
    expect(next).toMatchObject({ kind: 'code', resendAt: start + 30_000 })
    expect(next).not.toHaveProperty('notice')
  })

  test('the number is given to this account too, which sends nothing, and the time left is that of the message', async () => {
    const at = portal([phoneRequired, smsCode, signedIn])
    const { resendAt, expiresAt } = heard
    const step = { ...(await phoneStepOf(at)), sent: { phone, resendAt, expiresAt } }
    const code = await at.backend.phone.submit(step, { phone }, { signal })
    assertKind(code, 'code')
    expect(code).toMatchObject({ notice: 'earlier-code-works', resendAt, expiresAt })
    expect(at.sent.at(-1)?.url).toContain('/setphone')
    expect(await at.backend.code.submit(code, { code: '123456' }, { signal })).toHaveProperty('kind', 'done')
  })

  test('a later one to the number that was given here is waited for on the way back to it', async () => {
    const at = portal([phoneRequired, smsCode])
    const code = await at.backend.phone.submit(await phoneStepOf(at), { phone }, { signal })
    assertKind(code, 'code')
    assertKind(code.back, 'phone')
    at.clock.now += minute
    const resendAt = at.clock.now + 20_000
    const again = await at.backend.phone.submit({ ...code.back, sent: { phone, resendAt } }, { phone }, { signal })
    expect(again).toMatchObject({ kind: 'code', notice: 'sent-recently', resendAt })
    expect(at.sent).toHaveLength(2)
  })
})

describe('in XML', () => {
  const xml = (response: string): string =>
    `<?xml version="1.0" encoding="utf-8"?><result><count>1</count><status>0</status><statusCode>201</statusCode>${response}</result>`
  const token = '<token>b64+/=</token><expires>2027-03-01T12:30:00.1234567+03:00</expires>'
  const bodies = {
    signedIn: xml(`<response>${token}</response>`),
    smsCode: xml('<response><token /><sms>true</sms><phoneNoise>1234567</phoneNoise></response>'),
    phoneRequired: xml('<response><token /><sms>true</sms></response>'),
    tfaSetup: xml('<response><token /><tfa>true</tfa><tfaKey>2345672345672345</tfaKey></response>'),
    codes:
      '<result><count>2</count><status>0</status><statusCode>200</statusCode>' +
      '<response><code>Kf3_aZ</code></response><response><code>mN7bV0</code></response><response><isUsed>true</isUsed><code>9x-Lq2</code></response></result>',
    oneCode:
      '<result><count>1</count><status>0</status><statusCode>200</statusCode><response><code>123456</code></response></result>',
    rejected:
      '<result><status>1</status><statusCode>500</statusCode><error><message>User authentication failed</message>' +
      '<hresult>-2146233087</hresult><data /></error></result>',
  }
  const answerOf = (text: string, status = 201) => ({
    status,
    headers: new Headers(),
    bytes: new TextEncoder().encode(text),
  })

  /** A portal that answers in XML as it is told. */
  function xmlPortal(...answers: readonly (readonly [status: number, body: string])[]) {
    const sent: {
      readonly method: string | undefined
      readonly url: string
      readonly type: string | null
      readonly body: string
    }[] = []
    const queue = [...answers]
    const fetch: typeof globalThis.fetch = async (url, init) => {
      const type = new Headers(init?.headers).get('content-type')
      const body = await new Response(init?.body).text()
      sent.push({ method: init?.method, url: String(url), type, body })
      const [status, answer] = queue.shift() ?? [500, '']
      return new Response(answer, { status, headers: { 'content-type': 'text/xml; charset=UTF-8' } })
    }
    return { backend: workspace({ baseUrl, fetch, now: () => start, format: 'xml' }), sent }
  }

  test(`${xmlVector.id} is what a password sends, as a form, and its answer signs in`, async () => {
    const at = xmlPortal([xmlVector.expect.status, xmlVector.expect.rawBodyShape.replaceAll('...', 'b64+/=')])
    const step = await at.backend.credentials.submit(await at.backend.start({ signal }), login, { signal })
    expect(step).toEqual({ kind: 'done', session: { token: 'b64+/=' } })
    expect(at.sent).toHaveLength(1)
    expect(at.sent[0]).toMatchObject({
      method: 'POST',
      url: `${baseUrl}${xmlVector.request.path}`,
      type: xmlVector.request.contentType,
    })
    // The same fields; `!` may be escaped or not.
    expect([...new URLSearchParams(at.sent[0]?.body)]).toEqual([...new URLSearchParams(xmlVector.request.rawBody)])
  })

  test('every call goes out as a form, to a path that ends in .xml', async () => {
    const at = xmlPortal(
      [201, bodies.phoneRequired],
      [201, bodies.smsCode],
      [201, bodies.smsCode],
      [500, bodies.rejected],
      [201, bodies.signedIn],
    )
    const number = await at.backend.credentials.submit(await at.backend.start({ signal }), login, { signal })
    assertKind(number, 'phone')
    const sms = await at.backend.phone.submit(number, { phone }, { signal })
    assertKind(sms, 'code')
    expect(sms).toMatchObject({ to: '1234567' })
    const again = await at.backend.code.resend(sms, {}, { signal })
    assertKind(again, 'code')
    expect((await failureOf(at.backend.code.submit(again, { code: '000000' }, { signal }))).code).toBe(
      'code-wrong-or-expired',
    )
    expect(await at.backend.code.submit(again, { code: '482913' }, { signal })).toEqual({
      kind: 'done',
      session: { token: 'b64+/=', expiresAt: Date.UTC(2027, 2, 1, 9, 30, 0, 123) },
    })
    expect(at.sent.map(({ url }) => url.replace(`${baseUrl}/api/2.0/authentication`, ''))).toEqual([
      '.xml',
      '/setphone.xml',
      '/sendsms.xml',
      '/000000.xml',
      '/482913.xml',
    ])
    for (const { type } of at.sent) expect(type).toBe(xmlVector.request.contentType)
    expect(new URLSearchParams(at.sent[1]?.body).get('mobilePhone')).toBe(phone)
  })

  test('an authenticator is set up, and its backup codes come, one or many', async () => {
    for (const [body, codes] of [
      [bodies.codes, ['Kf3_aZ', 'mN7bV0']],
      [bodies.oneCode, ['123456']],
    ] as const) {
      const at = xmlPortal([201, bodies.tfaSetup], [401, 'Unauthorized'], [201, bodies.signedIn], [200, body])
      const step = await at.backend.credentials.submit(await at.backend.start({ signal }), login, { signal })
      assertKind(step, 'enrol')
      expect(step.secret).toBe('2345672345672345')
      expect(await at.backend.enrol.submit(step, { code: '865519' }, { signal })).toMatchObject({
        kind: 'backup-codes',
        codes,
      })
      expect(at.sent[1]).toMatchObject({ method: 'GET', url: `${baseUrl}/api/2.0/settings.xml` })
      expect(at.sent[3]).toMatchObject({
        method: 'GET',
        url: `${baseUrl}/api/2.0/settings/tfaappcodes.xml`,
        type: null,
      })
    }
  })

  test.each(workspaceVectors)('$id says in XML what it says in JSON', ({ call, expect: { status, body } }) => {
    const json = exampleOf(body)
    const outcome = (read: () => unknown) => {
      try {
        return read()
      } catch (thrown) {
        return thrown instanceof AuthError ? [thrown.code, thrown.cause] : thrown
      }
    }
    const inJson = outcome(() => readWorkspace(answerOf(JSON.stringify(json), status), call, start))
    expect(outcome(() => readWorkspace(answerOf(toXml('result', json), status), call, start, xmlOf))).toEqual(inJson)
  })

  const statuses = [200, 201, 400, 401, 500, 502]
  const bodiesOfNobody = [
    ...malformedBodies,
    '<result>',
    '<result/>',
    '<result><response/></result>',
    '<!DOCTYPE x [<!ENTITY a "b">]><result>&a;</result>',
    '<a>'.repeat(20_000),
  ]
  test.each(bodiesOfNobody.map((body) => [body.slice(0, 60), body] as const))(
    'of %s the status is all that says something',
    (_, body) => {
      for (const status of statuses) {
        for (const call of ['authenticate', 'code', 'send-sms', 'set-phone'] as const) {
          const error = errorByStatus(status, start)
          expect(() => readWorkspace(answerOf(body, status), call, start, xmlOf)).toThrow(error)
        }
      }
    },
  )

  test('an element with nothing in it is null; a mask of digits is no number, a key of them neither', () => {
    const text = '<result><response><token /><sms/><tfa>true</tfa><phoneNoise>1234567</phoneNoise></response></result>'
    expect(xmlOf(answerOf(text))).toEqual({ response: { token: null, sms: null, tfa: true, phoneNoise: '1234567' } })
  })

  test.each([
    ['sms', 'true', true],
    ['tfa', 'FALSE', false],
    ['isUsed', 'True', true],
    ['sms', 'untrue', 'untrue'],
    ['sms', 'true or false', 'true or false'],
    ['token', 'true', 'true'],
    ['status', '1', 1],
    ['hresult', '-2146233088', -2_146_233_088],
    ['count', '1', 1],
    ['statusCode', '201', 201],
    ['startIndex', '0', 0],
    ['total', '2', 2],
    ['status', 'no 1', 'no 1'],
    ['status', '1 no', '1 no'],
    ['phoneNoise', '79161234567', '79161234567'],
  ])('<%s>%s</> is %o', (name, text, value) => {
    const bytes = new TextEncoder().encode(`<result><${name}>${text}</${name}></result>`)
    expect(xmlOf({ status: 200, headers: new Headers(), bytes })).toEqual({ [name]: value })
  })

  test('a body of a hundred thousand like elements is read in a moment, not in a minute', () => {
    const read = xmlOf(answerOf(`<result>${'<a/>'.repeat(200_000)}</result>`))
    expect(read).toHaveProperty('a.length', 200_000)
  })

  test('a member called __proto__ is a member and no more', () => {
    const read = xmlOf(answerOf('<result><__proto__><sms>true</sms></__proto__></result>'))
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
    expect(JSON.stringify(read)).toBe('{"__proto__":{"sms":true}}')
  })
})

/** XML as Json.NET makes it of JSON. */
function toXml(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((item: unknown) => toXml(name, item)).join('')
  if (value === null || value === undefined) return `<${name} />`
  if (typeof value !== 'object') return `<${name}>${String(value as string).replaceAll('<', '&lt;')}</${name}>`
  return `<${name}>${Object.entries(value)
    .map(([member, value]: [string, unknown]) => toXml(member, value))
    .join('')}</${name}>`
}

describe('backup codes', () => {
  const setup = ok({ token: null, tfa: true, tfaKey: 'KEZEM43CIUYWYU2Y' })

  test('are fetched with the new token and shown before done; used ones are left out', async () => {
    const answers = [
      setup,
      [401, 'Unauthorized'],
      signedIn,
      [200, { count: 2, status: 0, statusCode: 200, response: [{ code: 'Kf3_aZ' }, { isUsed: true, code: '9x-Lq2' }] }],
    ] as const
    const sent: string[] = []
    const backend = workspace({
      baseUrl,
      now: () => start,
      fetch: async (url, init) => {
        sent.push(
          `${init?.method} ${new URL(String(url)).pathname} ${new Headers(init?.headers).get('authorization') ?? ''}`,
        )
        const [status, body] = answers[sent.length - 1] ?? [500, '']
        return new Response(JSON.stringify(body), { status })
      },
    })
    const step = await backend.credentials.submit(await backend.start({ signal }), login, { signal })
    assertKind(step, 'enrol')
    const codes = await backend.enrol.submit(step, { code: '865519' }, { signal })
    assertKind(codes, 'backup-codes')
    expect(codes.codes).toEqual(['Kf3_aZ'])
    expect(sent[3]).toBe('GET /api/2.0/settings/tfaappcodes b64+/=')
    expect(await backend['backup-codes'].submit(codes, {}, { signal })).toMatchObject({
      kind: 'done',
      session: { token: 'b64+/=' },
    })
  })
})
