import { AuthError } from '../../protocol/error.ts'

/** What a field holds: a varint, bytes, or something none of our messages has. */
type Value = bigint | Uint8Array | undefined

/** A message, taken apart: all values of each field, in order. */
export type Fields = ReadonlyMap<number, readonly Value[]>

/** The answer is not what it claims to be. `what` is for developers. */
export function malformed(what: string): AuthError {
  return new AuthError('unexpected', {
    cause: `Malformed gRPC-Web answer (${what}). See that a proxy in between passes gRPC-Web on unchanged.`,
  })
}

/** Reads Protocol Buffers' wire format, https://protobuf.dev/programming-guides/encoding. Groups are not read. */
export function readMessage(bytes: Uint8Array): Fields {
  const fields = new Map<number, Value[]>()
  let at = 0
  const varint = (): bigint => {
    let value = 0n
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = bytes[at++]
      if (byte === undefined) break
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return BigInt.asUintN(64, value)
    }
    throw malformed('varint')
  }
  const take = (length: number): Uint8Array => {
    if (length > bytes.length - at) throw malformed('field length')
    at += length
    return bytes.subarray(at - length, at)
  }
  const value = (type: number): Value => {
    if (type === 0) return varint()
    if (type === 2) return take(Number(varint()))
    if (type !== 1 && type !== 5) throw malformed('wire type')
    take(type === 1 ? 8 : 4)
    return undefined
  }
  while (at < bytes.length) {
    const tag = Number(varint())
    if (tag < 8 || tag > 0xffffffff) throw malformed('field number')
    const number = Math.floor(tag / 8)
    const values = fields.get(number) ?? []
    fields.set(number, values)
    values.push(value(tag % 8))
  }
  return fields
}

/** A varint field; of several the last holds, of none zero. */
export function varintAt(fields: Fields, number: number): bigint {
  const value = fields.has(number) ? fields.get(number)?.at(-1) : 0n
  if (typeof value !== 'bigint') throw malformed('field type')
  return value
}

/** A string field; of several the last holds, of none the empty one. */
export function textAt(fields: Fields, number: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytesAt(fields, number).at(-1))
  } catch (thrown) {
    throw thrown instanceof AuthError ? thrown : malformed('text')
  }
}

/** A field that is a message. Several are one message in parts. */
export function messageAt(fields: Fields, number: number): Fields | undefined {
  const parts = bytesAt(fields, number)
  return parts.length === 0 ? undefined : readMessage(Uint8Array.from(parts.flatMap((part) => Array.from(part))))
}

/** A repeated or single field of bytes. */
export function bytesAt(fields: Fields, number: number): Uint8Array[] {
  return (fields.get(number) ?? []).map((value) => {
    if (!(value instanceof Uint8Array)) throw malformed('field type')
    return value
  })
}

/** A message whose one string is field 1, which all requests with a body are. An empty string is left out. */
export function textMessage(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text)
  if (bytes.length === 0) return bytes
  const length: number[] = []
  let rest = bytes.length
  for (; rest > 0x7f; rest >>>= 7) length.push((rest & 0x7f) | 0x80)
  return Uint8Array.of(0x0a, ...length, rest, ...bytes)
}
