import { isE164 } from '../../../protocol/e164.ts'
import { AuthError } from '../../../protocol/error.ts'
import type { CodeStep, DoneStep, E164, PhoneStep } from '../../../protocol/step.ts'
import { stillGood } from '../../../runtime/smsCode.ts'
import { recoveryOf, statusIn } from '../answers.ts'
import type { ZitadelSettings } from '../options.ts'
import { readStoredPhoneUntil } from '../storedPhone.ts'
import { setMyPhone } from '../requests.ts'
import { codeOfUnknownMessage, codeStillGood } from './codeSteps.ts'
import { codeJustSent } from './nextSteps.ts'
import { finish } from './finish.ts'
import { sendAgain } from './resendCode.ts'

/** Sets the number, to which ZITADEL sends a code. */
export async function submitPhone(
  settings: ZitadelSettings,
  step: PhoneStep,
  phone: E164,
  signal: AbortSignal,
): Promise<PhoneStep | CodeStep | DoneStep> {
  if (!isE164(phone)) throw new AuthError('phone-refused')
  const sent = stillGood(step, phone, settings.now())
  if (sent !== undefined) return codeStillGood(settings, sent, 'sent-recently')
  try {
    await setMyPhone(settings.options, { phone }, signal)
    return codeJustSent(settings, phone)
  } catch (thrown) {
    if (recoveryOf(thrown, 'set') !== 'phone-not-changed') throw thrown
    return notChanged(settings, step, phone, thrown, signal)
  }
}

/** The account has this number already. */
async function notChanged(
  settings: ZitadelSettings,
  step: PhoneStep,
  phone: E164,
  thrown: unknown,
  signal: AbortSignal,
): Promise<PhoneStep | CodeStep | DoneStep> {
  // Setting a number again sends nothing; where a message is known to be old, another one is what was meant.
  if (step.sent?.phone === phone) return sendAgain(settings, step, phone, signal)
  const stored = await readStoredPhoneUntil(settings.options, (seen) => seen.phone === phone, signal)
  // An earlier answer was lost on the way: its message was not.
  if (stored.phone !== phone || !stored.verified) {
    return codeOfUnknownMessage(settings, phone, { notice: 'sent-recently' })
  }
  if (settings.intent === 'change') throw new AuthError('already-verified', { cause: statusIn(thrown) })
  return finish(settings, step, { phone, details: stored.details }, signal)
}
