/** Something that changes without React, and that whoever draws reads as it is. */
export interface Holder<T> {
  readonly get: () => T
  readonly set: (next: T) => void
}

export function holder<T>(initial: T): Holder<T> {
  let held = initial
  return { get: () => held, set: (next) => void (held = next) }
}
