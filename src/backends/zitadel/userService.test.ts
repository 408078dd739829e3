import { Code, ConnectError, createClient } from '@connectrpc/connect'
import { createConnectTransport } from '@connectrpc/connect-web'
import { UserService } from '@zitadel/proto/zitadel/user/v2/user_service_pb'
import { describe, expect, test } from 'vitest'
import { AuthError } from '../../protocol/error.ts'
import { zitadelCorsHeaders } from './vectors.test-support.ts'
import { type ZitadelCall, ZitadelStatus, type ZitadelTransport } from './transport.ts'
import { userService } from './userService.ts'

interface Sent {
  readonly url: string
  readonly method: string
  readonly headers: Record<string, string>
  readonly body: string
}

/** A server with one answer; what was sent is kept. */
function serverWith(answer: () => Response) {
  const sent: Sent[] = []
  const fetch: typeof globalThis.fetch = async (url, init = {}) => {
    const body = await new Response(init.body).text()
    sent.push({
      url: String(url),
      method: init.method ?? 'GET',
      headers: Object.fromEntries(new Headers(init.headers)),
      body,
    })
    return answer()
  }
  const http = { baseUrl: 'https://id.example.com', fetch }
  const call: ZitadelCall = { http, token: 'TOKEN', signal: new AbortController().signal }
  return { call, fetch, sent }
}

const refusal = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (answer) => expect.fail(`resolved with ${JSON.stringify(answer)}`),
    (thrown: unknown) => thrown,
  )

const details = { sequence: '14', changeDate: '2025-12-24T20:41:48.123Z', resourceOwner: '69629023906488334' }
/** Fits every call but the read of a user. */
const changed = () => Response.json({ details, uri: 'otpauth://totp/Z:n?secret=AAAA', secret: 'AAAA' })
const aFactor = () => Response.json({ result: [{ state: 'AUTH_FACTOR_STATE_READY', otp: {} }] })
const user = (human: object) => () => Response.json({ details, user: { userId: '7', human } })

const methods: Readonly<Record<string, (transport: ZitadelTransport, call: ZitadelCall) => Promise<unknown>>> = {
  'POST /phone': (transport, call) => transport.setMyPhone(call, { phone: '+41791234567' }),
  'POST /phone/verify': (transport, call) => transport.verifyMyPhone(call, { code: 'H83J3K' }),
  'POST /phone/resend': (transport, call) => transport.resendMyPhoneVerification(call),
  'DELETE /phone': (transport, call) => transport.removeMyPhone(call),
  'POST /totp': (transport, call) => transport.addMyAuthFactorOTP(call),
  'POST /totp/verify': (transport, call) => transport.verifyMyAuthFactorOTP(call, { code: '123456' }),
  'DELETE /totp': (transport, call) => transport.removeMyAuthFactorOTP(call),
  'POST /otp_sms': (transport, call) => transport.addMyAuthFactorOTPSMS(call),
  'DELETE /otp_sms': (transport, call) => transport.removeMyAuthFactorOTPSMS(call),
  'POST /authentication_factors/_search': (transport, call) => transport.listMyAuthFactors(call),
}

const bodies: Readonly<Record<string, string>> = {
  'POST /phone': '{"phone":"+41791234567","sendCode":{}}',
  'POST /phone/verify': '{"verificationCode":"H83J3K"}',
  'POST /phone/resend': '{"sendCode":{}}',
  'POST /totp/verify': '{"code":"123456"}',
}

describe('the REST gateway', () => {
  test.each(Object.entries(methods))('%s goes out', async (name, take) => {
    const { call, sent } = serverWith(name.endsWith('_search') ? aFactor : changed)
    await take(userService({ userId: 'a/b' }), call)
    const [method = '', path = ''] = name.split(' ')
    const body = method === 'DELETE' ? '' : (bodies[name] ?? '{}')
    expect(sent).toEqual([
      {
        url: `https://id.example.com/v2/users/a%2Fb${path}`,
        method,
        body,
        headers: {
          accept: 'application/json',
          authorization: 'Bearer TOKEN',
          ...(body !== '' && { 'content-type': 'application/json' }),
        },
      },
    ])
  })

  test('the user is read at its own address', async () => {
    const { call, sent } = serverWith(user({ phone: { phone: '+41791234567', isVerified: true } }))
    const read = await userService({ userId: 'a/b' }).getMyPhone(call)
    expect(read).toEqual({ details, phone: '+41791234567', isPhoneVerified: true })
    expect(sent).toMatchObject([{ url: 'https://id.example.com/v2/users/a%2Fb', method: 'GET', body: '' }])
  })

  test('a refusal is read as in v1', async () => {
    const body = { code: 3, message: 'Code is invalid (COMMAND-eis9R)' }
    const { call } = serverWith(() => Response.json(body, { status: 400 }))
    const thrown = await refusal(userService({ userId: '7' }).verifyMyPhone(call, { code: 'x' }))
    expect(thrown).toMatchObject({ grpcCode: 3, id: 'COMMAND-eis9R', httpStatus: 400 })
  })
})

describe('Connect', () => {
  const connect = userService({ userId: '7', protocol: 'connect' })

  test('connect-web sends the same to the same addresses', async () => {
    const theirs = serverWith(() => Response.json({}))
    const client = createClient(
      UserService,
      createConnectTransport({ baseUrl: 'https://id.example.com', fetch: theirs.fetch }),
    )
    const userId = '7'
    await client.getUserByID({ userId })
    await client.setPhone({ userId, phone: '+41791234567', verification: { case: 'sendCode', value: {} } })
    await client.verifyPhone({ userId, verificationCode: 'H83J3K' })
    await client.resendPhoneCode({ userId, verification: { case: 'sendCode', value: {} } })
    await client.removePhone({ userId })
    await client.registerTOTP({ userId })
    await client.verifyTOTPRegistration({ userId, code: '123456' })
    await client.removeTOTP({ userId })
    await client.addOTPSMS({ userId })
    await client.removeOTPSMS({ userId })
    await client.listAuthenticationFactors({ userId })

    const ours = serverWith(changed)
    const reads = serverWith(user({}))
    await connect.getMyPhone(reads.call)
    for (const [name, take] of Object.entries(methods)) {
      // An empty list is looked into: see below.
      const { call, sent } = name.endsWith('_search') ? serverWith(aFactor) : ours
      await take(connect, call)
      if (call !== ours.call) ours.sent.push(...sent)
    }
    const asked = (sent: readonly Sent[]) =>
      sent.map(({ url, method, body }) => ({ url, method, body: JSON.parse(body) as unknown }))
    expect(asked([...reads.sent, ...ours.sent])).toEqual(asked(theirs.sent))
    for (const { headers } of ours.sent) {
      expect(headers).toMatchObject({ authorization: 'Bearer TOKEN', 'connect-protocol-version': '1' })
      for (const name of Object.keys(headers)) {
        expect([...zitadelCorsHeaders, 'connect-protocol-version']).toContain(name)
      }
    }
  })

  test.each(Object.keys(Code).filter((name) => Number.isNaN(Number(name))))(
    'connect-web reads %s as we do',
    async (name) => {
      const body = {
        code: name.replaceAll(/(?!^)([A-Z])/g, '_$1').toLowerCase(),
        message: 'words (COMMAND-eis9R)',
        details: [{ type: 'zitadel.v1.ErrorDetail', value: 'Cg1DT01NQU5ELWVpczlSEgV3b3Jkcw', debug: {} }],
      }
      const { call, fetch } = serverWith(() => Response.json(body, { status: 400 }))
      const client = createClient(UserService, createConnectTransport({ baseUrl: 'https://id.example.com', fetch }))
      const theirs = await refusal(client.verifyPhone({ userId: '7', verificationCode: 'x' }))
      const ours = await refusal(connect.verifyMyPhone(call, { code: 'x' }))
      if (!(theirs instanceof ConnectError) || !(ours instanceof ZitadelStatus)) throw new Error('both refuse')
      expect(ours.grpcCode).toBe(theirs.code)
      expect(ours).toMatchObject({ id: 'COMMAND-eis9R', message: theirs.rawMessage, httpStatus: 400 })
    },
  )
})

describe.each(['json', 'connect'] as const)('over %s', (protocol) => {
  const transport = userService({ userId: '7', protocol })

  test('a number is read, with or without its zero values', async () => {
    const read = (human: object) => transport.getMyPhone(serverWith(user(human)).call)
    expect(await read({})).toEqual({ details, isPhoneVerified: false })
    expect(await read({ phone: {} })).toEqual({ details, isPhoneVerified: false })
    expect(await read({ phone: { isVerified: true } })).toEqual({ details, isPhoneVerified: true })
    const phone = '+41791234567'
    expect(await read({ phone: { phone } })).toEqual({ details, phone, isPhoneVerified: false })
    expect(await read({ phone: { phone: '+41791234567', isVerified: true } })).toMatchObject({ isPhoneVerified: true })
  })

  test('a key is read, and a list of factors', async () => {
    expect(await transport.addMyAuthFactorOTP(serverWith(changed).call)).toEqual({
      details,
      uri: 'otpauth://totp/Z:n?secret=AAAA',
      secret: 'AAAA',
    })
    const list = () =>
      Response.json({
        result: [
          { state: 'AUTH_FACTOR_STATE_NOT_READY', otp: {} },
          { state: 'AUTH_FACTOR_STATE_READY', otpSms: {} },
          { state: 'AUTH_FACTOR_STATE_READY', u2f: { id: '1', name: 'key' } },
        ],
      })
    expect(await transport.listMyAuthFactors(serverWith(list).call)).toEqual([
      { kind: 'totp', isReady: false },
      { kind: 'sms', isReady: true },
      { kind: 'other', isReady: true },
    ])
  })

  test.each([
    ['<!doctype html>', 200],
    ['', 200],
    ['{"det', 200],
    ['{"details":[]}', 200],
    ['null', 200],
    ['<!doctype html>', 429, 'rate-limited'],
    ['<!doctype html>', 503, 'server'],
    ['Jwt is expired', 401, 'session-expired'],
    ['{"code":"tea"}', 400],
    ['{"code":"tea"}', 403, 'forbidden'],
    ['{"code":99}', 400],
  ])('an answer that is none (%s, %i) is %s', async (body, status, code = 'unexpected') => {
    const { call } = serverWith(() => new Response(body, { status }))
    const reads = { ...methods, 'GET ': (one: ZitadelTransport, made: ZitadelCall) => one.getMyPhone(made) }
    for (const [name, take] of Object.entries(reads)) {
      // An object of anything but a list is an empty list: zero values are left out.
      if (name.endsWith('_search') && body.startsWith('{"details"')) continue
      const thrown = await refusal(take(transport, call))
      expect(thrown).toBeInstanceOf(AuthError)
      expect(thrown).toMatchObject({ code, cause: { httpStatus: status } })
    }
  })
})
