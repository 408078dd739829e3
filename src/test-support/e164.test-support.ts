import type { E164 } from '../protocol/step.ts'

/** What a test takes for a number: E.164 by sight, or wrong on purpose. Parsing it would test the parser everywhere. */
export function e164(number: string): E164 {
  return number as unknown as E164
}
