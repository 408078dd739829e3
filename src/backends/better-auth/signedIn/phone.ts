import { isE164 } from '../../../protocol/e164.ts'
import { AuthError } from '../../../protocol/error.ts'
import type { CallOptions } from '../../../protocol/backend.ts'
import type { Actions, CodeStep, DoneStep, E164, Notice, PhoneStep } from '../../../protocol/step.ts'
import { numberOf, stillGood } from '../../../runtime/smsCode.ts'
import { type CurrentSession, readSignedIn } from '../answers.ts'
import { orWithCaptcha } from '../captcha.ts'
import { recoveryOf } from '../refusals.ts'
import { verifyPhoneNumber } from '../requests.ts'
import { resendPhoneCode, submitPhone } from '../signIn/phone.ts'
import { withoutSpaces } from '../signIn/phoneCode.ts'
import { requireSession } from './session.ts'
import type { SignedInState } from './state.ts'
import { doneStep, phoneStep } from './steps.ts'

/** Sends a code to the number that is to be confirmed, unless an earlier one is still good. */
export async function submitNumber(
  state: SignedInState,
  step: PhoneStep,
  input: Actions['phone']['submit'],
  { signal }: CallOptions,
): Promise<PhoneStep | CodeStep | DoneStep> {
  const { settings, intent, now } = state
  const { phone } = input
  if (!isE164(phone)) throw new AuthError('phone-refused')
  if (stillGood(step, phone, now()) === undefined) {
    const session = await requireSession(settings, signal)
    if (isConfirmed(session, phone)) {
      if (intent === 'change') throw new AuthError('already-verified')
      return doneStep(settings, 'phone-verified', { phone })
    }
  }
  return submitPhone(state, step, input, signal)
}

/** Sends another one. A session that is over has nobody to confirm the number for, so nobody gets a message then. */
export async function resendCode(
  state: SignedInState,
  step: CodeStep,
  input: Actions['code']['resend'],
  { signal }: CallOptions,
): Promise<CodeStep> {
  await requireSession(state.settings, signal)
  return resendPhoneCode(state, step, input, signal)
}

/**
 * Makes the number that of who is signed in. The session is read first: without one the code would be spent on nobody, and
 * with a number that is confirmed by now an earlier try has worked, whose answer was lost.
 */
export async function submitCode(
  state: SignedInState,
  step: CodeStep,
  { code: typed, captcha }: Actions['code']['submit'],
  { signal }: CallOptions,
): Promise<PhoneStep | CodeStep | DoneStep> {
  const { settings, now } = state
  const phone = numberOf(step, isE164)
  const code = withoutSpaces(typed)
  if (code === '') throw new AuthError('code-wrong')
  const session = await requireSession(settings, signal)
  if (isConfirmed(session, phone)) return doneStep(settings, 'phone-verified', { phone })
  // One's own number is taken, by oneself: it is proved, and given to nobody.
  const use = session.phoneNumber === phone ? { disableSession: true } : { updatePhoneNumber: true }
  return orWithCaptcha(settings, { step, action: 'submit', solved: captcha }, async () => {
    const answer = await verifyPhoneNumber(settings.options, { phoneNumber: phone, code, captcha, ...use }, signal)
    try {
      return doneStep(settings, 'phone-verified', { phone, token: readSignedIn(answer, 'verify', now()).token })
    } catch (thrown) {
      return phoneStep(settings, { phone, notice: noticeOf(thrown) })
    }
  })
}

/** What is said where another code has to be sent, perhaps to another number. Whatever else it is, it is thrown. */
function noticeOf(thrown: unknown): Notice {
  if (recoveryOf(thrown, 'verify') === 'attempts-exhausted') return 'attempts-exhausted'
  // FAILED_TO_UPDATE_USER: nobody has the number any more, so it was taken off the account meanwhile.
  if (thrown instanceof AuthError && thrown.code === 'account-not-found') return 'phone-removed'
  throw thrown
}

export function isConfirmed({ phoneNumber, phoneNumberVerified }: CurrentSession, phone: E164): boolean {
  return phoneNumberVerified && phoneNumber === phone
}
