import { isE164 } from '../../../protocol/e164.ts'
import type { CodeStep, DoneStep, E164, PhoneStep } from '../../../protocol/step.ts'
import { numberOf } from '../../../runtime/smsCode.ts'
import { recoveryOf } from '../answers.ts'
import type { ZitadelSettings } from '../options.ts'
import { readStoredPhoneIfAny, readStoredPhoneUntil } from '../storedPhone.ts'
import { resendMyPhoneVerification } from '../requests.ts'
import { codeJustSent, phoneChanged } from './nextSteps.ts'
import { finish } from './finish.ts'

export async function resendCode(settings: ZitadelSettings, step: CodeStep, signal: AbortSignal) {
  return sendAgain(settings, step, numberOf(step, isE164), signal)
}

/** Sends another message: to the number the account has by now, which is what the next screen says. */
export async function sendAgain(
  settings: ZitadelSettings,
  step: PhoneStep | CodeStep,
  phone: E164,
  signal: AbortSignal,
): Promise<PhoneStep | CodeStep | DoneStep> {
  try {
    await resendMyPhoneVerification(settings.options, signal)
  } catch (thrown) {
    return notSent(settings, step, phone, thrown, signal)
  }
  const stored = await readStoredPhoneIfAny(settings.options, phone, signal)
  if (stored === undefined || stored.phone === phone) return codeJustSent(settings, phone)
  // API v2 sends to nobody where the number is gone, and says that it has.
  return stored.phone === undefined
    ? phoneChanged(settings, phone, stored)
    : codeJustSent(settings, stored.phone, 'number-changed')
}

async function notSent(
  settings: ZitadelSettings,
  step: PhoneStep | CodeStep,
  phone: E164,
  thrown: unknown,
  signal: AbortSignal,
): Promise<PhoneStep | DoneStep> {
  const recovery = recoveryOf(thrown, 'resend')
  if (recovery === 'no-phone') return phoneChanged(settings, phone, { isSet: false })
  if (recovery !== 'already-verified') throw thrown
  const stored = await readStoredPhoneUntil(settings.options, (seen) => seen.phone === phone && seen.verified, signal)
  if (stored.phone !== phone) return phoneChanged(settings, phone, stored)
  if (!stored.verified) throw thrown
  return finish(settings, step, { phone, details: stored.details }, signal)
}
