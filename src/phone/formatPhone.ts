import type { MetadataJson } from 'libphonenumber-js/core'
import { parsePhoneNumber } from 'react-phone-number-input/core'
import type { E164 } from '../protocol/step.ts'
import { callingCodeOf } from './callingCodes.ts'
import { localPart } from './localPart.ts'
import { rulesAtHand } from './worldRules.ts'

/** How a number is written, and by which plans of numbers. */
export interface FormatPhoneOptions {
  /** `international` (default): `+7 999 123-45-67`. `national`: as people at home write it, `8 (999) 123-45-67`. */
  readonly style?: 'international' | 'national'
  readonly rules?: MetadataJson
}

/** A number as people read it: behind its calling code the same as in a field that stands beside one. */
export function formatPhone(
  phone: E164,
  { style = 'international', rules = rulesAtHand() }: FormatPhoneOptions = {},
): string {
  const code = callingCodeOf(phone)
  if (style === 'national') return parsePhoneNumber(phone, rules)?.formatNational() ?? phone
  return code === undefined ? phone : `+${code} ${localPart(phone, rules)}`
}
