import type { CodeStep, DoneStep, E164, PhoneStep } from '../../../protocol/step.ts'
import { addSms } from '../factors.ts'
import type { ZitadelSettings } from '../options.ts'
import { doneStep } from '../steps.ts'
import type { ZitadelDetails } from '../transport.ts'

/** The number is verified, which may be only half of what the user came for. */
export async function finish(
  { options, purpose }: ZitadelSettings,
  step: PhoneStep | CodeStep,
  { phone, details }: { readonly phone: E164 | undefined; readonly details?: ZitadelDetails | undefined },
  signal: AbortSignal,
): Promise<DoneStep> {
  return purpose === 'second-factor' ? addSms(step, phone, options, signal) : doneStep(phone, details)
}
