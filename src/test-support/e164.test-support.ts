import type { E164 } from '../protocol/step.ts'

/** A number of a test: E.164 by sight, as nobody has parsed it. Parsing would test the parser everywhere. */
export function e164(number: `+${number}`): E164 {
  return number as unknown as E164
}
