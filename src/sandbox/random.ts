/**
 * Chance that can be repeated: the same seed gives the same codes and tokens, so a failing test fails again.
 * Not for anything that must be hard to guess.
 */
export interface Random {
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number
  /** `length` characters picked from `alphabet`. */
  text(length: number, alphabet: string): string
  bytes(length: number): Uint8Array<ArrayBuffer>
  /** A GUID in lower case, version 4. */
  guid(): string
}

/** The characters of a code of digits. */
export const digits = '0123456789'

/** The characters of a hash. */
export const hexadecimal = '0123456789abcdef'

/** The characters of a token. */
export const lettersAndDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

export function createRandom(seed: string): Random {
  let state = fnv1a(seed)
  const next = () => {
    // Mulberry32: 32 bits of state are plenty for a double.
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  const text = (length: number, alphabet: string) =>
    Array.from({ length }, () => alphabet.charAt(below(alphabet.length))).join('')
  return {
    below,
    text,
    bytes: (length) => Uint8Array.from({ length }, () => below(256)),
    guid: () =>
      [8, 4].map((length) => text(length, hexadecimal)).join('-') +
      `-4${text(3, hexadecimal)}-${text(1, '89ab')}${text(3, hexadecimal)}-${text(12, hexadecimal)}`,
  }
}

function fnv1a(seed: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < seed.length; index += 1) {
    hash = Math.imul(hash ^ seed.charCodeAt(index), 0x01000193)
  }
  return hash
}
