import { hmacSha1 } from './hmac.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
export const totpPeriod = 30_000

/** RFC 4648 base32 without padding. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet.charAt(Number.parseInt(five.padEnd(5, '0'), 2))).join('')
}

/** Reads base32 as an authenticator app does: spaces, padding and case do not matter. Throws on anything else. */
export function fromBase32(text: string): Uint8Array {
  const bits = Array.from(text.replaceAll(/[\s=]/g, '').toUpperCase(), (letter) => {
    const value = alphabet.indexOf(letter)
    if (value < 0) throw new Error(`"${letter}" is not Base32. Use the letters A to Z and the digits 2 to 7.`)
    return value.toString(2).padStart(5, '0')
  }).join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => Number.parseInt(eight, 2))
}

/** The time step an instant falls into (RFC 6238, 30 s). */
export function totpStep(at: number): number {
  return Math.floor(at / totpPeriod)
}

/** The code of one time step: RFC 6238 over RFC 4226, SHA-1, six digits. */
export function totp(secret: string, step: number): string {
  const counter = new DataView(new ArrayBuffer(8))
  counter.setBigUint64(0, BigInt(step))
  const digest = new DataView(hmacSha1(fromBase32(secret), new Uint8Array(counter.buffer)).slice().buffer)
  const offset = digest.getUint8(19) & 0x0f
  return String((digest.getUint32(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
