import { describe, expect, test } from 'vitest'
import { base64Of, fromBase64, zitadelBench } from './bench.test-support.ts'
import { organization } from './accounts.ts'
import { frame, trailerBlock } from './grpcWeb.ts'
import { asJson, asProto, rfc3339 } from './messages.ts'
import { bodyVectors } from './vectors.test-support.ts'

const service = '/zitadel.auth.v1.AuthService'
const success = frame(0x80, trailerBlock({ 'grpc-status': '0' }))
const encoded = (bytes: readonly number[]) =>
  base64Of({ status: 200, headers: new Headers(), bytes: Uint8Array.from(bytes) })
const date = { seconds: 1_683_676_800, nanos: 0 }
const signed = (type = 'application/grpc-web+proto', token = 'token-unverified') => ({
  authorization: `Bearer ${token}`,
  'content-type': type,
})

describe('answers are the bytes of the vectors', () => {
  test('an answer as a server sends it, without a creation date', () => {
    const details = {
      sequence: 14,
      changeDate: { seconds: 1_766_608_908, nanos: 123_456_000 },
      resourceOwner: organization,
    }
    expect(asJson({ details })).toEqual({
      details: { sequence: '14', changeDate: '2025-12-24T20:41:48.123456Z', resourceOwner: organization },
    })
    expect(encoded([...frame(0, asProto({ details })), ...success])).toBe(bodyVectors.verifyResponseRealistic)
  })

  test('an answer with every field of the schema, and a verified number', () => {
    const details = { sequence: 2, creationDate: date, changeDate: date, resourceOwner: organization }
    const verified = { details, phone: { number: '+41791234567', verified: true } }
    expect(encoded([...frame(0, asProto({ details })), ...success])).toBe(bodyVectors.verifyResponseSchemaExample)
    expect(encoded([...frame(0, asProto(verified)), ...success])).toBe(bodyVectors.getVerified)
  })

  test('reading over the wire', async () => {
    const { grpcWeb } = zitadelBench()
    expect(base64Of(await grpcWeb('GetMyPhone'))).toBe(bodyVectors.getNoPhone)
    expect(base64Of(await grpcWeb('GetMyPhone', '', { token: 'token-unverified' }))).toBe(bodyVectors.getUnverified)
  })
})

describe('requests of the vectors are understood', () => {
  test('set, then resend', async () => {
    const { tell, world } = zitadelBench()
    const post = (rpc: string, body: string) =>
      tell(`${service}/${rpc}`, { method: 'POST', headers: signed(undefined, 'token-nophone'), body: fromBase64(body) })
    expect((await post('SetMyPhone', bodyVectors.setRequest)).bytes[0]).toBe(0)
    expect((await post('ResendMyPhoneVerification', bodyVectors.resendRequest)).bytes[0]).toBe(0)
    expect(world.inbox.all().map(({ to }) => to)).toEqual(['+41791234567', '+41791234567'])
  })

  test.each([
    'application/grpc-web+proto',
    'application/grpc-web',
    'application/grpc-web-text',
    'application/grpc-web-text+proto',
  ])('verify as %s', async (type) => {
    const { tell, world } = zitadelBench()
    Object.assign(world.switches, { 'zitadel.codeLength': 1, 'zitadel.codeCharacters': '123456' })
    const isText = type.includes('text')
    const ask = (rpc: string, body: string) =>
      tell(`${service}/${rpc}`, { method: 'POST', headers: signed(type), body: isText ? body : fromBase64(body) })
    const read = await ask('GetMyPhone', bodyVectors.resendRequest)
    expect(read.headers.get('content-type')).toBe(type)
    const told = await ask('VerifyMyPhone', bodyVectors.verifyRequest)
    const frames = isText ? fromBase64(new TextDecoder().decode(told.bytes)) : told.bytes
    expect(new TextDecoder().decode(frames)).toContain('grpc-message: Code is invalid (COMMAND-sM0cs)\r\n')
  })

  test('in text mode an answer is several pieces of base64, each with padding of its own', async () => {
    const { tell } = zitadelBench()
    const told = await tell(`${service}/GetMyPhone`, {
      method: 'POST',
      headers: signed('application/grpc-web-text'),
      body: bodyVectors.resendRequest,
    })
    const runs =
      new TextDecoder()
        .decode(told.bytes)
        .match(/[^=]+=*/g)
        ?.map((run) => atob(run)) ?? []
    expect(btoa(runs.join(''))).toBe(bodyVectors.getUnverified)
    expect(bodyVectors.textResponse).toContain('=gAAAABBncnBjLXN0YXR1czogMA0K')
  })
})

describe('what fails before the interceptors is in the headers, with an empty body', () => {
  test.each([
    [
      'an unknown method',
      '/VerifyMyTelephone',
      'AAAAAAA=',
      '12',
      'unknown method VerifyMyTelephone for service zitadel.auth.v1.AuthService',
    ],
    [
      'a cut message',
      '/VerifyMyPhone',
      'AAAAAAIKBg==',
      '13',
      'grpc: error unmarshalling request: proto: cannot parse invalid wire-format data',
    ],
    [
      'text that is no UTF-8',
      '/VerifyMyPhone',
      'AAAAAAMKAf8=',
      '13',
      'grpc: error unmarshalling request: string field contains invalid UTF-8',
    ],
    ['a cut frame', '/VerifyMyPhone', 'AAAAAAg=', '2', 'unexpected EOF'],
    ['a cut prefix', '/VerifyMyPhone', 'AAA=', '2', 'EOF'],
    ['no frame', '/VerifyMyPhone', '', '2', 'EOF'],
    ['compression', '/VerifyMyPhone', 'AQAAAAA=', '13', 'grpc: compressed flag set with identity or empty encoding'],
  ])('%s', async (_, path, body, status, message) => {
    const { tell } = zitadelBench()
    const headers = { 'content-type': 'application/grpc-web+proto', origin: 'https://app.example.com' }
    const told = await tell(`${service}${path}`, { method: 'POST', headers, body: fromBase64(body) })
    expect(told.status).toBe(200)
    expect(told.bytes).toHaveLength(0)
    expect(told.headers.get('grpc-status')).toBe(status)
    expect(told.headers.get('grpc-message')).toBe(message)
    expect(told.headers.get('access-control-expose-headers')?.split(', ').toSorted()).toEqual([
      'Access-Control-Allow-Credentials',
      'Access-Control-Allow-Origin',
      'Content-Type',
      'Date',
      'Grpc-Message',
      'Grpc-Status',
      'Vary',
      'X-Robots-Tag',
      'grpc-message',
      'grpc-status',
    ])
  })

  test('a REST address asked in gRPC-Web is an unknown service', async () => {
    const { tell } = zitadelBench()
    const told = await tell('/auth/v1/users/me/phone/_verify', {
      method: 'POST',
      headers: signed(),
      body: fromBase64('AAAAAAA='),
    })
    expect(told.headers.get('grpc-message')).toBe('unknown service auth/v1/users/me/phone')
  })
})

test('a content type that only begins like gRPC-Web is 415, and any other method is the gateway’s 404', async () => {
  const { tell } = zitadelBench()
  expect(
    (await tell(`${service}/GetMyPhone`, { method: 'POST', headers: signed('application/grpc-webby') })).status,
  ).toBe(415)
  expect((await tell(`${service}/GetMyPhone`, { headers: signed() })).status).toBe(404)
})

test('fields unknown to a request are skipped, and the last of one kind counts', async () => {
  const { tell, world } = zitadelBench()
  // A varint 2: 5, a text 3, a fixed32 4, a fixed64 5, then the phone twice.
  const more = [0x10, 5, 0x1a, 1, 0x41, 0x25, 0, 0, 0, 0, 0x29, 0, 0, 0, 0, 0, 0, 0, 0]
  const phone = (number: string) => [0x0a, number.length, ...new TextEncoder().encode(number)]
  const body = Uint8Array.from(frame(0, [...more, ...phone('+41790000000'), ...phone('+41791111111')]))
  await tell(`${service}/SetMyPhone`, { method: 'POST', headers: signed(), body })
  expect(world.inbox.all().at(-1)?.to).toBe('+41791111111')
})

test.each([
  [0, '2023-05-10T00:00:00Z'],
  [120_000_000, '2023-05-10T00:00:00.120Z'],
  [123_456_000, '2023-05-10T00:00:00.123456Z'],
  [123_456_789, '2023-05-10T00:00:00.123456789Z'],
  [100, '2023-05-10T00:00:00.000000100Z'],
])('%i nanoseconds are written %s', (nanos, written) => {
  expect(rfc3339({ ...date, nanos })).toBe(written)
})
