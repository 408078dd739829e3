import type { CodeStep, Notice, PhoneStep, Step } from '../../../protocol/step.ts'
import type { Resumed } from '../../../runtime/resumed.ts'
import { isPlusSeven } from '../phoneNumber.ts'
import { purposeOffered } from './purpose.ts'
import type { AccountState } from './state.ts'
import { phoneStepFor } from './firstSteps.ts'

/** A step from storage names the purpose and the number; whatever else was on it is made anew. */
export function resume(
  state: AccountState,
  step: Step | undefined,
  notice: Notice | undefined,
): PhoneStep | CodeStep | undefined {
  const resumed = state.sending.resumed(step)
  if (resumed !== undefined) return resumeSent(state, resumed, notice)
  return step?.kind === 'phone' ? resumeUnsent(state, step) : undefined
}

function resumeSent(
  state: AccountState,
  { kind, phone, sent, purpose: stored }: Resumed,
  notice: Notice | undefined,
): PhoneStep | CodeStep | undefined {
  const purpose = purposeOffered(state, stored)
  if (purpose === undefined || sent === undefined) return undefined
  const asking = phoneStepFor(state, purpose, { phone, sent })
  return kind === 'phone' ? asking : state.sending.codeStep(asking, { phone, resendAt: sent.resendAt, notice })
}

/** Nothing is lost with a step that sent no message, so where the host has people begin now goes before it. */
function resumeUnsent(state: AccountState, step: PhoneStep): PhoneStep | undefined {
  const { completion } = state.options
  const purpose = purposeOffered(state, step.purpose)
  if (purpose === undefined || (completion !== 'password' && purpose !== completion)) return undefined
  return phoneStepFor(state, purpose, isPlusSeven(step.phone) ? { phone: step.phone } : {})
}
