import type { CodeStep, E164, Instant } from '../../../protocol/step.ts'
import type { Sent } from '../../../runtime/smsCode.ts'
import type { ZitadelSettings } from '../options.ts'
import { codeStep } from '../steps.ts'

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
