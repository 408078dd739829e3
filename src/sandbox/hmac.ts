/**
 * HMAC-SHA-1 (RFC 2104, FIPS 180-4), synchronous: WebCrypto answers with promises and only in secure contexts, and a
 * code that is shown must be a plain value.
 */
export function hmacSha1(key: Uint8Array, message: Uint8Array): Uint8Array {
  const block = new Uint8Array(64)
  block.set(key.length > 64 ? sha1(key) : key)
  const inner = sha1(
    joined(
      block.map((byte) => byte ^ 0x36),
      message,
    ),
  )
  return sha1(
    joined(
      block.map((byte) => byte ^ 0x5c),
      inner,
    ),
  )
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}

export function sha1(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64)
  padded.set(message)
  padded[message.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setBigUint64(padded.length - 8, BigInt(message.length) * 8n)

  const hash = new Int32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0])
  const words = new Int32Array(80)
  const word = (index: number) => words[index] ?? 0
  for (let offset = 0; offset < padded.length; offset += 64) {
    for (let index = 0; index < 16; index += 1) words[index] = view.getInt32(offset + index * 4)
    for (let index = 16; index < 80; index += 1) {
      words[index] = rotated(word(index - 3) ^ word(index - 8) ^ word(index - 14) ^ word(index - 16), 1)
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = hash
    for (let index = 0; index < 80; index += 1) {
      const [mixed, constant] = round(index, b, c, d)
      const next = (rotated(a, 5) + mixed + e + constant + word(index)) | 0
      ;[a, b, c, d, e] = [next, a, rotated(b, 30), c, d]
    }
    for (const [index, value] of [a, b, c, d, e].entries()) hash[index] = (hash[index] ?? 0) + value
  }

  const digest = new DataView(new ArrayBuffer(20))
  for (const [index, value] of hash.entries()) digest.setInt32(index * 4, value)
  return new Uint8Array(digest.buffer)
}

function rotated(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits))
}

function round(index: number, b: number, c: number, d: number): readonly [mixed: number, constant: number] {
  if (index < 20) return [(b & c) | (~b & d), 0x5a827999]
  if (index < 40) return [b ^ c ^ d, 0x6ed9eba1]
  if (index < 60) return [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
  return [b ^ c ^ d, 0xca62c1d6]
}
