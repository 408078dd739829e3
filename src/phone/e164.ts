import type { E164 } from '../protocol/step.ts'

/** ITU-T E.164: `+` and 7 to 15 digits here, since no shorter number takes a message. */
export function isE164(text: string): text is E164 {
  return /^\+[1-9]\d{6,14}$/.test(text)
}
