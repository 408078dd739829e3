import { sixDigits } from '../../protocol/codeShape.ts'
import type { CodeStep, E164, Instant, PhoneStep } from '../../protocol/step.ts'
import { phoneStepAfter, smsCodeStep } from '../../runtime/smsCode.ts'
import type { LifepaySendingOptions } from './options.ts'

/** A message that went out, and the news of it. */
export interface CodeMessage {
  readonly phone: E164
  readonly resendAt: Instant
  readonly notice?: CodeStep['notice'] | undefined
}

/** The step after `from`, to which it leads back. Bodies of sign-up and reset-password: a code is six digits. */
export function codeStepAfter(
  { captcha }: LifepaySendingOptions,
  from: PhoneStep,
  { phone, resendAt, notice }: CodeMessage,
): CodeStep {
  return smsCodeStep({
    context: from.context,
    phone,
    code: sixDigits,
    resendAt,
    back: phoneStepAfter(from, { phone, resendAt }),
    captcha: captcha && { resend: captcha },
    notice,
  })
}
