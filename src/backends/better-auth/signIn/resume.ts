import type { StartOptions } from '../../../protocol/backend.ts'
import { isE164 } from '../../../protocol/e164.ts'
import type { CodeStep, CredentialsStep, DoneStep, Instant, Notice, PhoneStep } from '../../../protocol/step.ts'
import { type Resumed, resumedFrom } from '../../../runtime/resumed.ts'
import { currentSessionIfTold, signedInStep } from '../session.ts'
import type { BetterAuthSettings } from '../settings.ts'
import { credentialsStep, phoneStep } from './firstSteps.ts'
import {
  appStep,
  type Challenge,
  challengeLife,
  challengeOf,
  type MessageBounds,
  messageStep,
  phoneCodeStep,
} from './steps.ts'

type First = CodeStep | CredentialsStep | DoneStep | PhoneStep

/** Where someone comes back to over a reload. Undefined: where everyone begins. */
export async function resume(
  settings: BetterAuthSettings,
  { resumed: step, interrupted, signal }: StartOptions,
): Promise<First | undefined> {
  const challenge = step?.kind === 'code' ? challengeOf(step) : undefined
  if (step?.kind === 'code' && challenge !== undefined) return resumeChallenge(settings, step, challenge, signal)
  const resumed = resumedFrom(step, { accepts: isE164, latest: settings.code.bounds() })
  if (resumed !== undefined) {
    // The code that was typed is gone, and not used: it can be typed again.
    return resumeNumber(settings, resumed, interrupted === undefined ? undefined : 'earlier-code-works', signal)
  }
  return step?.kind === 'phone' ? resumeUnsent(settings, step) : undefined
}

/** The cookie carries on; the password is not needed again. */
async function resumeChallenge(
  settings: BetterAuthSettings,
  step: CodeStep,
  stored: Challenge,
  signal: AbortSignal,
): Promise<First | undefined> {
  if (settings.signIn === 'phone') return undefined
  // A password takes the session before it away: one that is there came of this challenge.
  const session = await currentSessionIfTold(settings, signal)
  if (session !== undefined) return signedInStep(settings, session)
  const now = settings.now()
  const form = credentialsStep(settings)
  const latest = settings.message.bounds()
  const challenge = { ...stored, until: Math.min(stored.until, now + challengeLife), ...believed(stored, latest) }
  if (challenge.until <= now) return { ...form, notice: 'expired' }
  if (step.factor === 'app') return appStep(settings, challenge, form)
  const { resendAt = now, expiresAt = now } = believed({ resendAt: step.resendAt, expiresAt: step.expiresAt }, latest)
  return messageStep(settings, { ...challenge, resendAt, expiresAt }, form)
}

interface Deadlines {
  readonly resendAt?: Instant | undefined
  readonly expiresAt?: Instant | undefined
}

/** No deadline is later than one could be, so a forged one makes nobody wait. */
function believed({ resendAt, expiresAt }: Deadlines, latest: MessageBounds): Partial<MessageBounds> {
  if (resendAt === undefined || expiresAt === undefined) return {}
  return { resendAt: Math.min(resendAt, latest.resendAt), expiresAt: Math.min(expiresAt, latest.expiresAt) }
}

/** A number that had a message, as far as this sign-in asks for one. */
async function resumeNumber(
  settings: BetterAuthSettings,
  { kind, phone, purpose, resendAt = settings.now(), sent }: Resumed,
  notice: Notice | undefined,
  signal: AbortSignal,
): Promise<First | undefined> {
  const from = whereAsked(settings, purpose, { phone, ...(sent !== undefined && { sent }) })
  if (from === undefined) return undefined
  if (kind === 'phone') return from.kind === 'phone' ? from : undefined
  const isReset = from.kind === 'phone' && from.purpose === 'reset-password'
  const session = isReset ? undefined : await currentSessionIfTold(settings, signal)
  if (session?.phoneNumber === phone) return signedInStep(settings, { ...session, phone })
  const message = { phone, resendAt, ...(sent?.expiresAt !== undefined && { expiresAt: sent.expiresAt }) }
  return phoneCodeStep(settings, from, message, { notice: isReset ? notice : undefined })
}

/** The step that asked for the number, by what it was asked for. None: by no one, or the server itself sent a code to it. */
function whereAsked(
  settings: BetterAuthSettings,
  purpose: PhoneStep['purpose'] | undefined,
  more: Partial<PhoneStep>,
): PhoneStep | CredentialsStep | undefined {
  if (settings.signIn === 'phone') return purpose === 'sign-in' ? phoneStep(settings, purpose, more) : undefined
  if (settings.signIn !== 'phone-and-password') return undefined
  const form = credentialsStep(settings, more.phone === undefined ? {} : { username: more.phone })
  if (purpose === 'reset-password') return phoneStep(settings, purpose, { back: form, ...more })
  return purpose === undefined ? form : undefined
}

/** Nothing was sent: only where the person was is told. */
function resumeUnsent(settings: BetterAuthSettings, { purpose, phone }: PhoneStep): PhoneStep | undefined {
  const from = whereAsked(settings, purpose, isE164(phone) ? { phone } : {})
  return from?.kind === 'phone' ? from : undefined
}
