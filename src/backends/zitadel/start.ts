import { isE164 } from '../../protocol/e164.ts'
import type { StartOptions } from '../../protocol/backend.ts'
import type { Step } from '../../protocol/step.ts'
import { type Resumed, resumedFrom } from '../../runtime/resumed.ts'
import type { StoredPhone } from './answers.ts'
import type { ZitadelSettings } from './options.ts'
import { codeOfUnknownMessage, codeStillGood } from './phone/codeSteps.ts'
import { readStoredPhone, readStoredPhoneUntil } from './storedPhone.ts'
import { confirmStep, doneStep, phoneStep } from './steps.ts'

/** Where someone begins: by what they came for, what ZITADEL has on stored, and where this tab was before a reload. */
export async function start(settings: ZitadelSettings, { signal, resumed }: StartOptions) {
  const { intent } = settings
  const { stored, ours } = await readStoredPhoneFor(settings, resumed, signal)
  if (intent === 'remove-phone') return startAtRemoval(stored)
  return stored.verified ? startAtVerified(settings, stored, ours) : startAtUnverified(settings, stored, ours)
}

/** The stored, and where this tab was, if that was about the number on stored. */
async function readStoredPhoneFor(
  { options, bounds }: ZitadelSettings,
  step: Step | undefined,
  signal: AbortSignal,
): Promise<{ readonly stored: StoredPhone; readonly ours: Resumed | undefined }> {
  const resumed = resumedFrom(step, { accepts: isE164, latest: bounds() })
  if (resumed === undefined) return { stored: await readStoredPhone(options, signal), ours: undefined }
  const stored = await readStoredPhoneUntil(options, (seen) => seen.phone === resumed.phone, signal)
  // What another tab, or another user of this one, was doing is not gone on with.
  return { stored, ours: stored.phone === resumed.phone ? resumed : undefined }
}

function startAtRemoval({ isSet, phone, details }: StoredPhone) {
  return isSet ? confirmStep('remove-phone', phone && { phone }) : doneStep(undefined, details, 'remove-phone')
}

function startAtVerified({ intent }: ZitadelSettings, { phone, details }: StoredPhone, ours: Resumed | undefined) {
  if (intent === 'add-sms' && phone !== undefined) return confirmStep(intent, { phone })
  // A code step that comes back to a verified number was verifying it: the answer was lost, the work is done.
  const isDone = intent !== 'change' || ours?.kind === 'code'
  return isDone ? doneStep(phone, details) : phoneStep({ purpose: 'change' })
}

function startAtUnverified(settings: ZitadelSettings, { phone }: StoredPhone, ours: Resumed | undefined) {
  const { purpose } = settings
  if (phone === undefined) return phoneStep({ purpose })
  const sent = ours?.sent
  if (sent === undefined) return codeOfUnknownMessage(settings, phone)
  // The number is there, so the request that nobody heard of again has arrived, and its message with it.
  const isAtNumber = ours?.kind === 'phone' && sent.unanswered !== true
  return isAtNumber ? phoneStep({ phone, purpose, sent }) : codeStillGood(settings, sent)
}
