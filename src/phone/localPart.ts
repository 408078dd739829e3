import type { E164 } from '../protocol/step.ts'
import { callingCodeOf } from './callingCodes.ts'

/**
 * What follows the calling code, grouped for reading: `999 123-45-67`. For the field, where the calling code stands
 * beside it; needs no rules, so that a number known before is there at first paint.
 */
export function localPart(phone: E164): string {
  const code = callingCodeOf(phone) ?? ''
  const digits = phone.slice(1 + code.length)
  if (code === '7') return digits.replace(/^(\d{3})(\d{3})(\d{2})(\d{2})$/, '$1 $2-$3-$4')
  // Groups of three, and two pairs at the end: near enough to how most of the world reads numbers aloud.
  return digits.replaceAll(/\B(?=\d{2}$|(?:\d{3})*\d{4}$)/g, ' ')
}
