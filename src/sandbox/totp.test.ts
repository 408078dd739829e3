import { describe, expect, test } from 'vitest'
import { hmacSha1, sha1 } from './hmac.ts'
import { base32, fromBase32, totp, totpStep } from './totp.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const hex = (digest: Uint8Array) => Buffer.from(digest).toString('hex')

describe('SHA-1 and HMAC', () => {
  test.each([
    ['', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
    ['abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '84983e441c3bd26ebaae4aa1f95129e5e54670f1'],
  ])('the digest of %j is as FIPS 180-4 has it', (text, digest) => expect(hex(sha1(bytes(text)))).toBe(digest))

  test('a keyed digest is as RFC 2202 has it, also with a key longer than a block', () => {
    expect(hex(hmacSha1(bytes('Jefe'), bytes('what do ya want for nothing?')))).toBe(
      'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79',
    )
    const long = new Uint8Array(80).fill(0xaa)
    expect(hex(hmacSha1(long, bytes('Test Using Larger Than Block-Size Key - Hash Key First')))).toBe(
      'aa4ae5e15272d00e95705637ce8a3b55ed402112',
    )
  })
})

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at second %i the code is the last six digits of RFC 6238, appendix B', (seconds, code) => {
  expect(totp(base32(bytes('12345678901234567890')), totpStep(seconds * 1000))).toBe(code)
})

test('base32 reads back what it wrote, however it is typed', () => {
  const secret = Uint8Array.from([0, 255, 16, 32, 7, 9])
  expect(fromBase32(base32(secret))).toEqual(secret)
  expect(fromBase32('jbsw y3dp ehpk 3pxp')).toEqual(fromBase32('JBSWY3DPEHPK3PXP'))
})
