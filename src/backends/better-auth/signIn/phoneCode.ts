import { isE164 } from '../../../protocol/e164.ts'
import type { Actions, CodeStep, DoneStep, E164, Notice, PhoneStep } from '../../../protocol/step.ts'
import { numberOf } from '../../../runtime/smsCode.ts'
import { readSignedIn } from '../answers.ts'
import { recoveryOf } from '../refusals.ts'
import { verifyPhoneNumber } from '../requests.ts'
import { currentSession, signedInStep } from '../session.ts'
import type { BetterAuthSettings } from '../settings.ts'
import type { SignInState } from './state.ts'

/** Spaces are part of a code to the server: one around or in it costs a try. */
export function withoutSpaces(code: string): string {
  return code.replaceAll(/\s+/g, '')
}

/** The code of a number, which signs in: no second factor is asked after it. */
export async function verifyPhoneCode(
  { settings }: SignInState,
  step: CodeStep,
  { code, captcha }: Actions['code']['submit'],
  signal: AbortSignal,
): Promise<CodeStep | DoneStep | PhoneStep> {
  const { options, now } = settings
  const phone = numberOf(step, isE164)
  try {
    const input = { phoneNumber: phone, code: withoutSpaces(code), captcha }
    const session = readSignedIn(await verifyPhoneNumber(options, input, signal), 'verify', now())
    return signedInStep(settings, { ...session, phone })
  } catch (thrown) {
    signal.throwIfAborted()
    const recovery = recoveryOf(thrown, 'verify')
    if (recovery === 'attempts-exhausted') return numberAgain(step, recovery)
    // A code that is gone may have signed in: its answer was lost, or another tab has used it.
    const done = recovery === 'code-gone' ? await signedInMeanwhile(settings, phone, signal) : undefined
    if (done === undefined) throw thrown
    return done
  }
}

/** The session of this very number's owner, if it is the one that is signed in by now. */
async function signedInMeanwhile(
  settings: BetterAuthSettings,
  phone: E164,
  signal: AbortSignal,
): Promise<DoneStep | undefined> {
  const session = await currentSession(settings, signal)
  return session?.phoneNumber === phone ? signedInStep(settings, { ...session, phone }) : undefined
}

/** Another code has to be sent: to the number as it stands there, or from here where none was asked for. */
export function numberAgain(step: CodeStep, notice: Notice): CodeStep | PhoneStep {
  const { back } = step
  if (back?.kind !== 'phone') return { ...step, notice }
  const { sent: _, ...from } = back
  return { ...from, notice }
}
