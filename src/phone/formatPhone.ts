import type { MetadataJson } from 'libphonenumber-js/core'
import { parsePhoneNumber } from 'react-phone-number-input/core'
import type { E164 } from '../protocol/step.ts'
import { rulesAtHand } from './worldRules.ts'

export interface FormatPhoneOptions {
  /** `international` (default): `+7 999 123 45 67`. `national`: as people at home write it, `8 (999) 123-45-67`. */
  readonly style?: 'international' | 'national'
  readonly rules?: MetadataJson
}

/** A number as people read it. One whose country the rules do not know stays as it is. */
export function formatPhone(
  phone: E164,
  { style = 'international', rules = rulesAtHand() }: FormatPhoneOptions = {},
): string {
  const parsed = parsePhoneNumber(phone, rules)
  if (parsed === undefined) return phone
  return style === 'national' ? parsed.formatNational() : parsed.formatInternational()
}
