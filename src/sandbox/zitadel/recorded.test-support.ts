import { z } from 'zod'
import recorded from './recorded.json' with { type: 'json' }

/**
 * Vectors of a running ZITADEL (v4 line of 2025-12, commit 15e89078), as they were recorded: 808 of them, each once,
 * answers shared. What is random or a date in them is `{ $match }`; `defaults` has the headers that all of a kind have.
 */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

const json: z.ZodType<Json> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(json), z.record(z.string(), json)]),
)
const headers = z.record(z.string(), json)
const transport = z.literal(['rest', 'grpc-web', 'grpc-web-text', 'v2', 'connect'])
const answer = z.object({
  status: z.number(),
  kind: z.optional(z.literal(['ok', 'error', 'early error'])),
  headers: z.optional(headers),
  body: z.optional(json),
  /** Of gRPC-Web text: how many runs of base64. */
  runs: z.optional(z.number()),
  frames: z.optional(z.array(z.object({ fields: z.optional(json), trailers: z.optional(z.string()) }))),
})
const more = z.object({
  headers: z.optional(headers),
  body: z.optional(json),
  text: z.optional(z.string()),
  hex: z.optional(z.string()),
  fields: z.optional(z.record(z.string(), json)),
})
const row = z.tuple([
  z.string(),
  transport,
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  more,
  z.number(),
])
const file = z.object({
  defaults: z.object({ request: z.record(z.string(), headers), answer: z.record(z.string(), headers) }),
  answers: z.array(answer),
  vectors: z.array(row),
})

export type RecordedTransport = z.output<typeof transport>

export interface Vector {
  readonly id: string
  /** The letters of the id: vectors of one group build on each other. */
  readonly group: string
  readonly transport: RecordedTransport
  readonly call: string
  /** The state they meet. */
  readonly given: string
  readonly note: string
  readonly method: string
  readonly path: string
  readonly request: z.output<typeof more>
  readonly answer: z.output<typeof answer>
}

const { defaults, answers, vectors: rows } = file.parse(recorded)

export const vectors: readonly Vector[] = rows.map(([id, carrier, call, given, note, method, path, request, index]) => {
  const told = answers[index]
  if (told === undefined) throw new Error(`There is no answer ${index}.`)
  const group = id.replace(/\d+$/, '')
  return { id, group, transport: carrier, call, given, note, method, path, request, answer: told }
})

/** The headers a client sends with it. */
export function sentHeaders({ transport: carrier, request }: Vector): Readonly<Record<string, string>> {
  const hasBody = request.body !== undefined || request.text !== undefined || request.hex !== undefined
  const isRest = carrier === 'rest' || carrier === 'v2'
  const usual = defaults.request[isRest && hasBody ? `${carrier} with a body` : carrier] ?? {}
  const all = { ...usual, ...request.headers }
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

/** The headers of the answer. `null`: not there. */
export function toldHeaders({ transport: carrier, answer: { kind, headers: own } }: Vector): Record<string, Json> {
  return { ...(kind && defaults.answer[`${carrier} / ${kind}`]), ...own }
}

const matchers: Readonly<Record<string, RegExp>> = {
  sequence: /^\d+$/,
  instant: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/,
  id: /^\d{17,19}$/,
  userId: /^user-[a-z]+$/,
  loginName: /^[a-z]+(?:@example\.com)?$/,
  totpSecret: /^[A-Z2-7]{32}$/,
  totpUri:
    /^otpauth:\/\/totp\/ZITADEL:[a-z]+@example\.com\?algorithm=SHA1&digits=6&issuer=ZITADEL&period=30&secret=[A-Z2-7]{32}$/,
  phoneCode: /^[A-Z0-9]{6}$/,
  httpDate: /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/,
}

/** Where what came back differs from what was recorded, in words; nothing where it does not. */
export function differences(expected: Json | undefined, actual: unknown, at = ''): readonly string[] {
  const here = (wanted: unknown) => [`${at}: ${JSON.stringify(actual)} instead of ${JSON.stringify(wanted)}`]
  if (isRecord(expected) && typeof expected['$match'] === 'string') {
    const pattern = matchers[expected['$match']] ?? new RegExp(expected['$match'])
    return typeof actual === 'string' && pattern.test(actual) ? [] : here(expected)
  }
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length) {
    // Of several factors the order is not fixed.
    if (at.endsWith('.result')) return differences(inOrder(expected), inOrder(actual), `${at}, in order`)
    return expected.flatMap((one: Json, index) => differences(one, actual[index], `${at}[${index}]`))
  }
  if (isRecord(expected) && typeof actual === 'object' && actual !== null && !Array.isArray(actual)) {
    const present = new Map<string, unknown>(Object.entries(actual))
    const names = new Set([...Object.keys(expected), ...present.keys()])
    return [...names].flatMap((name) => differences(expected[name], present.get(name), `${at}.${name}`))
  }
  return expected === actual ? [] : here(expected)
}

function inOrder(list: readonly unknown[]): string {
  return JSON.stringify(list.map((one) => JSON.stringify(one)).toSorted())
}

function isRecord(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
