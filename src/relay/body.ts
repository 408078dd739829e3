import { type Fields, isFields } from './fields.ts'
import { Refusal } from './refusal.ts'

/**
 * What a body is, and how it goes on: made anew of these fields alone, in the order they came in, so that no server can read
 * another value than the relay has. A name twice, or in other letters, is gone. A gRPC-Web message is one field, or refused.
 */
export type BodyForm =
  | { readonly type: 'json'; readonly fields: readonly string[] }
  | { readonly type: 'form'; readonly fields: readonly string[] }
  | { readonly type: 'grpc-web'; readonly text?: string }

export interface ParsedBody {
  readonly bytes: Uint8Array<ArrayBuffer> | undefined
  /** As they go on, with what their media type is. */
  readonly contentType: string | undefined
  readonly fields: Fields
}

const mediaTypes = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  'grpc-web': 'application/grpc-web+proto',
} as const

/** Reads a body to its end, or to more than `largest` bytes, which is a refusal. What a length header says is not believed. */
export async function readBounded(
  body: ReadableStream<Uint8Array> | null,
  largest: number,
  tooLarge: () => Error,
): Promise<Uint8Array<ArrayBuffer>> {
  if (body === null) return new Uint8Array()
  const reader = body.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.byteLength
    if (length > largest) {
      void reader.cancel().catch(() => {})
      throw tooLarge()
    }
    chunks.push(value)
  }
  return joined(chunks, length)
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}

/** The body of a request, as its endpoint declares it. Throws a `Refusal`. */
export function parseBody(
  form: BodyForm | undefined,
  contentType: string | null,
  bytes: Uint8Array<ArrayBuffer>,
): ParsedBody {
  if (bytes.byteLength === 0) return { bytes: undefined, contentType: undefined, fields: {} }
  if (form === undefined) throw new Refusal('malformed')
  const expected = mediaTypes[form.type]
  if (!isType(contentType, expected)) throw new Refusal('wrong-type')
  if (form.type === 'grpc-web') return { bytes, contentType: expected, fields: grpcFields(form.text, bytes) }
  const text = textOf(bytes)
  if (form.type === 'form') return formBody(form.fields, new URLSearchParams(text))
  const fields = jsonFields(text)
  const kept = Object.fromEntries(Object.entries(fields).filter(([name]) => form.fields.includes(name)))
  return { bytes: encoded(JSON.stringify(kept)), contentType: expected, fields: kept }
}

/** With no more than a charset, and that UTF-8. */
function isType(given: string | null, expected: string): boolean {
  const [type = '', ...parameters] = (given ?? '').toLowerCase().split(';')
  return type.trim() === expected && parameters.every((one) => /^\s*charset="?utf-8"?\s*$/.test(one))
}

function formBody(names: readonly string[], given: URLSearchParams): ParsedBody {
  const kept: [string, string][] = []
  for (const name of names) {
    const values = given.getAll(name)
    if (values.length > 1) throw new Refusal('malformed')
    if (values[0] !== undefined) kept.push([name, values[0]])
  }
  const text = new URLSearchParams(kept).toString()
  return { bytes: encoded(text), contentType: mediaTypes.form, fields: Object.fromEntries(kept) }
}

function jsonFields(text: string): Fields {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw new Refusal('malformed')
  }
  if (!isFields(parsed)) throw new Refusal('malformed')
  return parsed
}

/**
 * One frame, uncompressed, with a message of no field, or of one text that is field 1: all that ZITADEL's calls of a person
 * have. Anything else could be read in two ways.
 */
function grpcFields(name: string | undefined, bytes: Uint8Array): Fields {
  if (bytes.byteLength < 5 || bytes[0] !== 0) throw new Refusal('malformed')
  const message = bytes.subarray(5)
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(1)
  if (length !== message.byteLength) throw new Refusal('malformed')
  if (length === 0) return {}
  const [tag, low = 0, high = 0] = message
  // A length in as few bytes as it can have: one below 128, two below 16 384.
  const start = low < 0x80 ? 2 : 3
  const textLength = low < 0x80 ? low : (low & 0x7f) | (high << 7)
  const isShortest = low < 0x80 || (high > 0 && high < 0x80)
  const isOneText = name !== undefined && tag === 0x0a && isShortest && start + textLength === length
  if (!isOneText) throw new Refusal('malformed')
  return { [name]: textOf(message.subarray(start)) }
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Refusal('malformed')
  }
}

export function encoded(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
