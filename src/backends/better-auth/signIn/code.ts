import type { Actions, CodeStep, CredentialsStep, DetailsStep, DoneStep, PhoneStep } from '../../../protocol/step.ts'
import { orWithCaptcha } from '../captcha.ts'
import { resendMessage } from './message.ts'
import { resendPhoneCode } from './phone.ts'
import { verifyPhoneCode } from './phoneCode.ts'
import { takeResetCode } from './reset.ts'
import { verifySecondFactor } from './secondFactor.ts'
import type { SignInState } from './state.ts'
import { challengeOf, isReset } from './steps.ts'

/** A code: of a number, for a new password, or of the second factor. */
export function submitCode(
  state: SignInState,
  step: CodeStep,
  input: Actions['code']['submit'],
  signal: AbortSignal,
): Promise<CodeStep | CredentialsStep | DetailsStep | DoneStep | PhoneStep> {
  const challenge = challengeOf(step)
  return orWithCaptcha(state.settings, { step, action: 'submit', solved: input.captcha }, () => {
    if (challenge !== undefined) return verifySecondFactor(state, step, challenge, input, signal)
    return isReset(step) ? takeResetCode(state, step, input, signal) : verifyPhoneCode(state, step, input, signal)
  })
}

/** Another message; on the step of an app's code, a message instead. */
export function resendCode(
  state: SignInState,
  step: CodeStep,
  input: Actions['code']['resend'],
  signal: AbortSignal,
): Promise<CodeStep | CredentialsStep> {
  const challenge = challengeOf(step)
  if (challenge === undefined) return resendPhoneCode(state, step, input, signal)
  return orWithCaptcha(state.settings, { step, action: 'resend', solved: input.captcha }, () =>
    resendMessage(state.settings, step, challenge, input, signal),
  )
}
