import { isE164 } from '../../../protocol/e164.ts'
import { AuthError } from '../../../protocol/error.ts'
import type { CallOptions } from '../../../protocol/backend.ts'
import type { Actions, CodeStep, DoneStep, E164, PhoneStep } from '../../../protocol/step.ts'
import { numberOf, type Sent, stillGood } from '../../../runtime/smsCode.ts'
import { type CurrentSession, readDone, readSignedIn } from '../answers.ts'
import { recoveryOf } from '../refusals.ts'
import { sendPhoneNumberOTP, verifyPhoneNumber } from '../requests.ts'
import { withCaptcha } from './captcha.ts'
import { currentSession } from './session.ts'
import type { SignedInState } from './state.ts'
import { codeStep, doneStep, phoneStep } from './steps.ts'

/** Sends a code to the number that is to be confirmed, unless an earlier one is still good. */
export async function submitPhone(
  state: SignedInState,
  step: PhoneStep,
  { phone, captcha }: Actions['phone']['submit'],
  { signal }: CallOptions,
): Promise<PhoneStep | CodeStep | DoneStep> {
  const { settings, intent, now } = state
  if (!isE164(phone)) throw new AuthError('phone-refused')
  const sent = stillGood(step, phone, now())
  if (sent !== undefined) return codeStep(settings, sent, 'sent-recently')
  const session = await currentSession(settings, signal)
  if (isConfirmed(session, phone)) {
    if (intent === 'change') throw new AuthError('already-verified')
    return doneStep(settings, 'phone-verified', { phone })
  }
  return withCaptcha(settings, step, 'submit', () => send(state, phone, captcha, signal))
}

/** Sends another one, which voids the one before. */
export async function resendCode(
  state: SignedInState,
  step: CodeStep,
  { captcha }: Actions['code']['resend'],
  { signal }: CallOptions,
): Promise<CodeStep> {
  const phone = numberOf(step, isE164)
  // A session that is over has nobody to confirm the number for, so nobody gets a message.
  await currentSession(state.settings, signal)
  return withCaptcha(state.settings, step, 'resend', () => send(state, phone, captcha, signal))
}

async function send(
  { settings, now }: SignedInState,
  phone: E164,
  captcha: Actions['code']['resend']['captcha'],
  signal: AbortSignal,
): Promise<CodeStep> {
  readDone(await sendPhoneNumberOTP(settings.options, { phoneNumber: phone, captcha }, signal), 'send', now())
  return codeStep(settings, { phone, ...settings.code.bounds() }, 'sent')
}

/**
 * Makes the number that of who is signed in. The session is read first: without one the code would be spent on nobody, and
 * with a number that is confirmed by now an earlier try has worked, whose answer was lost.
 */
export async function submitCode(
  state: SignedInState,
  step: CodeStep,
  { code: typed }: Actions['code']['submit'],
  { signal }: CallOptions,
): Promise<PhoneStep | CodeStep | DoneStep> {
  const { settings, now } = state
  const phone = numberOf(step, isE164)
  const code = typed.replaceAll(/\s/g, '')
  if (code === '') throw new AuthError('code-wrong')
  const session = await currentSession(settings, signal)
  if (isConfirmed(session, phone)) return doneStep(settings, 'phone-verified', { phone })
  // One's own number is taken, by oneself: it is proved, and given to nobody.
  const use = session.phoneNumber === phone ? { disableSession: true } : { updatePhoneNumber: true }
  const answer = await verifyPhoneNumber(settings.options, { phoneNumber: phone, code, ...use }, signal)
  try {
    return doneStep(settings, 'phone-verified', { phone, token: readSignedIn(answer, 'verify', now()).token })
  } catch (thrown) {
    return afterRefusal(state, step, phone, thrown)
  }
}

function afterRefusal(
  { settings, now }: SignedInState,
  step: CodeStep,
  phone: E164,
  thrown: unknown,
): PhoneStep | CodeStep {
  if (recoveryOf(thrown, 'verify') === 'attempts-exhausted') {
    const sent: Sent = { phone, resendAt: step.resendAt ?? now() }
    return codeStep(settings, sent, 'attempts-exhausted')
  }
  // FAILED_TO_UPDATE_USER: nobody has the number any more, so it was taken off the account meanwhile.
  if (thrown instanceof AuthError && thrown.code === 'account-not-found') {
    return phoneStep(settings, { phone, notice: 'phone-removed' })
  }
  throw thrown
}

export function isConfirmed({ phoneNumber, phoneNumberVerified }: CurrentSession, phone: E164): boolean {
  return phoneNumberVerified && phoneNumber === phone
}
