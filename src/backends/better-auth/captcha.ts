import { AuthError } from '../../protocol/error.ts'
import type { CaptchaToken, CodeStep, CredentialsStep, PhoneStep, Step } from '../../protocol/step.ts'
import { misconfigured } from '../../runtime/mistake.ts'
import { isCaptchaMissing } from './refusals.ts'
import type { BetterAuthSettings } from './settings.ts'

type AskingStep = CredentialsStep | PhoneStep | CodeStep

/** An action as a person takes it, and what they solved for it. */
interface Try<Asked extends AskingStep> {
  readonly step: Asked
  readonly action: 'submit' | 'resend'
  readonly solved: CaptchaToken | undefined
}

/**
 * An action that the server may want a captcha for: which of its paths are guarded is its own list, and no answer but the
 * refusal tells. Then the same step asks for it, whatever the host has announced.
 */
export async function orWithCaptcha<Asked extends AskingStep, Answer extends Step>(
  { options: { captcha } }: BetterAuthSettings,
  { step, action, solved }: Try<Asked>,
  act: () => Promise<Answer>,
): Promise<Answer | Asked> {
  try {
    return await act()
  } catch (thrown) {
    if (!isCaptchaMissing(thrown)) throw thrown
    if (captcha === undefined) throw misconfigured('E94', 'better-auth: captcha', thrown.cause)
    // A token went out and did not arrive as one.
    if (solved !== undefined) throw new AuthError('captcha-refused', { cause: thrown.cause })
    const challenge = { provider: captcha.provider, siteKey: captcha.siteKey }
    return { ...step, notice: 'captcha-needed', captcha: { ...step.captcha, [action]: challenge } }
  }
}
