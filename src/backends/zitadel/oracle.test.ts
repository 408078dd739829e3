import { create, fromBinary, type MessageInitShape, toBinary, toJson } from '@bufbuild/protobuf'
import { timestampFromMs } from '@bufbuild/protobuf/wkt'
import { Code, ConnectError, createClient } from '@connectrpc/connect'
import { createGrpcWebTransport } from '@connectrpc/connect-web'
import {
  AuthService,
  GetMyPhoneResponseSchema,
  SetMyPhoneRequestSchema,
  VerifyMyPhoneRequestSchema,
  VerifyMyPhoneResponseSchema,
} from '@zitadel/proto/zitadel/auth_pb'
import { ErrorDetailSchema } from '@zitadel/proto/zitadel/message_pb'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { zitadelErrors } from './vectors.test-support.ts'
import { frameOf } from './frames.ts'
import { grpcWeb } from './grpcWeb.ts'
import { readChange, readPhone } from './messages.ts'
import { ZitadelStatus } from './transport.ts'
import { textMessage } from './wire.ts'

/** ZITADEL's published protos and an independent client: strangers that must agree with what is written by hand. */

const text = fc.string({ unit: 'grapheme', maxLength: 200 })
const instant = fc.option(
  fc.record({
    // From 0001-01-01 to 9999-12-31.
    seconds: fc.bigInt({ min: -62_135_596_800n, max: 253_402_300_799n }),
    nanos: fc.oneof(fc.constantFrom(0, 5e8, 123_000_000, 123_456_000, 1), fc.nat(999_999_999)),
  }),
  { nil: undefined },
)
const details = fc.record({
  sequence: fc.bigInt({ min: 0n, max: 18_446_744_073_709_551_615n }),
  creationDate: instant,
  changeDate: instant,
  resourceOwner: text,
})

const defined = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

describe('protobuf-es', () => {
  test('reads the requests we write', () => {
    fc.assert(
      fc.property(text, (typed) => {
        expect(fromBinary(VerifyMyPhoneRequestSchema, textMessage(typed)).code).toBe(typed)
        expect(fromBinary(SetMyPhoneRequestSchema, textMessage(typed)).phone).toBe(typed)
        expect(textMessage(typed)).toEqual(
          toBinary(VerifyMyPhoneRequestSchema, create(VerifyMyPhoneRequestSchema, { code: typed })),
        )
      }),
    )
  })

  test('writes changes that we read as it does', () => {
    fc.assert(
      fc.property(details, (fields) => {
        const change = create(VerifyMyPhoneResponseSchema, { details: defined(fields) })
        expect(readChange(toBinary(VerifyMyPhoneResponseSchema, change))).toEqual(
          toJson(VerifyMyPhoneResponseSchema, change),
        )
      }),
    )
  })

  test('writes numbers that we read as it does', () => {
    fc.assert(
      fc.property(details, text, fc.boolean(), (fields, phone, isPhoneVerified) => {
        const read: MessageInitShape<typeof GetMyPhoneResponseSchema> = {
          details: defined(fields),
          phone: { phone, isPhoneVerified },
        }
        const message = create(GetMyPhoneResponseSchema, read)
        const { details: written, phone: { isPhoneVerified: verified = false, ...number } = {} } = toJson(
          GetMyPhoneResponseSchema,
          message,
        )
        expect(readPhone(toBinary(GetMyPhoneResponseSchema, message))).toEqual({
          details: written,
          ...number,
          isPhoneVerified: verified,
        })
      }),
    )
  })
})

/** connect-web before a server that gives one answer; what it sent is kept. */
function stranger(answer: () => Response) {
  const sent: { url: string; body: Uint8Array }[] = []
  const transport = createGrpcWebTransport({
    baseUrl: 'https://id.example.com',
    fetch: async (url, init) => {
      const body = await new Response(init?.body).arrayBuffer()
      sent.push({ url: String(url), body: new Uint8Array(body) })
      return answer()
    },
  })
  return { client: createClient(AuthService, transport), sent }
}

const grpc = { headers: { 'content-type': 'application/grpc-web+proto' } }
const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )

describe('connect-web', () => {
  const trailer = Uint8Array.from([0x80, 0, 0, 0, 0x10, ...new TextEncoder().encode('grpc-status: 0\r\n')])
  const change = toBinary(
    VerifyMyPhoneResponseSchema,
    create(VerifyMyPhoneResponseSchema, { details: { sequence: 14n, changeDate: timestampFromMs(1_766_608_908_123) } }),
  )
  const answer = () => new Response(Uint8Array.from([...frameOf(change), ...trailer]), grpc)

  test('sends to the same address the same bytes', async () => {
    const { client, sent } = stranger(answer)
    const ours: typeof sent = []
    const call = {
      http: {
        baseUrl: 'https://id.example.com',
        fetch: async (url: RequestInfo | URL, init?: RequestInit) => {
          ours.push({ url: String(url), body: new Uint8Array(await new Response(init?.body).arrayBuffer()) })
          return answer()
        },
      },
      token: 'TOKEN',
      signal: new AbortController().signal,
    }
    const transport = grpcWeb()
    await client.getMyPhone({})
    await client.setMyPhone({ phone: '+41791234567' })
    await client.verifyMyPhone({ code: 'H83J3K' })
    await client.resendMyPhoneVerification({})
    await client.removeMyPhone({})
    await transport.getMyPhone(call)
    await transport.setMyPhone(call, { phone: '+41791234567' })
    expect(await transport.verifyMyPhone(call, { code: 'H83J3K' })).toEqual({
      details: { sequence: '14', changeDate: '2025-12-24T20:41:48.123Z' },
    })
    await transport.resendMyPhoneVerification(call)
    await transport.removeMyPhone(call)
    expect(ours).toEqual(sent)
  })

  test.each(zitadelErrors)('reads $name as we do', async ({ trailerFrame, headers }) => {
    for (const refused of [
      () => new Response(bytesOf(trailerFrame), grpc),
      () => new Response(null, { headers: { ...grpc.headers, ...headers } }),
    ]) {
      const theirs = await rejection(stranger(refused).client.verifyMyPhone({ code: 'x' }))
      const call = {
        http: { baseUrl: 'https://id.example.com', fetch: async () => refused() },
        token: 'T',
        signal: new AbortController().signal,
      }
      const ours = await rejection(grpcWeb().verifyMyPhone(call, { code: 'x' }))
      if (!(theirs instanceof ConnectError) || !(ours instanceof ZitadelStatus)) throw new Error('both refuse')
      expect(Code[ours.grpcCode]).toBe(Code[theirs.code])
      expect(ours.message).toBe(theirs.rawMessage)
      expect(ours.id).toBe(theirs.findDetails(ErrorDetailSchema)[0]?.id)
    }
  })
})
