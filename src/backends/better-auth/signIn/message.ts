import type { Actions, CaptchaToken, CodeStep, CredentialsStep } from '../../../protocol/step.ts'
import { AuthError, errorMeanings } from '../../../protocol/error.ts'
import { readDone } from '../answers.ts'
import { recoveryOf } from '../refusals.ts'
import { sendTwoFactorOTP } from '../requests.ts'
import type { BetterAuthSettings } from '../settings.ts'
import { type Challenge, formBefore, type MessageBounds, messageStep } from './steps.ts'

/** Has the second factor's message sent. That it was is all the server says, also where it could not be. */
export async function sendMessage(
  { options, now }: BetterAuthSettings,
  captcha: CaptchaToken | undefined,
  signal: AbortSignal,
): Promise<void> {
  readDone(await sendTwoFactorOTP(options, { captcha }, signal), 'message', now())
}

/** Whether a request may have reached the server and no answer came back. */
export function isUnanswered(thrown: unknown): boolean {
  return thrown instanceof AuthError && errorMeanings[thrown.code].outcome === 'unanswered'
}

/** Of an app step from which a message was asked for, and no answer came: it may have gone out. */
const underway = new WeakMap<CodeStep, MessageBounds>()

/**
 * Another message, or the first one in place of an app's code. Ten minutes after the password the server still sends one
 * and then refuses its code, so none is asked for.
 */
export async function resendMessage(
  settings: BetterAuthSettings,
  step: CodeStep,
  challenge: Challenge,
  { captcha }: Actions['code']['resend'],
  signal: AbortSignal,
): Promise<CodeStep | CredentialsStep> {
  const now = settings.now()
  const form = formBefore(settings, step)
  if (now >= challenge.until) return { ...form, notice: 'expired' }
  const earlier = step.factor === 'app' ? earlierMessage(step, challenge) : undefined
  if (earlier !== undefined && now < earlier.resendAt) {
    return messageStep(settings, { ...challenge, ...earlier }, form, 'sent-recently')
  }
  const asked = settings.message.bounds()
  try {
    await sendMessage(settings, captcha, signal)
  } catch (thrown) {
    if (step.factor === 'app' && (signal.aborted || isUnanswered(thrown))) underway.set(step, asked)
    signal.throwIfAborted()
    if (recoveryOf(thrown, 'message') !== 'sign-in-over') throw thrown
    return { ...form, notice: 'expired' }
  }
  return messageStep(settings, { ...challenge, ...settings.message.bounds() }, form, 'sent')
}

/** The message that makes another one needless, for whoever went back to the app's code and asks for one again. */
function earlierMessage(step: CodeStep, { resendAt, expiresAt }: Challenge): MessageBounds | undefined {
  const told = resendAt !== undefined && expiresAt !== undefined ? { resendAt, expiresAt } : undefined
  const lost = underway.get(step)
  return lost !== undefined && lost.resendAt > (told?.resendAt ?? 0) ? lost : told
}
