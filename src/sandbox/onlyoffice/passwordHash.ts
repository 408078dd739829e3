export interface HashRule {
  /** Used as the text it is, not decoded, however much it looks like hexadecimal. */
  readonly salt: string
  readonly iterations: number
  /** Bits. */
  readonly size: number
}

/** PBKDF2-HMAC-SHA256 in lower-case hexadecimal, as the server computes it (a size over 256 gives more blocks). */
export async function passwordHash(password: string, { salt, iterations, size }: HashRule): Promise<string> {
  const encoder = new TextEncoder()
  const key = await crypto.subtle.importKey('raw', encoder.encode(password.trim()), 'PBKDF2', false, ['deriveBits'])
  const rule = { name: 'PBKDF2', hash: 'SHA-256', salt: encoder.encode(salt), iterations }
  const bits = new Uint8Array(await crypto.subtle.deriveBits(rule, key, size))
  return [...bits].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

const known = new Map<string, Promise<string>>()

/** The same, computed once: for the few passwords of the ready-made accounts, which every world shares. */
export function knownPasswordHash(password: string, rule: HashRule): Promise<string> {
  const name = JSON.stringify([password, rule.salt, rule.iterations, rule.size])
  const hash = known.get(name) ?? passwordHash(password, rule)
  known.set(name, hash)
  return hash
}
