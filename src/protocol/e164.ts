import type { E164 } from './step.ts'

/** `+`, a calling code that does not begin with zero, 7 to 15 digits in all. */
export const e164Pattern = /^\+[1-9]\d{6,14}$/

/** A number in E.164. Nothing else is one. */
export function isE164(value: unknown): value is E164 {
  return typeof value === 'string' && e164Pattern.test(value)
}
