import { isE164 } from '../../../protocol/e164.ts'
import { AuthError } from '../../../protocol/error.ts'
import type { Actions, CaptchaToken, CodeStep, CredentialsStep, E164, PhoneStep } from '../../../protocol/step.ts'
import { numberOf, stillGood } from '../../../runtime/smsCode.ts'
import { readDone } from '../answers.ts'
import { orWithCaptcha } from '../captcha.ts'
import { hasFailedToSend } from '../refusals.ts'
import { requestPasswordResetPhoneNumber, sendPhoneNumberOTP } from '../requests.ts'
import type { SendingState } from './state.ts'
import { formBefore, phoneCodeStep } from './steps.ts'

/** Has a code sent to the number, unless an earlier one still holds: another message would void it. */
export async function submitPhone(
  state: SendingState,
  from: PhoneStep,
  { phone, captcha }: Actions['phone']['submit'],
  signal: AbortSignal,
): Promise<CodeStep | PhoneStep> {
  const { settings } = state
  if (!isE164(phone)) throw new AuthError('phone-refused')
  state.vault.forget(from)
  const step = { ...from, context: {} }
  const sent = state.unsent.has(phone) ? undefined : stillGood(step, phone, settings.now())
  if (sent !== undefined) {
    const notice = sent.unanswered === true ? 'sent' : 'sent-recently'
    return phoneCodeStep(settings, step, sent, { notice })
  }
  return orWithCaptcha(settings, { step, action: 'submit', solved: captcha }, () =>
    send(state, step, { phone, captcha }, signal),
  )
}

/** Sends another code, which voids the earlier one. */
export function resendPhoneCode(
  state: SendingState,
  step: CodeStep,
  { captcha }: Actions['code']['resend'],
  signal: AbortSignal,
): Promise<CodeStep> {
  const { settings } = state
  const phone = numberOf(step, isE164)
  const from = step.back?.kind === 'phone' ? step.back : formBefore(settings, step)
  return orWithCaptcha(settings, { step, action: 'resend', solved: captcha }, () =>
    send(state, from, { phone, captcha }, signal),
  )
}

async function send(
  { settings, unsent }: SendingState,
  from: PhoneStep | CredentialsStep,
  { phone, captcha }: { readonly phone: E164; readonly captcha: CaptchaToken | undefined },
  signal: AbortSignal,
): Promise<CodeStep> {
  const isReset = from.kind === 'phone' && from.purpose === 'reset-password'
  const ask = isReset ? requestPasswordResetPhoneNumber : sendPhoneNumberOTP
  unsent.delete(phone)
  try {
    readDone(await ask(settings.options, { phoneNumber: phone, captcha }, signal), 'send', settings.now())
  } catch (thrown) {
    if (hasFailedToSend(thrown)) unsent.add(phone)
    throw thrown
  }
  return phoneCodeStep(settings, from, { phone, ...settings.code.bounds() }, { notice: 'sent' })
}
