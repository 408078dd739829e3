import { describe, expect, test } from 'vitest'
import { AuthError } from '../../protocol/error.ts'
import type { CodeStep, E164, PhoneStep, Step } from '../../protocol/step.ts'
import { exampleOf, malformedBodies } from '../onlyoffice/exchanges.ts'
import { readWorkspace } from './answers.ts'
import { workspaceExchanges } from './exchanges.ts'
import { r7Office, type WorkspaceOptions, workspace } from './index.ts'

const baseUrl = 'https://office.example.com'
const phone = '+79161234567' as unknown as E164
const login = { username: 'ann@example.com', password: 'Passw0rd!' }
const credentials = { userName: 'ann@example.com', password: 'Passw0rd!' }
const { signal } = new AbortController()
const start = Date.UTC(2026, 2, 1, 9, 30)
const minute = 60_000

type Answered = readonly [status: number, body: unknown]

/** A portal that answers as it is told, and a clock that stands still. */
function portal(answers: readonly Answered[], options: Partial<WorkspaceOptions> = {}) {
  const sent: { readonly url: string; readonly headers: Headers; readonly body: unknown }[] = []
  const queue = [...answers]
  const fetch: typeof globalThis.fetch = async (url, init) => {
    const body: unknown = JSON.parse(String(init?.body))
    sent.push({ url: String(url), headers: new Headers(init?.headers), body })
    const [status, answer] = queue.shift() ?? [500, '']
    return new Response(typeof answer === 'string' ? answer : JSON.stringify(answer), { status })
  }
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

function assertKind<K extends Step['kind']>(
  step: Step | undefined,
  kind: K,
): asserts step is Extract<Step, { kind: K }> {
  if (step?.kind !== kind) throw new Error(`expected ${kind}, got ${step?.kind}`)
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

async function failure(promise: Promise<unknown>): Promise<AuthError> {
  const thrown: unknown = await promise.then(
    (step) => step,
    (reason: unknown) => reason,
  )
  if (thrown instanceof AuthError) return thrown
  throw new Error(`expected an AuthError, got ${JSON.stringify(thrown)}`)
}

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

  test.each(workspaceExchanges)('$id, $title: $widget', ({ call, expect: { status, body }, widget }) => {
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
    '$status with $body is unexpected on every call',
    ({ status, body }) => {
      for (const call of calls) {
        const answer = { status, headers: new Headers(), bytes: new TextEncoder().encode(body) }
        expect(() => readWorkspace(answer, call, start)).toThrow(new AuthError('unexpected'))
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
    ['authenticate', 'Your IP is not allowed', -2146233088, 'credentials-wrong'],
    ['authenticate', 'You have sent too many text messages. Please try again later.', -2146233088, 'smsLimit'],
    ['code', 'Login Fail. Too many attempts', -2146233087, 'rate-limited'],
    ['code', 'constructor', -2146233088, 'server'],
  ] as const)('%s: %s (%i) is %s', (call, message, hresult, meaning) => {
    const bytes = new TextEncoder().encode(JSON.stringify(refused(message, hresult)[1]))
    const read = () => readWorkspace({ status: 500, headers: new Headers(), bytes }, call, start)
    if (meaning === 'smsLimit' || meaning === 'startAgain') expect(read()).toEqual({ state: meaning })
    else expect(read).toThrow(meaning)
  })
})

describe('the requests', () => {
  test.each(workspaceExchanges.filter(({ id }) => ['W01', 'W02', 'W03', 'W05', 'W10'].includes(id)))(
    '$id is what a password sends, and nothing is read before',
    async ({ request }) => {
      const at = portal([signedIn])
      await submit(at)
      expect(at.sent).toHaveLength(1)
      expect(at.sent[0]).toMatchObject({ url: `${baseUrl}${request.path}`, body: request.body })
      expect(at.sent[0]?.body).toEqual(request.body)
    },
  )

  test.each(workspaceExchanges.filter(({ id }) => id === 'W11'))('$id is what a code sends', async ({ request }) => {
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

  test('a social credential is sent instead of a password; its OAuth code only where it is known', async () => {
    const social = { provider: 'google', accessToken: 'a', codeOAuth: 'c' }
    const at = portal([smsCode, smsCode, signedIn], { social })
    const step = await at.backend.start({ signal })
    expect(step).toEqual({ kind: 'credentials', asks: 'continue', attempt: {} })
    const code = await at.backend.credentials.submit(step, { username: '', password: '' }, { signal })
    assertKind(code, 'code')
    await at.backend.code.resend(code, {}, { signal })
    await at.backend.code.submit(code, { code: '482913' }, { signal })
    expect(at.sent.map(({ body }) => body)).toEqual([social, { provider: 'google', accessToken: 'a' }, social])
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

describe('the steps', () => {
  test.each([200, 201])('%i is a success', async (status) => {
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

  test('a token in the answer to a phone signs in', async () => {
    const at = portal([phoneRequired, signedIn])
    expect(await at.backend.phone.submit(await phoneStepOf(at), { phone }, { signal })).toMatchObject({
      kind: 'done',
      session: { token: 'b64+/=' },
    })
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
    expect(await failure(submit(portal([blocked])))).toMatchObject({ code: 'rate-limited', retryAt: start + minute })
  })

  test('a wrong password stays', async () => {
    const error = await failure(submit(portal([rejected])))
    expect(error.code).toBe('credentials-wrong')
    expect(error.cause).toEqual({ status: 500, message: 'User authentication failed', hresult: -2146233087 })
  })

  test('a wrong code stays; after the fifth only waiting helps', async () => {
    const at = portal([smsCode, rejected, rejected, rejected, rejected, rejected])
    const step = await codeStepOf(at)
    for (let miss = 1; miss <= 4; miss++) {
      const error = await failure(at.backend.code.submit(step, { code: '999999' }, { signal }))
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

  test.each(['', '.', '..', 'sendsms', 'setphone', 'Login', 'sendsms.json'])(
    'code %j is refused here',
    async (code) => {
      const at = portal([smsCode])
      const error = await failure(at.backend.code.submit(await codeStepOf(at), { code }, { signal }))
      expect(error.code).toBe('code-wrong')
      expect(at.sent).toHaveLength(1)
    },
  )
})

describe('after a reload', () => {
  test('the person is told that the earlier code works, and may have another at once', async () => {
    const { back: _, ...stored } = await codeStepOf(portal([smsCode]))
    const after = portal([smsCode])
    after.clock.now += 3 * minute
    const step = await after.backend.start({ signal, resumed: stored })
    expect(step).toMatchObject({ kind: 'credentials', notice: 'expired' })
    expect(await after.backend.credentials.submit(step, login, { signal })).toMatchObject({
      kind: 'code',
      notice: 'earlier-code-works',
      resendAt: start + 3 * minute,
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
      resendAt: start,
    })
  })
})
