import type { CaptchaChallenge, CodeStep, PhoneStep, Step } from '../../../protocol/step.ts'
import { recoveryOf } from '../refusals.ts'
import type { BetterAuthSettings } from '../settings.ts'

/**
 * Sends a message, or answers with the same step and a challenge on it: the server wants one where nobody said that it
 * does. What cannot be drawn is not asked for.
 */
export async function withCaptcha<From extends PhoneStep | CodeStep, To extends Step>(
  { options: { captcha } }: BetterAuthSettings,
  step: From,
  action: 'submit' | 'resend',
  send: () => Promise<To>,
): Promise<From | To> {
  try {
    return await send()
  } catch (thrown) {
    if (captcha === undefined || recoveryOf(thrown, 'send') !== 'captcha-needed') throw thrown
    const challenge: CaptchaChallenge = { provider: captcha.provider, siteKey: captcha.siteKey }
    return { ...step, notice: 'captcha-needed', captcha: { ...step.captcha, [action]: challenge } }
  }
}
