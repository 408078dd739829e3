import { isE164 } from '../../../protocol/e164.ts'
import type { StartOptions } from '../../../protocol/backend.ts'
import type {
  CodeStep,
  ConfirmStep,
  CredentialsStep,
  DoneStep,
  PhoneStep,
  SignInAgainStep,
  Step,
} from '../../../protocol/step.ts'
import { resumedFrom } from '../../../runtime/resumed.ts'
import type { CurrentSession } from '../answers.ts'
import { phoneCodeStep } from '../signIn/steps.ts'
import { isConfirmed } from './phone.ts'
import { sessionIfAny } from '../session.ts'
import { nobodySignedIn } from './session.ts'
import type { FactorIntent, SignedInState } from './state.ts'
import { confirmStep, doneStep, passwordStep, phoneStep, signInAgainStep } from './steps.ts'

/** Where someone begins: by what they came for, what their account has, and where this tab was before a reload. */
export async function start(
  state: SignedInState,
  { signal, resumed, interrupted }: StartOptions,
): Promise<CredentialsStep | PhoneStep | CodeStep | ConfirmStep | SignInAgainStep | DoneStep> {
  const { settings, intent } = state
  const session = await sessionIfAny(settings, signal)
  if (session === undefined) {
    // The first code of an authenticator ends the session it was sent in, and the answer may have been lost.
    if (intent === 'add-app' && interrupted === 'enrol') return signInAgainStep({ keepApp: true })
    throw nobodySignedIn()
  }
  if (intent === 'verify' || intent === 'change') return startAtNumber(state, session, resumed)
  if (intent === 'remove-phone') return startAtRemoval(state, session)
  // Nothing is asked of someone who already has what they came for.
  const isSettled =
    intent === 'add-sms' ? session.twoFactorEnabled : intent === 'remove-app' && !session.twoFactorEnabled
  return isSettled ? doneStep(settings, intent) : startAtFactor(state, intent, session, interrupted)
}

function startAtNumber(
  { settings, intent }: SignedInState,
  session: CurrentSession,
  resumed: Step | undefined,
): PhoneStep | CodeStep | DoneStep {
  const ours = resumedFrom(resumed, { accepts: isE164, latest: settings.code.bounds() })
  const phone = isE164(session.phoneNumber) ? session.phoneNumber : undefined
  // A code step that comes back to a confirmed number was confirming it: the answer was lost, the work is done.
  const wasConfirming = ours?.kind === 'code' && isConfirmed(session, ours.phone)
  if (phone !== undefined && session.phoneNumberVerified && (intent === 'verify' || wasConfirming)) {
    return doneStep(settings, 'phone-verified', { phone })
  }
  if (ours === undefined) return phoneStep(settings, intent === 'verify' && phone !== undefined ? { phone } : {})
  const { sent, resendAt = settings.now() } = ours
  const asked = phoneStep(settings, { phone: ours.phone, ...(sent && { sent }) })
  return ours.kind === 'phone' ? asked : phoneCodeStep(settings, asked, sent ?? { phone: ours.phone, resendAt })
}

function startAtRemoval({ settings }: SignedInState, { phoneNumber }: CurrentSession): ConfirmStep | DoneStep {
  if (phoneNumber === undefined) return doneStep(settings, 'remove-phone')
  return confirmStep('remove-phone', isE164(phoneNumber) ? { phone: phoneNumber } : {})
}

function startAtFactor(
  state: SignedInState,
  about: FactorIntent,
  session: CurrentSession,
  interrupted: StartOptions['interrupted'],
): CredentialsStep | ConfirmStep {
  // The key or the codes that were on screen will not come back.
  const wasShown = about === 'add-app' && (interrupted === 'enrol' || interrupted === 'backup-codes')
  const more = wasShown ? ({ notice: 'interrupted', context: { codesLost: true } } as const) : {}
  return state.settings.options.allowPasswordless === true
    ? confirmStep(about, more)
    : passwordStep(state, about, session, more)
}
