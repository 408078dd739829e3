import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { now } from '../../runtime/clock.ts'
import { AuthError } from '../../protocol/error.ts'
import { errorOf } from './answers.ts'
import {
  zitadelCalls,
  zitadelChanges,
  zitadelCorsHeaders,
  zitadelErrors,
  zitadelReads,
} from './vectors.test-support.ts'
import { frameOf } from './frames.ts'
import { grpcWeb } from './grpcWeb.ts'
import { json } from './json.ts'
import { type ZitadelCall, ZitadelStatus, type ZitadelTransport } from './transport.ts'
import { userService } from './userService.ts'
import { saidByStatus } from '../../test-support/saidByStatus.test-support.ts'

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
const base64Of = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes))
const hex = (digits: string) => Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
const trailersOf = (text: string) => withFlags(0x80, new TextEncoder().encode(text))
const ok = trailersOf('grpc-status: 0\r\n')
const onlyDetails = hex('0a00')

function withFlags(flags: number, payload: Uint8Array) {
  const frame = frameOf(payload)
  frame[0] = flags
  return frame
}

function together(...parts: readonly Uint8Array[]) {
  return Uint8Array.from(parts.flatMap((part) => Array.from(part)))
}

/** A call whose one answer is written down. */
function callTo(answer: () => Response) {
  const sent: { url: string; init: RequestInit; headers: Headers; body: Uint8Array }[] = []
  const fetch: typeof globalThis.fetch = async (url, init = {}) => {
    const headers = new Headers(init.headers)
    sent.push({ url: String(url), init, headers, body: new Uint8Array(await new Response(init.body).arrayBuffer()) })
    return answer()
  }
  const http = { baseUrl: 'https://id.example.com/tenant/', fetch }
  const call: ZitadelCall = { http, token: 'TOKEN', signal: new AbortController().signal }
  return { call, sent }
}

async function refusal(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (answer) => expect.fail(`resolved with ${JSON.stringify(answer)}`),
    (thrown: unknown) => thrown,
  )
}

const asJson =
  (body: unknown, status = 200) =>
  () =>
    new Response(JSON.stringify(body), { status })
const asBytes =
  (bytes: Uint8Array<ArrayBuffer>, init: ResponseInit = {}) =>
  () =>
    new Response(bytes, init)

const methods = {
  GetMyPhone: (transport, call) => transport.getMyPhone(call),
  SetMyPhone: (transport, call) => transport.setMyPhone(call, { phone: '+41791234567' }),
  VerifyMyPhone: (transport, call) => transport.verifyMyPhone(call, { code: '123456' }),
  ResendMyPhoneVerification: (transport, call) => transport.resendMyPhoneVerification(call),
  RemoveMyPhone: (transport, call) => transport.removeMyPhone(call),
} satisfies Record<string, (transport: ZitadelTransport, call: ZitadelCall) => Promise<unknown>>

const verify = methods.VerifyMyPhone

describe.each(zitadelCalls)('$rpc', ({ rpc, frame, ...rest }) => {
  test('goes out as JSON', async () => {
    const { call, sent } = callTo(asJson({ details: {} }))
    await methods[rpc](json(), call)
    const [request] = sent
    expect(request?.url).toBe(`https://id.example.com/tenant${rest.path}`)
    expect(request?.init.method).toBe(rest.method)
    const text = new TextDecoder().decode(request?.body)
    expect(text).toBe('request' in rest ? JSON.stringify(rest.request) : '')
    expect(Object.fromEntries(request?.headers ?? [])).toEqual({
      accept: 'application/json',
      authorization: 'Bearer TOKEN',
      ...('request' in rest && { 'content-type': 'application/json' }),
    })
  })

  test('goes out as a gRPC-Web frame', async () => {
    const { call, sent } = callTo(asBytes(together(frameOf(onlyDetails), ok)))
    await methods[rpc](grpcWeb(), call)
    const [request] = sent
    expect(request?.url).toBe(`https://id.example.com/tenant/zitadel.auth.v1.AuthService/${rpc}`)
    expect(request?.init.method).toBe('POST')
    expect(base64Of(request?.body ?? new Uint8Array())).toBe(frame)
    expect(Object.fromEntries(request?.headers ?? [])).toEqual({
      accept: 'application/grpc-web+proto',
      authorization: 'Bearer TOKEN',
      'content-type': 'application/grpc-web+proto',
      'x-grpc-web': '1',
      'x-user-agent': 'entryphone',
    })
  })

  test.each([json(), grpcWeb()])(
    'sends no header that ZITADEL’s CORS refuses, and no cookies to another origin',
    async (transport) => {
      const { call, sent } = callTo(() => new Response(null, { status: 500 }))
      await refusal(methods[rpc](transport, call))
      for (const name of sent[0]?.headers.keys() ?? []) expect(zitadelCorsHeaders).toContain(name)
      expect(sent[0]?.init.credentials).toBe('same-origin')
    },
  )
})

describe('what goes right', () => {
  test.each(zitadelChanges)('a change reads the same either way: $json', async ({ json: body, grpcWeb: base64 }) => {
    expect(await verify(json(), callTo(asJson(body)).call)).toEqual(body)
    expect(await verify(grpcWeb(), callTo(asBytes(bytesOf(base64))).call)).toEqual(body)
  })

  test.each(zitadelReads)(
    'a number that is $name reads the same either way',
    async ({ json: body, grpcWeb: base64 }) => {
      const phone = { phone: '', isPhoneVerified: false, ...body.phone }
      const read = {
        details: body.details,
        ...(phone.phone !== '' && { phone: phone.phone }),
        isPhoneVerified: phone.isPhoneVerified,
      }
      expect(await methods.GetMyPhone(json(), callTo(asJson(body)).call)).toEqual(read)
      expect(await methods.GetMyPhone(grpcWeb(), callTo(asBytes(bytesOf(base64))).call)).toEqual(read)
    },
  )

  test.each([
    ['0a00', {}],
    ['0a0b08ffffffffffffffffff01', { sequence: '18446744073709551615' }],
    ['0a021a00', { changeDate: '1970-01-01T00:00:00Z' }],
    ['0a0d1a0b08ffffffffffffffffff01', { changeDate: '1969-12-31T23:59:59Z' }],
    ['0a071a051080e59a77', { changeDate: '1970-01-01T00:00:00.250Z' }],
    ['0a041a021001', { changeDate: '1970-01-01T00:00:00.000000001Z' }],
    ['0a051a0310e807', { changeDate: '1970-01-01T00:00:00.000001Z' }],
    ['0a02080e0a0308a101', { sequence: '161' }],
    ['0a02080e0a03220161', { sequence: '14', resourceOwner: 'a' }],
    // Fields nobody knows, of every type: passed over.
    ['0a0208022a01002d000000003100000000000000003801', { sequence: '2' }],
  ])('protobuf %s reads as %o', async (digits, details) => {
    const { call } = callTo(asBytes(together(frameOf(hex(digits)), ok)))
    expect(await verify(grpcWeb(), call)).toEqual({ details })
  })
})

describe.each(zitadelErrors)('$name', ({ httpStatus, json: body, trailerFrame, headers }) => {
  const { code: grpcCode, message } = body
  const [detail] = 'details' in body ? body.details : []

  test.each([
    ['JSON', json(), asJson(body, httpStatus), httpStatus],
    ['a trailer frame', grpcWeb(), asBytes(bytesOf(trailerFrame)), 200],
    ['headers', grpcWeb(), asBytes(new Uint8Array(), { headers }), 200],
    ['a trailer frame without its details', grpcWeb(), asBytes(trailersOf(withoutDetails(headers))), 200],
  ])('reads the same from %s', async (_, transport, answer, status) => {
    const thrown = await refusal(verify(transport, callTo(answer).call))
    expect(thrown).toBeInstanceOf(ZitadelStatus)
    expect(thrown).toMatchObject({ grpcCode, message, httpStatus: status })
    expect(thrown instanceof ZitadelStatus && thrown.id).toBe(detail?.id)
  })
})

function withoutDetails(headers: Readonly<Record<string, string>>) {
  return `Grpc-Message:${headers['grpc-message']}\nGRPC-STATUS:${headers['grpc-status']}`
}

describe('how a status may come', () => {
  const read = (text: string, init?: ResponseInit) =>
    refusal(verify(grpcWeb(), callTo(asBytes(trailersOf(text), init)).call))

  test('keys in any case, with or without a space, in any order, with or without a last line end', async () => {
    expect(await read('GRPC-Status:3\r\nX-Other: 1\r\n\r\ngrpc-message:no')).toMatchObject({
      grpcCode: 3,
      message: 'no',
    })
  })

  test.each([
    ['%', '%'],
    ['%E3%8', '\ufffd%8'],
    ['100%25 %zz', '100% %zz'],
    ['%ff', '\ufffd'],
    ['g%C3%BCltig', 'gültig'],
    ['g%c3%bcltig', 'gültig'],
  ])('the message %s reads as %s and never throws', async (encoded, message) => {
    expect(await read(`grpc-message: ${encoded}\r\ngrpc-status: 3\r\n`)).toMatchObject({ grpcCode: 3, message })
  })

  test.each(['!!!', 'AAAA', 'CAM', '/////w'])(
    'details that cannot be read (%s) leave code, message and its id',
    async (details) => {
      expect(
        await read(
          `grpc-status: 3\r\ngrpc-message: Code is invalid (COMMAND-sM0cs)\r\ngrpc-status-details-bin: ${details}\r\n`,
        ),
      ).toMatchObject({ grpcCode: 3, id: 'COMMAND-sM0cs', message: 'Code is invalid (COMMAND-sM0cs)' })
    },
  )

  test('details padded, or in the URL alphabet, read as well', async () => {
    const { headers } = zitadelErrors[2]
    const details = headers['grpc-status-details-bin']
    const padded = details.padEnd(Math.ceil(details.length / 4) * 4, '=')
    const forUrls = details.replaceAll('+', '-').replaceAll('/', '_')
    expect(forUrls).not.toBe(details)
    for (const written of [padded, forUrls]) {
      expect(await read(`grpc-status: 3\r\ngrpc-status-details-bin: ${written}\r\n`)).toMatchObject({
        id: 'COMMAND-sM0cs',
        message: 'コードが無効 (COMMAND-sM0cs)',
      })
    }
  })

  test.each([
    '',
    'grpc-status: 17',
    'grpc-status: -1',
    'grpc-status: x',
    'grpc-status: 3.5',
    'grpc-status',
    'grpc-message: a',
  ])('trailers without a status (%s) are unexpected', async (text) => {
    expect(await read(text)).toMatchObject({ code: 'unexpected' })
  })

  test('a status that all is well may stand in the headers alone', async () => {
    const { call } = callTo(asBytes(frameOf(onlyDetails), { headers: { 'grpc-status': '0' } }))
    expect(await verify(grpcWeb(), call)).toEqual({ details: {} })
  })

  test('a refusal in the headers counts whatever the body is', async () => {
    const answer = asBytes(new TextEncoder().encode('<html>'), { status: 503, headers: { 'grpc-status': '14' } })
    expect(await refusal(verify(grpcWeb(), callTo(answer).call))).toMatchObject({ grpcCode: 14 })
  })
})

/** A 401 is about the token, whoever refuses it. */
const codeOf = (status: number) => (status === 401 ? 'session-expired' : saidByStatus(status))

describe('of what is not ZITADEL’s the status is all that says something', () => {
  const page = '<!doctype html><title>502</title>'
  const bodies: readonly string[] = [
    '',
    page,
    '{"details":{"seq',
    'null',
    '[]',
    '{}',
    '"text"',
    '{"details":null}',
    '{"details":[]}',
    '{"details":{"sequence":14}}',
    '{"details":{"sequence":"-1"}}',
    '{"details":{"changeDate":5}}',
    '{"code":"3","message":"x"}',
    '{"code":3,"message":7}',
    '{"code":3,"details":["x"]}',
    '{"code":3,"details":"x"}',
    '{"code":0,"message":"x"}',
    '{"code":17}',
    '{"code":3.5}',
    '{"error":"unauthorized"}',
  ]
  const statuses = [200, 201, 204, 400, 401, 403, 404, 409, 429, 500, 501, 503]

  test.each(statuses)('JSON, on %i', async (status) => {
    for (const body of bodies) {
      const answer = () => new Response(status === 204 ? null : body, { status })
      for (const method of Object.values(methods)) {
        const thrown = await refusal(method(json(), callTo(answer).call))
        expect(thrown).toBeInstanceOf(AuthError)
        expect({ body, thrown }).toMatchObject({
          body,
          thrown: { code: codeOf(status), cause: { httpStatus: status } },
        })
      }
    }
  })

  test('details of other kinds beside ZITADEL’s are passed over', async () => {
    const ours = { '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail', id: 'COMMAND-sM0cs', message: 'words' }
    const others = [
      { '@type': 'type.googleapis.com/google.rpc.RequestInfo', id: 'request-7' },
      { '@type': 'type.googleapis.com/google.rpc.RetryInfo', id: 7, retryDelay: '1s' },
      { '@type': 'type.googleapis.com/google.rpc.Help', links: [{ url: 'https://example.com' }] },
    ]
    for (const details of [
      [...others, ours],
      [ours, ...others],
      [{ ...ours, id: '' }, ours],
    ]) {
      const body = JSON.stringify({ code: 3, message: 'words', details })
      const thrown = await refusal(verify(json(), callTo(() => new Response(body, { status: 400 })).call))
      expect(thrown).toMatchObject({ grpcCode: 3, id: 'COMMAND-sM0cs' })
    }
    const body = JSON.stringify({ code: 3, message: 'words (COMMAND-sM0cs)', details: others })
    const thrown = await refusal(verify(json(), callTo(() => new Response(body, { status: 400 })).call))
    expect(thrown).toMatchObject({ grpcCode: 3, id: 'COMMAND-sM0cs' })
  })

  test.each([
    '{"phone":null}',
    '{"phone":[]}',
    '{"phone":{"phone":7}}',
    '{"phone":{"phone":"+4179","isPhoneVerified":"true"}}',
  ])('a read of %s', async (body) => {
    const answer = () => new Response(body)
    expect(await refusal(methods.GetMyPhone(json(), callTo(answer).call))).toMatchObject({ code: 'unexpected' })
  })

  test('a change is one whatever success says so, and none with another status', async () => {
    const [{ json: body, grpcWeb: base64 }] = zitadelChanges
    for (const status of statuses.filter((other) => other !== 200 && other !== 204)) {
      const answers = [verify(json(), callTo(asJson(body, status)).call)]
      answers.push(verify(grpcWeb(), callTo(asBytes(bytesOf(base64), { status })).call))
      for (const answer of answers) {
        if (status === 201) expect(await answer).toMatchObject({ details: {} })
        else expect(await refusal(answer)).toMatchObject({ code: codeOf(status) })
      }
    }
  })

  test.each(['1', '7', '16'])('a gateway may speak gRPC, with the status %s', async (grpcStatus) => {
    for (const status of [200, 401, 403, 503]) {
      const headers = { 'grpc-status': grpcStatus, 'grpc-message': 'Jwt is expired' }
      const answer = () => new Response('', { status, headers })
      const thrown = await refusal(verify(grpcWeb(), callTo(answer).call))
      expect(thrown).toMatchObject({ grpcCode: Number(grpcStatus), httpStatus: status, id: undefined })
    }
  })

  test.each(['0', '17', '99', '-1', 'x', ''])(
    'a gRPC status that is no refusal (%o) leaves the word to the HTTP status',
    async (grpcStatus) => {
      const answer = (status: number) => () => new Response('', { status, headers: { 'grpc-status': grpcStatus } })
      expect(await refusal(verify(grpcWeb(), callTo(answer(401)).call))).toMatchObject({ code: 'session-expired' })
      expect(await refusal(verify(grpcWeb(), callTo(answer(403)).call))).toMatchObject({ code: 'forbidden' })
    },
  )

  test('when to come back is read, from whoever says it', async () => {
    const headers = { 'retry-after': '120' }
    const quota = JSON.stringify({ code: 8, message: 'Quota.Access.Exhausted (QUOTA-vjAy8)' })
    const transports = [
      [json(), '<h1>429</h1>', headers],
      [json(), quota, headers],
      [grpcWeb(), '<h1>429</h1>', headers],
      [grpcWeb(), '', { ...headers, 'grpc-status': '8' }],
      [userService({ userId: '7' }), quota, headers],
      [userService({ userId: '7', protocol: 'connect' }), '{"code":"resource_exhausted"}', headers],
      [userService({ userId: '7', protocol: 'connect' }), 'error code: 1015', headers],
    ] as const
    for (const [transport, body, told] of transports) {
      const thrown = await refusal(
        verify(transport, callTo(() => new Response(body, { status: 429, headers: told })).call),
      )
      const error = errorOf(thrown, 'verify')
      expect(error.code).toBe('rate-limited')
      expect(Math.round(((error.retryAt ?? 0) - now()) / 1000)).toBe(120)
    }
  })

  const good = frameOf(onlyDetails)
  const malformed: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
    'an empty body': new Uint8Array(),
    'a page': new TextEncoder().encode(page),
    JSON: new TextEncoder().encode('{"code":5,"message":"Not Found"}'),
    'a cut prefix': together(good, Uint8Array.of(0x80, 0, 0)),
    'a cut frame': together(good, ok).slice(0, -1),
    'a huge length': Uint8Array.of(0, 0xff, 0xff, 0xff, 0xff, 1),
    'a compressed message': together(withFlags(0x01, onlyDetails), ok),
    'compressed trailers': together(good, withFlags(0x81, new TextEncoder().encode('grpc-status: 0\r\n'))),
    'unknown flags': together(withFlags(0x40, onlyDetails), ok),
    'no trailers': good,
    'trailers alone': ok,
    'trailers first': together(ok, good),
    'trailers twice': together(good, ok, ok),
    'two messages': together(good, good, ok),
    'an empty message': together(frameOf(new Uint8Array()), ok),
    'a cut varint': together(frameOf(hex('0a0208ff')), ok),
    'a varint of eleven bytes': together(frameOf(hex('0a0c08ffffffffffffffffffff01')), ok),
    'a field longer than its message': together(frameOf(hex('0a7f08')), ok),
    'a field longer than memory': together(frameOf(hex('0affffffffffffffffff01')), ok),
    'field number 0': together(frameOf(hex('0a000200')), ok),
    'a group': together(frameOf(hex('0a000b0c')), ok),
    'details that are a number': together(frameOf(hex('0801')), ok),
    'a sequence that is text': together(frameOf(hex('0a030a0161')), ok),
    'text that is not UTF-8': together(frameOf(hex('0a032201ff')), ok),
    'a date past the year 9999': together(frameOf(hex('0a091a07088083d1ffaf07')), ok),
    'negative nanoseconds': together(frameOf(hex('0a0d1a0b10ffffffffffffffffff01')), ok),
  }
  test.each(Object.entries(malformed))('gRPC-Web: %s', async (_, body) => {
    for (const status of [200, 400, 401, 429, 500]) {
      const thrown = await refusal(verify(grpcWeb(), callTo(asBytes(body, { status })).call))
      expect(thrown).toBeInstanceOf(AuthError)
      expect(thrown).toMatchObject({ code: codeOf(status) })
    }
  })

  test('a limit that names no time is waited out for a while, on every transport', async () => {
    const page = () => new Response('error code: 1015', { status: 429, headers: { 'content-type': 'text/plain' } })
    const transports = [
      json(),
      grpcWeb(),
      userService({ userId: '7' }),
      userService({ userId: '7', protocol: 'connect' }),
    ]
    for (const transport of transports) {
      const thrown = await refusal(verify(transport, callTo(page).call))
      const retryAt: unknown = expect.closeTo(now() + 30_000, -4)
      expect(thrown).toMatchObject({ code: 'rate-limited', retryAt })
    }
  })

  test('a read that holds neither details nor a number', async () => {
    const answer = asBytes(together(frameOf(new Uint8Array()), ok))
    expect(await refusal(methods.GetMyPhone(grpcWeb(), callTo(answer).call))).toMatchObject({ code: 'unexpected' })
  })
})

describe('whatever bytes come', () => {
  const settles = async (body: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) => {
    for (const method of [methods.GetMyPhone, methods.VerifyMyPhone]) {
      const thrown = await method(grpcWeb(), callTo(asBytes(body, { headers })).call).then(
        () => undefined,
        (reason: unknown) => reason,
      )
      if (thrown === undefined || thrown instanceof ZitadelStatus) continue
      expect(thrown).toBeInstanceOf(AuthError)
      expect(thrown).toMatchObject({ code: 'unexpected' })
    }
  }
  const anyBytes = fc.uint8Array({ maxLength: 80 }).map((bytes) => Uint8Array.from(bytes))

  test('random bodies end in an answer, a status or `unexpected`', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, (body) => settles(body)),
      { numRuns: 300 },
    )
  })

  test('random messages and trailers in good frames do, too', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, anyBytes, (message, trailers) =>
        settles(together(frameOf(message), withFlags(0x80, trailers))),
      ),
      { numRuns: 300 },
    )
    await fc.assert(
      fc.asyncProperty(anyBytes, (message) => settles(together(frameOf(message), ok))),
      { numRuns: 300 },
    )
  })

  test('random status details do, too', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, fc.string({ unit: 'grapheme' }), (details, text) =>
        settles(new Uint8Array(), {
          'grpc-status': '3',
          'grpc-message': encodeURIComponent(text).replaceAll('%20', '%'),
          'grpc-status-details-bin': base64Of(details),
        }),
      ),
      { numRuns: 300 },
    )
  })

  test('a good answer cut anywhere, or with one byte changed, does, too', async () => {
    const bodies = [...zitadelChanges, ...zitadelReads].map((vector) => bytesOf(vector.grpcWeb))
    for (const body of bodies) for (let end = 0; end < body.length; end += 1) await settles(body.slice(0, end))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...bodies), fc.nat(), fc.nat(255), async (body, at, byte) => {
        const changed = body.slice()
        changed[at % body.length] = byte
        await settles(changed)
      }),
      { numRuns: 300 },
    )
  })

  test('a good answer that arrives in pieces reads as one that arrives whole', async () => {
    const [{ json: body, grpcWeb: base64 }] = zitadelChanges
    const whole = bytesOf(base64)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(whole.length), { maxLength: 6 }), async (cuts) => {
        const places = [0, ...cuts.toSorted((one, other) => one - other), whole.length]
        const pieces = places.slice(1).map((end, index) => whole.slice(places[index], end))
        const stream = new ReadableStream<Uint8Array>({
          start(controller) {
            for (const piece of pieces) if (piece.length > 0) controller.enqueue(piece)
            controller.close()
          },
        })
        expect(await verify(grpcWeb(), callTo(() => new Response(stream)).call)).toEqual(body)
      }),
    )
  })
})
