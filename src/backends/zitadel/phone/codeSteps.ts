import type { CodeStep, E164, Instant, PhoneStep } from '../../../protocol/step.ts'
import type { Sent } from '../../../runtime/smsCode.ts'
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

/** An earlier message is still good. */
export function codeStillGood({ shape, purpose }: ZitadelSettings, sent: Sent, notice?: CodeStep['notice']): CodeStep {
  const { phone, resendAt, expiresAt } = sent
  return codeStep(shape, phone, { purpose, resendAt, expiresAt, sent, notice })
}

/** It is unknown when a message was sent, so another may be asked for. */
export function codeOfUnknownMessage(
  { shape, purpose, now }: ZitadelSettings,
  phone: E164,
  more: { readonly notice?: CodeStep['notice']; readonly expiresAt?: Instant } = {},
): CodeStep {
  return codeStep(shape, phone, { purpose, resendAt: now(), ...more })
}

/** The account has another number than this one, or none. */
export function phoneChanged(
  { purpose }: ZitadelSettings,
  phone: E164,
  { isSet }: Pick<StoredPhone, 'isSet'>,
): PhoneStep {
  return phoneStep({ phone, purpose, notice: isSet ? 'phone-changed' : 'phone-removed' })
}
