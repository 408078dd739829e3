import { AuthError } from '../../../protocol/error.ts'
import type { CodeStep, DoneStep, E164, PhoneStep } from '../../../protocol/step.ts'
import { statusIn } from '../answers.ts'
import type { ZitadelSettings } from '../options.ts'
import { readStoredPhoneIfAny, readStoredPhoneSince, readStoredPhoneUntil } from '../storedPhone.ts'
import type { ZitadelChange } from '../transport.ts'
import { codeOfUnknownMessage } from './codeSteps.ts'
import { phoneChanged } from './nextSteps.ts'
import { finish } from './finish.ts'

/** The step a code was typed on, and the number it was sent to. */
interface CodeOf {
  readonly step: CodeStep
  readonly phone: E164
}

type Next = Promise<PhoneStep | CodeStep | DoneStep>

/**
 * A code was taken, and no call says of which number: whichever the account has by now. API v2 takes one also where the
 * number is gone.
 */
export async function acceptedCode(
  settings: ZitadelSettings,
  { step, phone }: CodeOf,
  { details }: ZitadelChange,
  signal: AbortSignal,
): Next {
  const { stored, isSince } = await readStoredPhoneSince(settings.options, details, signal)
  if (isSince && !stored.isSet) return phoneChanged(settings, phone, stored)
  // A stored number that stays behind says nothing against the number the code was sent to, unless it has another.
  const isKnown = isSince || stored.phone === phone || !stored.isSet
  return finish(settings, step, { phone: isSince ? stored.phone : isKnown ? phone : undefined, details }, signal)
}

/** ZITADEL says the same of a wrong code, of an expired one and, in API v2, of one that was used: the number may tell. */
export async function refusedCode(
  settings: ZitadelSettings,
  { step, phone }: CodeOf,
  thrown: unknown,
  signal: AbortSignal,
): Next {
  const stored = await readStoredPhoneIfAny(settings.options, phone, signal)
  if (stored !== undefined && stored.phone !== phone) return phoneChanged(settings, phone, stored)
  if (stored?.verified === true) return finish(settings, step, { phone, details: stored.details }, signal)
  const { expiresAt } = step
  if (expiresAt === undefined) throw thrown
  if (settings.now() < expiresAt) throw new AuthError('code-wrong', { cause: statusIn(thrown) })
  return codeOfUnknownMessage(settings, phone, { expiresAt, notice: 'expired' })
}

/** No code is pending: it was used, perhaps by a try of ours whose answer was lost, or the number is another. */
export async function unknownCode(settings: ZitadelSettings, { step, phone }: CodeOf, signal: AbortSignal): Next {
  const stored = await readStoredPhoneUntil(settings.options, (seen) => seen.phone === phone && seen.verified, signal)
  if (stored.phone !== phone) return phoneChanged(settings, phone, stored)
  if (stored.verified) return finish(settings, step, { phone, details: stored.details }, signal)
  return codeOfUnknownMessage(settings, phone, { notice: 'code-needed-again' })
}
