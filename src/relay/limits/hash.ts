import { encoded } from '../body.ts'

/** Makes of a number, a name, a session or an address what is stored of it: a keyed hash, 128 bits of it. */
export type Hash = (kind: string, value: string) => Promise<string>

export function keyedHash(secret: string): Hash {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  let key: Promise<CryptoKey> | undefined
  return async (kind, value) => {
    key ??= crypto.subtle.importKey('raw', encoded(secret), algorithm, false, ['sign'])
    const signed = new Uint8Array(await crypto.subtle.sign(algorithm.name, await key, encoded(`${kind}\0${value}`)))
    return Array.from(signed.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')
  }
}
