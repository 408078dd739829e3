import { fromBinary, fromJsonString, toBinary, toJson } from '@bufbuild/protobuf'
import { AuthService } from '@zitadel/proto/zitadel/auth_pb'
import { describe, expect, test } from 'vitest'
import { benchTime } from '../bench.test-support.ts'
import { totp, totpStep } from '../totp.ts'
import { fromBase64 } from './bench.test-support.ts'
import { frame } from './grpcWeb.ts'
import { differences, type Vector, vectors, type Json, sentHeaders, toldHeaders } from './recorded.test-support.ts'
import { type TestClient, clientOf, numberA, numberB, settings } from './recordedStates.test-support.ts'

/**
 * Each recorded vector, asked of the double: status, headers, and every field of the answer are what the server's were.
 * Those of one group are asked from top to bottom, in one world.
 */
/** Groups whose vectors do not lead from one state to the next: each state is made anew. */
const eachAnew = /^(?:A.|X|G|U|L|O|I|Q|E.|C)$/

/** Recorded with another host name, other users' numbers, or an authorization the double's users have not. */
const leftOut: Readonly<Record<string, string>> = {
  U19: 'a read that lagged behind the removal before it',
  X06: 'is asked over v1 in a group of v2; numbers are not unique here either, see phone.test.ts',
}

const groups = [...new Set(vectors.map(({ group }) => group))].map((group) => ({
  group,
  list: vectors.filter((one) => one.group === group && leftOut[one.id] === undefined),
}))

test('all recorded exchanges are here, each with a state that the double can be brought into', () => {
  expect(vectors.length).toBeGreaterThan(800)
  const known = new Set(Object.keys(settings))
  const unknown = [...new Set(vectors.map(({ given }) => given))].filter((given) => !known.has(given))
  expect(unknown.toSorted()).toMatchInlineSnapshot(`
    [
      "",
      "TOTP added twice, not verified",
      "TOTP added, not verified",
      "TOTP verified; the token is still that of a session with a password only",
      "after that set",
      "another user of the same organisation, without number, in the request",
      "human user without number",
      "no number",
      "no number, none ever set",
      "no user has the id",
      "number B verified here",
      "number reading: no number, or the number of the exchange before",
      "own user",
      "password-only token, no number, no factor",
      "removed, then verified",
      "sent again: code 2 is out, code 1 is dead",
      "the other user's number is verified",
      "token of a machine user",
      "token of a machine user (an administrator), its own id",
      "token of a machine user; id in the request is no user",
    ]
  `)
})

describe.each(groups)('$group', ({ group, list }) => {
  test('is answered as it was by the server', async () => {
    const found: string[] = []
    let client = clientOf(group)
    let secrets: string[] = []
    let given = ''
    for (const vector of list) {
      const setting = settings[vector.given] ?? {}
      if (vector.given !== given || group === 'I') {
        if (eachAnew.test(group) && vector.given !== given) {
          client = clientOf(`${group}-${vector.id}`)
          secrets = []
        }
        given = vector.given
        Object.assign(client.world.switches, setting.switches)
        if (setting.user !== undefined) client.as(setting.user.replace('user-', ''))
        await setting.before?.(client)
      }
      const isSession = /^(?:F|A|E|C)/.test(group)
      const token = setting.token ?? (isSession ? 'session-nophone' : 'token-nophone')
      const told = await ask(client, vector, { token, user: setting.user ?? 'user-nophone', secrets })
      found.push(...told.map((difference) => `${vector.id} ${vector.call} (${vector.note}) ${difference}`))
    }
    expect(found).toEqual([])
  })
})

interface Asked {
  readonly token: string
  readonly user: string
  /** Of each authenticator that was added, oldest first. */
  readonly secrets: string[]
}

async function ask(client: TestClient, vector: Vector, asked: Asked): Promise<readonly string[]> {
  const { method, request, answer, transport } = vector
  const fill = (text: string) =>
    text
      .replaceAll('{token}', asked.token)
      .replaceAll('{machineToken}', 'token-machine')
      .replaceAll('{machineId}', 'user-machine')
      .replaceAll('{userId}', asked.user)
      .replaceAll('{otherId}', otherOf(vector))
  const value = (json: Json): unknown => {
    if (typeof json === 'string') return fill(json)
    if (typeof json !== 'object' || json === null) return json
    if (Array.isArray(json)) return json.map(value)
    const special = new Map(Object.entries(json))
    const from = special.get('$from')
    if (typeof from === 'string') return from === 'otherUserId' ? otherOf(vector) : valueFrom(client, from, asked)
    const repeated = special.get('$repeat')
    if (typeof repeated === 'string') {
      return String(special.get('$prefix') ?? '') + repeated.repeat(Number(special.get('times')))
    }
    return Object.fromEntries([...special].map(([name, one]) => [name, value(one)]))
  }
  const headers = Object.fromEntries(Object.entries(sentHeaders(vector)).map(([name, one]) => [name, fill(one)]))
  const text = (): string | Uint8Array<ArrayBuffer> | undefined => {
    if (request.fields !== undefined) return framed(vector, value(request.fields))
    if (request.hex !== undefined) return Uint8Array.from(request.hex.match(/../g) ?? [], (byte) => Number(`0x${byte}`))
    return request.text === undefined
      ? request.body === undefined
        ? undefined
        : JSON.stringify(value(request.body))
      : fill(request.text)
  }
  const body = text()
  // The gate closes an instant after a factor is on: both sides of it were recorded.
  if (vector.note.includes('both were seen') && answer.status === 400) client.world.switches['zitadel.lag'] = 1
  const told = await client.tell(fill(vector.path), {
    method,
    headers,
    ...(body !== undefined && method !== 'GET' && { body }),
  })
  delete client.world.switches['zitadel.lag']
  const found = [
    ...differences(answer.status, told.status, 'status'),
    ...headersDiffer(vector, told.headers),
    ...(answer.frames === undefined
      ? bodyDiffers(answer.body, told.bytes, { machineId: 'user-machine' })
      : framesDiffer(vector, told.bytes)),
  ]
  if (found.length === 0 && /^(?:AddMyAuthFactorOTP|RegisterTOTP)$/.test(vector.call)) {
    const secret = client.world.authenticator.all().at(-1)?.secret
    if (secret !== undefined) asked.secrets.push(secret)
  }
  return transport === 'grpc-web-text' && answer.runs !== undefined
    ? [...found, ...runsDiffer(vector, told.bytes)]
    : found
}

function otherOf({ given }: Vector): string {
  if (given.includes('OTP SMS is on')) return 'user-sms'
  return given.includes('waits') || given.includes("other user's number") ? 'user-verified' : 'user-undone'
}

function valueFrom({ codes }: TestClient, from: string, { user, secrets }: Asked): string {
  const last = (to?: string) => codes(to).at(-1)?.code ?? ''
  const shown = (secret: string | undefined) => totp(secret ?? '', totpStep(benchTime))
  switch (from) {
    case 'userId':
      return user
    case 'inbox, the message before':
      return codes().at(-2)?.code ?? ''
    case 'a space and the inbox':
      return ` ${last()}`
    case 'inbox in lower case':
      return last().toLowerCase()
    case 'inbox of number A':
      return last(numberA)
    case 'inbox of number B':
      return last(numberB)
    case 'authenticator':
      return shown(secrets.at(-1))
    case 'authenticator, first secret':
      return shown(secrets[0])
    default:
      return last()
  }
}

const methodOf = (call: string) => AuthService.methods.find(({ name }) => name === call)

function framed({ call, transport }: Vector, fields: unknown): string | Uint8Array<ArrayBuffer> {
  const input = methodOf(call)?.input
  if (input === undefined) throw new Error(`There is no ${call}.`)
  const bytes = Uint8Array.from(frame(0, [...toBinary(input, fromJsonString(input, JSON.stringify(fields)))]))
  return transport === 'grpc-web-text' ? btoa(String.fromCharCode(...bytes)) : bytes
}

/** Names in any case, and lists in any order. What compresses is the HTTP server's own. */
function headersDiffer(vector: Vector, headers: Headers): readonly string[] {
  return Object.entries(toldHeaders(vector)).flatMap(([name, expected]) => {
    // Preflights are answered for all doubles in one place.
    if (vector.method === 'OPTIONS' && (name === 'vary' || name === 'x-robots-tag')) return []
    if (name === 'content-encoding' || (vector.group === 'C' && name === 'access-control-allow-methods')) return []
    if (name === 'access-control-allow-headers') return headers.has(name) ? [] : [`no ${name}`]
    const actual = headers.get(name)
    if (name === 'set-cookie' && vector.method === 'OPTIONS') return []
    const listed = namesIn(expected)
    if (listed === undefined || actual === null) return differences(expected, actual, name)
    return differences(listed, sorted(actual.split(',')), name)
  })
}

function namesIn(expected: Json): readonly string[] | undefined {
  if (typeof expected === 'string') return expected.includes(',') ? sorted(expected.split(',')) : undefined
  const listed: unknown = new Map<string, unknown>(Object.entries(expected ?? {})).get('$set')
  return Array.isArray(listed) ? sorted(listed.map(String)) : undefined
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names.map((name) => name.trim().toLowerCase()))].toSorted()
}

function bodyDiffers(expected: Json | undefined, bytes: Uint8Array, names: object): readonly string[] {
  // A text that a trailer frame follows was written down byte by byte.
  if (typeof expected === 'string') return differences(expected, String.fromCharCode(...bytes), 'body')
  const text = new TextDecoder().decode(bytes)
  const filled = JSON.stringify(expected).replaceAll('{machineId}', Object.values(names).join(''))
  return differences(parsed(filled), parsed(text), 'body')
}

function parsed(text: string): Json {
  const json = JSON.parse(loosely(text)) as Json
  return json
}

/** Where in the line, or at which host, something was wrong, hangs on how long a user's id is, and on the host. */
function loosely(text: string): string {
  return text
    .replaceAll(/\(line 1:\d+\): invalid/g, '(line 1:n): invalid')
    .replaceAll(/unable to set instance using origin .*?(?=")/g, 'unable to set instance using origin')
    .replaceAll('"name":"boss"', '"name":"builder"')
    .replaceAll('"boss"', '"builder"')
}

function framesOf({ transport }: Vector, bytes: Uint8Array): readonly { flag: number; payload: Uint8Array }[] {
  const body = transport === 'grpc-web-text' ? joined(bytes) : bytes
  const frames: { flag: number; payload: Uint8Array }[] = []
  for (let at = 0; at < body.length; ) {
    const length = new DataView(body.buffer, body.byteOffset).getUint32(at + 1)
    frames.push({ flag: body[at] ?? 0, payload: body.subarray(at + 5, at + 5 + length) })
    at += 5 + length
  }
  return frames
}

const runsIn = (bytes: Uint8Array) => new TextDecoder().decode(bytes).match(/[^=]+=*/g) ?? []

/** One run ends where padding does; without any, two look like one. */
function joined(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(runsIn(bytes).flatMap((run) => [...fromBase64(run)]))
}

function runsDiffer({ answer }: Vector, bytes: Uint8Array): readonly string[] {
  const runs = runsIn(bytes).length
  return runs <= (answer.runs ?? 0) ? [] : [`runs: ${runs}`]
}

function framesDiffer(vector: Vector, bytes: Uint8Array): readonly string[] {
  const output = methodOf(vector.call)?.output
  const frames = framesOf(vector, bytes)
  const expected = vector.answer.frames ?? []
  if (frames.length !== expected.length) return [`frames: ${frames.length} instead of ${expected.length}`]
  return expected.flatMap(({ fields, trailers }, index) => {
    const { flag, payload } = frames[index] ?? { flag: -1, payload: new Uint8Array() }
    if (trailers !== undefined) {
      const actual = new TextDecoder().decode(payload)
      return [
        ...differences(0x80, flag, 'flag'),
        ...(vector.given === 'a host name no instance has' ? [] : differences(trailers, actual, 'trailers')),
      ]
    }
    return output === undefined
      ? ['no output']
      : differences(fields, toJson(output, fromBinary(output, payload), { enumAsInteger: true }), 'data')
  })
}
