import type { E164 } from '../protocol/step.ts'
import { localPart } from './localPart.ts'
import { rulesAtHand } from './worldRules.ts'

/** What follows the calling code, by the best plans there are without loading any. */
export function writtenPart(phone: E164): string {
  return localPart(phone, rulesAtHand())
}
