import { Refusal } from './refusal.ts'

/** What a portal keeps of a phone: its decimal digits of any script, the first 64. No country is known. */
export function digitsOf(phone: string): string {
  return phone.replaceAll(/\P{Nd}/gu, '').slice(0, 64)
}

/** `phoneNoise` as intended, and as Workspace has it: under 8 digits nothing is hidden, and there is no plus. */
export function maskOf(phone: string): string {
  const known = digitsOf(phone)
  if (known.length < 8) return known
  return `+${known.slice(0, 4)}${'*'.repeat(known.length - 8)}${known.slice(-4)}`
}

/**
 * `phoneNoise` as DocSpace ships it: the last slice is asked for by length − 5 digits and not by 4, so 8 digits lose
 * one and 10 or more are out of range.
 */
export function shippedMaskOf(phone: string): string {
  const known = digitsOf(phone)
  if (known.length < 8) return known
  if (known.length > 9) throw new Refusal('maskFails')
  const end = known.slice(known.length - 4).slice(0, known.length - 5)
  return `+${known.slice(0, 4)}${'*'.repeat(known.length - 8)}${end}`
}
