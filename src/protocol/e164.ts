import type { E164 } from './step.ts'

/** A number in E.164: `+`, a calling code that does not begin with zero, 7 to 15 digits in all. Nothing else is one. */
export function isE164(value: unknown): value is E164 {
  return typeof value === 'string' && /^\+[1-9]\d{6,14}$/.test(value)
}
