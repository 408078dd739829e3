import { create, toBinary } from '@bufbuild/protobuf'
import { AnySchema, TimestampSchema } from '@bufbuild/protobuf/wkt'
import { describe, expect, test } from 'vitest'
import { readChange, readPhone, readStatus, readTotp } from './messages.ts'
import { readMessage, textAt, textMessage } from './wire.ts'

const text = (value: string) => new TextEncoder().encode(value)
/** A field of bytes with a number below 16 and fewer than 128 of them. */
const field = (number: number, value: Uint8Array) => [number * 8 + 2, value.length, ...value]
const message = (...fields: readonly number[][]) => Uint8Array.from(fields.flat())

describe('the wire format', () => {
  test.each([
    ['a varint that ends too soon', [0x08, 0x80]],
    ['a field longer than the message', [0x0a, 5, 1]],
    ['a group', [0x0b, 0, 0, 0, 0]],
    ['a wire type that is none', [0x0f, 0, 0, 0, 0]],
    ['the field number 0', [0x00, 0]],
    ['a field number beyond 29 bits', [0x88, 0x80, 0x80, 0x80, 0x10, 1]],
    ['a fixed field that is cut off', [0x0d, 0, 0, 0]],
  ])('%s is malformed', (_, bytes) => {
    expect(() => readMessage(Uint8Array.from(bytes))).toThrow('unexpected')
  })

  test.each(['', 'H83J3K', 'x'.repeat(127), 'x'.repeat(128), 'ж'.repeat(200), 'x'.repeat(20_000), '\ufeffx'])(
    'a text comes back as it went out (%#)',
    (value) => {
      expect(textAt(readMessage(textMessage(value)), 1)).toBe(value)
    },
  )

  test('takes one byte for a length up to 127', () => {
    expect([...textMessage('x'.repeat(127))].slice(0, 3)).toEqual([0x0a, 127, 0x78])
  })
})

describe('a status’s id', () => {
  const any = (typeUrl: string, value: Uint8Array) => toBinary(AnySchema, create(AnySchema, { typeUrl, value }))
  const own = 'type.googleapis.com/zitadel.v1.ErrorDetail'
  const id = message(field(1, text('COMMAND-sM0cs')))

  test.each([
    ['of ZITADEL’s detail', [any(own, id)], 'COMMAND-sM0cs'],
    ['of a refused password', [any('type.googleapis.com/zitadel.v1.CredentialsCheckError', id)], 'COMMAND-sM0cs'],
    ['of the first that has one', [any(own, message(field(1, text('')))), any(own, id)], 'COMMAND-sM0cs'],
    ['beside another kind', [any('type.googleapis.com/google.rpc.Help', id), any(own, id)], 'COMMAND-sM0cs'],
    ['of another kind alone', [any(`${own}s`, id)], undefined],
    ['of an empty detail', [any(own, message())], undefined],
    ['of none', [], undefined],
  ])('%s', (_, details, expected) => {
    const bytes = message(field(2, text('words')), ...details.map((detail) => field(3, detail)))
    expect(readStatus(bytes)).toEqual({ id: expected, message: 'words' })
  })
})

describe('an instant', () => {
  const changeAt = (seconds: bigint, nanos: number) => {
    const timestamp = toBinary(TimestampSchema, create(TimestampSchema, { seconds, nanos }))
    return readChange(message(field(1, message(field(3, timestamp)))))
  }

  test.each([
    [-62_135_596_800n, 0, '0001-01-01T00:00:00Z'],
    [0n, 500_000_000, '1970-01-01T00:00:00.500Z'],
    [0n, 1, '1970-01-01T00:00:00.000000001Z'],
    [253_402_300_799n, 999_999_999, '9999-12-31T23:59:59.999999999Z'],
  ])('%i s and %i ns is %s', (seconds, nanos, changeDate) => {
    expect(changeAt(seconds, nanos)).toEqual({ details: { changeDate } })
  })

  test.each([
    [-62_135_596_801n, 0],
    [253_402_300_800n, 0],
    [0n, -1],
    [0n, 1_000_000_000],
  ])('%i s and %i ns is none', (seconds, nanos) => {
    expect(() => changeAt(seconds, nanos)).toThrow('unexpected')
  })
})

test('a number without details is one', () => {
  expect(readPhone(message(field(2, message(field(1, text('+41791234567'))))))).toEqual({
    phone: '+41791234567',
    isPhoneVerified: false,
  })
})

test('a key without an address, or without a secret, is none', () => {
  const uri = field(1, text('otpauth://totp/Z:n'))
  const secret = field(2, text('JBSWY3DPEHPK3PXP'))
  expect(readTotp(message(uri, secret))).toEqual({ uri: 'otpauth://totp/Z:n', secret: 'JBSWY3DPEHPK3PXP', details: {} })
  for (const half of [uri, secret]) expect(() => readTotp(message(half))).toThrow('unexpected')
})
