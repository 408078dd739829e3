/** What TypeScript would not let pass, as a host without it gives it. */
export function untyped<T>(value: object): T {
  return value as T
}
