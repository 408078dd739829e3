import type { CodeStep, E164, PhoneStep } from '../../../protocol/step.ts'
import type { StoredPhone } from '../answers.ts'
import type { ZitadelSettings } from '../options.ts'
import { codeStep, phoneStep } from '../steps.ts'

/** A message has just gone out. */
export function codeJustSent(
  { shape, purpose, bounds }: ZitadelSettings,
  phone: E164,
  notice: 'sent' | 'number-changed' = 'sent',
): CodeStep {
  const sent = { phone, ...bounds() }
  return codeStep(shape, phone, { purpose, ...sent, notice, sent })
}

/** The account has another number than this one, or none. */
export function phoneChanged(
  { purpose }: ZitadelSettings,
  phone: E164,
  { isSet }: Pick<StoredPhone, 'isSet'>,
): PhoneStep {
  return phoneStep({ phone, purpose, notice: isSet ? 'phone-changed' : 'phone-removed' })
}
