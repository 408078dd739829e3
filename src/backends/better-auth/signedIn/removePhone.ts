import { isE164 } from '../../../protocol/e164.ts'
import type { CallOptions } from '../../../protocol/backend.ts'
import type { ConfirmStep, DoneStep } from '../../../protocol/step.ts'
import { readReplaced } from '../answers.ts'
import { removePhoneNumber } from '../requests.ts'
import { requireSession } from './session.ts'
import type { SignedInState } from './state.ts'
import { confirmStep, doneStep } from './steps.ts'

/** The call names no number: what is asked about and what is removed may be two. */
export async function removePhone(
  { settings, now }: SignedInState,
  step: ConfirmStep,
  { signal }: CallOptions,
): Promise<ConfirmStep | DoneStep> {
  const { phoneNumber } = await requireSession(settings, signal)
  // Removed already, perhaps by a try of ours whose answer was lost.
  if (phoneNumber === undefined) return doneStep(settings, 'remove-phone')
  const phone = isE164(phoneNumber) ? phoneNumber : undefined
  if (phone !== step.phone) return confirmStep('remove-phone', { ...(phone && { phone }), notice: 'number-changed' })
  const answer = await removePhoneNumber(settings.options, signal)
  return doneStep(settings, 'remove-phone', readReplaced(answer, now()))
}
