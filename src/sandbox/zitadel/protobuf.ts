/** The little of protobuf that this API's messages need. https://protobuf.dev/programming-guides/encoding/ */
export type Bytes = readonly number[]

const varintType = 0
const delimitedType = 2

export function varint(value: number): Bytes {
  const low = value % 128
  return value < 128 ? [low] : [low + 128, ...varint(Math.floor(value / 128))]
}

const tag = (field: number, wireType: number): Bytes => varint(field * 8 + wireType)

/** A whole number or boolean. Zero is not written: proto3 has no other way of saying it. */
export function numberField(field: number, value: number | boolean): Bytes {
  const number = Number(value)
  return number === 0 ? [] : [...tag(field, varintType), ...varint(number)]
}

/** Empty text is not written either. */
export function textField(field: number, text: string): Bytes {
  return text === '' ? [] : messageField(field, [...new TextEncoder().encode(text)])
}

/** A message is written even when there is nothing in it: it is there. */
export function messageField(field: number, bytes: Bytes): Bytes {
  return [...tag(field, delimitedType), ...varint(bytes.length), ...bytes]
}

/** Reads one text field; the last one counts, as it does everywhere. Throws what Go's reader says of broken bytes. */
export function readText(bytes: Uint8Array, wanted: number): string {
  let at = 0
  let found = ''
  const malformed = () => new Error('proto: cannot parse invalid wire-format data')
  const byte = (): number => {
    const value = bytes[at]
    if (value === undefined) throw malformed()
    at += 1
    return value
  }
  const readVarint = (): number => {
    let value = 0
    for (let index = 0; index < 10; index += 1) {
      const next = byte()
      value += (next % 128) * 128 ** index
      if (next < 128) return value
    }
    throw malformed()
  }
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw malformed()
    at += length
    return bytes.subarray(at - length, at)
  }
  while (at < bytes.length) {
    const key = readVarint()
    const field = Math.floor(key / 8)
    if (field === 0) throw malformed()
    switch (key % 8) {
      case 0:
        readVarint()
        break
      case 1:
        take(8)
        break
      case 5:
        take(4)
        break
      case 2: {
        const value = take(readVarint())
        if (field === wanted) found = decodeText(value)
        break
      }
      default:
        throw malformed()
    }
  }
  return found
}

function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Error('string field contains invalid UTF-8')
  }
}
