import { create, toBinary } from '@bufbuild/protobuf'
import { createClient } from '@connectrpc/connect'
import { createGrpcWebTransport } from '@connectrpc/connect-web'
import {
  AddMyAuthFactorOTPResponseSchema,
  AuthService,
  ListMyAuthFactorsResponseSchema,
} from '@zitadel/proto/zitadel/auth_pb'
import { AuthFactorState } from '@zitadel/proto/zitadel/user_pb'
import { describe, expect, test } from 'vitest'
import { AuthError } from '../../protocol/error.ts'
import { frameOf } from './frames.ts'
import { grpcWeb } from './grpcWeb.ts'
import { json } from './json.ts'
import type { ZitadelCall, ZitadelTransport } from './transport.ts'

/** The calls about factors, over both of v1's protocols; the published protos are the stranger that must agree. */

const secret = 'JBSWY3DPEHPK3PXP'
const uri = `otpauth://totp/ZITADEL:nora@example.com?secret=${secret}`
const details = { sequence: '14', resourceOwner: '69629023906488334' }
const trailer = Uint8Array.from([0x80, 0, 0, 0, 0x10, ...new TextEncoder().encode('grpc-status: 0\r\n')])
const framed = (message: Uint8Array) => () =>
  new Response(Uint8Array.from([...frameOf(Uint8Array.from(message)), ...trailer]), {
    headers: { 'content-type': 'application/grpc-web+proto' },
  })

function serverWith(answer: () => Response) {
  const sent: { readonly asked: string; readonly body: string }[] = []
  const fetch: typeof globalThis.fetch = async (url, init = {}) => {
    const bytes = new Uint8Array(await new Response(init.body).arrayBuffer())
    const { pathname } = new URL(String(url))
    sent.push({ asked: `${init.method} ${pathname}`, body: String.fromCharCode(...bytes) })
    return answer()
  }
  const call: ZitadelCall = {
    http: { baseUrl: 'https://id.example.com', fetch },
    token: 'TOKEN',
    signal: new AbortController().signal,
  }
  return { call, fetch, sent }
}

async function takeAll(transport: ZitadelTransport, call: ZitadelCall) {
  await transport.listMyAuthFactors(call)
  await transport.addMyAuthFactorOTP(call)
  await transport.verifyMyAuthFactorOTP(call, { code: '123456' })
  await transport.removeMyAuthFactorOTP(call)
  await transport.addMyAuthFactorOTPSMS(call)
  await transport.removeMyAuthFactorOTPSMS(call)
}

test('go out as JSON', async () => {
  const { call, sent } = serverWith(() => Response.json({ details, url: uri, secret }))
  await takeAll(json(), call)
  const factors = '/auth/v1/users/me/auth_factors'
  expect(sent).toEqual([
    { asked: `POST ${factors}/_search`, body: '' },
    { asked: `POST ${factors}/otp`, body: '{}' },
    { asked: `POST ${factors}/otp/_verify`, body: '{"code":"123456"}' },
    { asked: `DELETE ${factors}/otp`, body: '' },
    { asked: `POST ${factors}/otp_sms`, body: '{}' },
    { asked: `DELETE ${factors}/otp_sms`, body: '' },
  ])
})

test('go out over gRPC-Web as connect-web sends them', async () => {
  const message = create(AddMyAuthFactorOTPResponseSchema, { url: uri, secret, details: {} })
  const empty = framed(new Uint8Array())
  const theirs = serverWith(empty)
  const client = createClient(
    AuthService,
    createGrpcWebTransport({ baseUrl: 'https://id.example.com', fetch: theirs.fetch }),
  )
  await client.listMyAuthFactors({})
  await client.addMyAuthFactorOTP({})
  await client.verifyMyAuthFactorOTP({ code: '123456' })
  await client.removeMyAuthFactorOTP({})
  await client.addMyAuthFactorOTPSMS({})
  await client.removeMyAuthFactorOTPSMS({})
  const change = framed(Uint8Array.of(0x0a, 0))
  const key = framed(toBinary(AddMyAuthFactorOTPResponseSchema, message))
  const answers = [empty, key, change, change, change, change]
  const ours = serverWith(() => (answers.shift() ?? change)())
  await takeAll(grpcWeb(), ours.call)
  expect(ours.sent).toEqual(theirs.sent)
})

describe('are read the same either way', () => {
  test('a key', async () => {
    const key = { uri, secret, details }
    const asJson = serverWith(() => Response.json({ url: uri, secret, details }))
    expect(await json().addMyAuthFactorOTP(asJson.call)).toEqual(key)
    const message = create(AddMyAuthFactorOTPResponseSchema, {
      url: uri,
      secret,
      details: { sequence: 14n, resourceOwner: details.resourceOwner },
    })
    const asFrame = serverWith(framed(toBinary(AddMyAuthFactorOTPResponseSchema, message)))
    expect(await grpcWeb().addMyAuthFactorOTP(asFrame.call)).toEqual(key)
  })

  test('a list, an empty one included', async () => {
    const list = [
      { kind: 'totp', isReady: false },
      { kind: 'sms', isReady: true },
      { kind: 'other', isReady: true },
      { kind: 'other', isReady: false },
    ]
    const body = {
      result: [
        { state: 'AUTH_FACTOR_STATE_NOT_READY', otp: {} },
        { state: 'AUTH_FACTOR_STATE_READY', otpSms: {} },
        { state: 'AUTH_FACTOR_STATE_READY', otpEmail: {} },
        { u2f: {} },
      ],
    }
    expect(await json().listMyAuthFactors(serverWith(() => Response.json(body)).call)).toEqual(list)
    expect(await json().listMyAuthFactors(serverWith(() => Response.json({})).call)).toEqual([])
    const message = create(ListMyAuthFactorsResponseSchema, {
      result: [
        { state: AuthFactorState.NOT_READY, type: { case: 'otp', value: {} } },
        { state: AuthFactorState.READY, type: { case: 'otpSms', value: {} } },
        { state: AuthFactorState.READY, type: { case: 'otpEmail', value: {} } },
        { type: { case: 'u2f', value: {} } },
      ],
    })
    const written = toBinary(ListMyAuthFactorsResponseSchema, message)
    expect(await grpcWeb().listMyAuthFactors(serverWith(framed(written)).call)).toEqual(list)
    expect(await grpcWeb().listMyAuthFactors(serverWith(framed(new Uint8Array())).call)).toEqual([])
  })
})

async function thrownBy(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (answer) => expect.fail(`resolved with ${JSON.stringify(answer)}`),
    (thrown: unknown) => thrown,
  )
}

test('an answer without a key or a list is unexpected', async () => {
  for (const body of ['{}', '[]', 'null', '', '<html>', '{"secret":7,"url":"x"}', '{"secret":"x"}', '{"url":"x"}']) {
    const { call } = serverWith(() => new Response(body))
    expect(await thrownBy(json().addMyAuthFactorOTP(call))).toBeInstanceOf(AuthError)
  }
  for (const body of ['[]', 'null', '', '<html>', '{"result":{}}', '{"result":["x"]}', '{"result":[{"state":2}]}']) {
    const { call } = serverWith(() => new Response(body))
    expect(await thrownBy(json().listMyAuthFactors(call))).toMatchObject({ code: 'unexpected' })
  }
  for (const bytes of [[], [0x0a, 0], [0x0a, 1, 0x61], [0x0a, 5]]) {
    const { call } = serverWith(framed(Uint8Array.from(bytes)))
    expect(await thrownBy(grpcWeb().addMyAuthFactorOTP(call))).toMatchObject({ code: 'unexpected' })
  }
})
