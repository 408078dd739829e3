import { describe, expect, test } from 'vitest'
import { base64Of, bodyOf, jsonOf, zitadelBench, type Asked, type Rpc } from './bench.test-support.ts'
import { grpcCode, type Status } from './errors.ts'
import { frame, statusHeaders, trailerBlock } from './grpcWeb.ts'
import { statusJson } from './messages.ts'
import { errorVectors, type ErrorVector } from './vectors.test-support.ts'

const german = { 'accept-language': 'de-CH,de;q=0.9,en;q=0.8' }
const vectors = Object.entries<ErrorVector>(errorVectors)

/** The JSON of an error. Where there is no detail the key is absent. */
function expectedBody({ code, message, id, detail }: ErrorVector): object {
  const details = [{ '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail', id, message: detail }]
  return { code, message, ...(id !== undefined && { details }) }
}

describe('every error', () => {
  test.each(vectors)('%s is written as the vectors have it', (_, vector) => {
    const { code, message, id, detail } = vector
    const status: Status = {
      code,
      message,
      ...(id !== undefined && detail !== undefined && { detail: { id, message: detail } }),
    }
    const bytes = Uint8Array.from(frame(0x80, trailerBlock(statusHeaders(status))))

    expect(statusJson(status)).toEqual(expectedBody(vector))
    expect(base64Of({ status: 200, headers: new Headers(), bytes })).toBe(vector.trailerFrame)
    expect(statusHeaders(status)['grpc-status-details-bin']).toBe(vector.detailsBin)
  })
})

interface Scenario {
  readonly vector: keyof typeof errorVectors
  readonly rpc: Rpc
  readonly input?: string
  readonly asked?: Asked
  readonly switches?: Readonly<Record<string, string | boolean>>
  readonly before?: readonly Rpc[]
}

const scenarios: readonly Scenario[] = [
  { vector: 'wrongOrExpiredCode_en', rpc: 'VerifyMyPhone', input: '999999', asked: { token: 'token-unverified' } },
  {
    vector: 'wrongOrExpiredCode_de',
    rpc: 'VerifyMyPhone',
    input: '9',
    asked: { token: 'token-unverified', headers: german },
  },
  {
    vector: 'wrongOrExpiredCode_ja',
    rpc: 'VerifyMyPhone',
    input: '9',
    asked: { token: 'token-unverified', headers: german },
    switches: { 'zitadel.language': 'ja' },
  },
  { vector: 'resendAlreadyVerified', rpc: 'ResendMyPhoneVerification', asked: { token: 'token-verified' } },
  { vector: 'resendNoPhone', rpc: 'ResendMyPhoneVerification' },
  { vector: 'setSamePhone', rpc: 'SetMyPhone', input: '+41 79 123 45 67', asked: { token: 'token-unverified' } },
  { vector: 'removeNoPhone', rpc: 'RemoveMyPhone' },
  { vector: 'tokenInvalid', rpc: 'VerifyMyPhone', asked: { token: 'token-expired', headers: german } },
  { vector: 'tokenInvalid', rpc: 'GetMyPhone', asked: { token: 'token-audience' } },
  { vector: 'tokenInvalid', rpc: 'GetMyPhone', asked: { token: 'no such token' } },
  { vector: 'orgHeaderUnknown', rpc: 'GetMyPhone', asked: { headers: { 'x-zitadel-orgid': '1' } } },
  { vector: 'quotaExhausted', rpc: 'GetMyPhone', switches: { 'zitadel.quota': true } },
  { vector: 'addOtpSmsPhoneNotVerified', rpc: 'AddMyAuthFactorOTPSMS', asked: { token: 'token-unverified' } },
  {
    vector: 'addOtpSmsAlready',
    rpc: 'AddMyAuthFactorOTPSMS',
    asked: { token: 'token-verified' },
    before: ['AddMyAuthFactorOTPSMS'],
  },
  { vector: 'authHeaderMissing', rpc: 'VerifyMyPhone', input: '9'.repeat(201), asked: { token: '' } },
  { vector: 'codeEmptyOrTooLong', rpc: 'VerifyMyPhone' },
  { vector: 'codeEmptyOrTooLong', rpc: 'VerifyMyPhone', input: '9'.repeat(201), asked: { headers: german } },
  { vector: 'phoneNoPlus', rpc: 'SetMyPhone', input: '0041 79 123 45 67' },
]

describe('each error, met through', () => {
  async function meet({ rpc, input, asked, switches = {}, before = [] }: Scenario, transport: 'rest' | 'grpcWeb') {
    const bench = zitadelBench()
    for (const earlier of before) await bench[transport](earlier, '', asked)
    Object.assign(bench.world.switches, switches)
    return bench[transport](rpc, input, asked)
  }

  test.each(scenarios)('REST: $vector by $rpc', async (scenario) => {
    const vector: ErrorVector = errorVectors[scenario.vector]
    const told = await meet(scenario, 'rest')
    expect(told.status).toBe(vector.http)
    expect(told.headers.get('content-type')).toBe('application/json')
    expect(told.headers.get('cache-control')).toBe('no-store')
    expect(told.headers.get('www-authenticate')).toBe(vector.http === 401 ? vector.message : null)
    expect(jsonOf(told)).toEqual(expectedBody(vector))
  })

  test.each(scenarios)('gRPC-Web: $vector by $rpc', async (scenario) => {
    const told = await meet(scenario, 'grpcWeb')
    expect(told.status).toBe(200)
    expect(told.headers.get('content-type')).toBe('application/grpc-web+proto')
    expect(told.headers.get('grpc-status')).toBeNull()
    expect(base64Of(told)).toBe(errorVectors[scenario.vector].trailerFrame)
  })
})

test('an origin that the application does not list is refused over REST, and not over gRPC-Web', async () => {
  const { world, rest, grpcWeb } = zitadelBench()
  const headers = { origin: 'https://shop.example' }
  world.switches['zitadel.origins'] = 'https://app.example.com, https://www.example.com'
  const refused = await rest('GetMyPhone', '', { headers })
  expect(refused.status).toBe(403)
  expect(jsonOf(refused)).toEqual(expectedBody(errorVectors.originNotAllowed))
  expect((await rest('GetMyPhone', '', { headers: { origin: 'https://www.example.com' } })).status).toBe(200)
  expect((await rest('GetMyPhone')).status).toBe(200)
  expect((await grpcWeb('GetMyPhone', '', { headers })).bytes[0]).toBe(0)
})

test('errors that no vector has are written as the catalogue of errors says', async () => {
  const { world, rest, tell } = zitadelBench()
  const told = async (rpc: Rpc, input: string, asked: Asked) => {
    const answer = await rest(rpc, input, asked)
    const { code, message } = bodyOf(answer)
    return `${answer.status} ${code} ${message}`
  }
  const unverified = { token: 'token-unverified' }
  expect(await told('VerifyMyPhone', 'A', {})).toBe('404 5 Code not found (COMMAND-Rsj8c)')
  expect(await told('VerifyMyPhone', '😀'.repeat(200), {})).toContain('COMMAND-Rsj8c')
  expect(await told('VerifyMyPhone', 'A', { token: 'token-verified' })).toBe('404 5 Code not found (COMMAND-Rsj8c)')
  expect(await told('VerifyMyPhone', 'A', { token: 'token-inactive' })).toBe('401 16 Errors.Token.Invalid (AUTH-7fs1e)')
  expect(await told('VerifyMyPhone', 'A', { token: 'token-machine' })).toBe(
    '400 9 User could not be found (COMMAND-Rsj8c)',
  )
  expect(await told('GetMyPhone', '', { token: 'token-machine' })).toBe('400 9 The User must be personal (QUERY-hliQl)')
  expect(await told('GetMyPhone', '', { token: 'token-mfa' })).toBe('403 7 mfa required (AUTHZ-Kl3p0)')
  expect(await told('SetMyPhone', '+41 abc', {})).toBe('400 3 Phone is invalid (PHONE-so0wa)')
  expect(await told('SetMyPhone', '', {})).toContain(
    'SetMyPhoneRequest.Phone: value length must be between 1 and 50 runes',
  )
  expect(await told('VerifyMyPhone', '9', { ...unverified, headers: { 'accept-language': 'ru' } })).toBe(
    '400 3 Код недействителен (COMMAND-sM0cs)',
  )
  expect(
    await told('VerifyMyPhone', '9', { ...unverified, headers: { 'accept-language': 'ja;q=0.5, de;q=0.7' } }),
  ).toBe('400 3 Code ist nicht gültig (COMMAND-sM0cs)')
  // One that nobody has spoils what stands behind it.
  expect(
    await told('VerifyMyPhone', '9', { ...unverified, headers: { 'accept-language': 'xx, ja;q=0.5, de;q=0.7' } }),
  ).toBe('400 3 Code is invalid (COMMAND-sM0cs)')
  const path = '/auth/v1/users/me/phone'
  const basic = await tell(path, { headers: { authorization: 'bearer token-nophone' } })
  expect(jsonOf(basic)).toMatchObject({ code: 16, message: 'invalid auth header (AUTH-toLo1)' })

  const switchedOn = async (name: string) => {
    world.switches[name] = true
    const answer = await told('GetMyPhone', '', { token: '' })
    const signedIn = await told('GetMyPhone', '', {})
    delete world.switches[name]
    return [answer, signedIn]
  }
  const missing = '401 16 auth header missing'
  const blocked = '429 8 Errors.Limits.Instance.Blocked (LIMITS-molsj)'
  expect(await switchedOn('zitadel.mfaRequired')).toEqual([missing, '403 7 mfa required (AUTHZ-Kl3p0)'])
  expect(await switchedOn('zitadel.sessionExpired')).toEqual([missing, '403 7 session expired (AUTHZ-EGDo3)'])
  expect(await switchedOn('zitadel.instanceBlocked')).toEqual([blocked, blocked])
  expect((await switchedOn('zitadel.wrongHost'))[1]).toMatch(
    /^404 5 unable to set instance using origin &\{sandbox.test /,
  )
})

test('an unknown address is 404, a known one with another method 405, and neither looks at the token', async () => {
  const { tell } = zitadelBench()
  const gone = await tell('/auth/v1/users/me/telephone', {})
  expect(gone.status).toBe(404)
  expect(jsonOf(gone)).toEqual({ code: grpcCode.notFound, message: 'Not Found' })
  const wrong = await tell('/auth/v1/users/me/phone', { method: 'POST' })
  expect(wrong.status).toBe(405)
  expect(jsonOf(wrong)).toEqual({ code: grpcCode.unimplemented, message: 'Method Not Allowed' })
})

test('a Connect call, and a plain gRPC one, fall through to the gateway', async () => {
  const { tell } = zitadelBench()
  for (const type of ['application/json', 'application/proto', 'application/grpc']) {
    const told = await tell('/zitadel.auth.v1.AuthService/GetMyPhone', {
      method: 'POST',
      headers: { authorization: 'Bearer token-nophone', 'content-type': type, 'connect-protocol-version': '1' },
      body: '{}',
    })
    expect([told.status, jsonOf(told)]).toEqual([404, { code: 5, message: 'Not Found' }])
  }
})

test('a REST body that is no JSON object is refused before the token is looked at, whatever it is sent as', async () => {
  const { tell } = zitadelBench()
  const post = (body: string, type = 'application/json') =>
    tell('/auth/v1/users/me/phone/_verify', { method: 'POST', headers: { 'content-type': type }, body })
  for (const body of ['{"code":', '[]', '"123456"', '{"code":123456}', '{"code":"1","code":"2"}', 'null']) {
    const told = await post(body)
    expect(told.status).toBe(400)
    expect(jsonOf(told)).toEqual({ code: 3, message: bodyOf(told).message })
    expect(bodyOf(told).message).toMatch(/^proto: |^unexpected EOF$/)
  }
  expect((await post('{"code":"1"} more', 'text/plain')).status).toBe(401)
  expect((await post('{"code":null,"more":1}', 'application/json; charset=utf-8')).status).toBe(401)
})

test('a proxy at the edge answers first, in HTML, and without CORS headers where it is switched so', async () => {
  const { world, rest, grpcWeb } = zitadelBench()
  const headers = { origin: 'https://shop.example' }
  world.switches['zitadel.edge'] = true
  const told = await rest('GetMyPhone', '', { headers })
  expect(told.status).toBe(429)
  expect(told.headers.get('content-type')).toMatch(/^text\/html/)
  expect(told.headers.get('access-control-allow-origin')).toBe('https://shop.example')
  world.switches['zitadel.edge'] = 'without-cors'
  const bare = await grpcWeb('GetMyPhone', '', { headers })
  expect([bare.status, bare.headers.get('access-control-allow-origin')]).toEqual([429, null])
})
