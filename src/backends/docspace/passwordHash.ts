/** `passwordHash` of GET /settings. The salt belongs to the installation, not to the person. */
export interface PasswordHashParameters {
  /** Bits. */
  readonly size: number
  readonly iterations: number
  readonly salt: string
}

/** More rounds than anyone configures would keep a phone busy for minutes. */
const mostRounds = 10_000_000
/** PBKDF2 makes the hash in blocks of SHA-256's size, and each costs all the iterations (RFC 8018, 5.2). */
const block = 256

/**
 * What DocSpace takes for the password: PBKDF2-HMAC-SHA256 of the trimmed password, in lower-case hex. The salt looks
 * like hex and is used as text. No Unicode normalisation anywhere. `undefined` where no hash can be made: parameters out
 * of range, or no WebCrypto, as on pages served over plain HTTP.
 */
export async function hashPassword(
  password: string,
  { size, iterations, salt }: PasswordHashParameters,
): Promise<string | undefined> {
  const rounds = iterations * Math.ceil(size / block)
  if (size <= 0 || size % 8 !== 0 || size > 4096 || iterations < 1 || rounds > mostRounds) return undefined
  // Typed as always there; it is not.
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle
  if (subtle === undefined) return undefined
  const bytesOf = (text: string) => new TextEncoder().encode(text)
  const key = await subtle.importKey('raw', bytesOf(password.trim()), 'PBKDF2', false, ['deriveBits'])
  const bits = await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations }, key, size)
  return Array.from(new Uint8Array(bits), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
