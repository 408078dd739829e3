import { sixDigits } from '../../protocol/codeShape.ts'
import type { CaptchaChallenge, CodeStep, E164, Instant, PhoneStep } from '../../protocol/step.ts'
import { phoneStepAfter, smsCodeStep } from '../../runtime/smsCode.ts'
import type { LifepaySendingOptions } from './options.ts'
import { countries } from './phoneNumber.ts'

/** The two steps around a code. LIFE PAY wants a captcha for each message, and none for a code. */
export function lifepaySteps({ captcha }: LifepaySendingOptions) {
  const challenge: CaptchaChallenge | undefined = captcha

  const phoneStep = (more: Partial<PhoneStep> = {}): PhoneStep => ({
    kind: 'phone',
    purpose: 'sign-in',
    countries,
    context: {},
    ...(challenge && { captcha: { submit: challenge } }),
    ...more,
  })

  /** The step after `from`, to which it leads back. Bodies of sign-up and reset-password: a code is six digits. */
  const codeStep = (from: PhoneStep, phone: E164, resendAt: Instant, notice?: CodeStep['notice']): CodeStep =>
    smsCodeStep({
      context: from.context,
      phone,
      code: sixDigits,
      resendAt,
      back: phoneStepAfter(from, { phone, resendAt }),
      captcha: challenge && { resend: challenge },
      notice,
    })

  return { phoneStep, codeStep }
}
