const rule = /^((8|\+7)-?)?\(?\d{3,5}\)?-?\d{1}-?\d{1}-?\d{1}-?\d{1}-?\d{1}((-?\d{1})?-?\d{1})?$/

/**
 * The `phone` rule of every operation: 10 to 18 characters and a pattern. The page's pattern has no anchors, but ASP.NET
 * Core's RegularExpression validation wants the match to span the value, so they are here. It checks shape, not validity.
 */
export function isPhone(value: string): boolean {
  // `$` also matches nothing but the very end without the m flag, so a trailing newline fails as it should.
  return value.length >= 10 && value.length <= 18 && rule.test(value)
}

/** One spelling per number, as `+7…`, so that an account and its codes are found however the number was written. */
export function canonicalPhone(value: string): string {
  const bare = value.replaceAll(/\D/g, '')
  if (value.startsWith('+')) return `+${bare}`
  if (bare.length === 10) return `+7${bare}`
  return bare.length === 11 && bare.startsWith('8') ? `+7${bare.slice(1)}` : `+${bare}`
}
