import type { CodeStep, Notice, PhoneStep, Step } from '../../../protocol/step.ts'
import { isPlusSeven } from '../sending.ts'
import { type Purpose, purposeOffered } from './purpose.ts'
import type { AccountState } from './state.ts'
import { phoneStepFor } from './steps.ts'

type Sent = NonNullable<PhoneStep['sent']>

/** A step from storage names the purpose and the number; whatever else was on it is made anew. */
export function resume(
  state: AccountState,
  step: Step | undefined,
  notice: Notice | undefined,
): PhoneStep | CodeStep | undefined {
  const from = step?.kind === 'code' ? step.back : step
  if (from?.kind !== 'phone') return undefined
  const purpose = purposeOffered(state, from)
  if (purpose === undefined) return undefined
  const { sent } = from
  if (sent !== undefined && isPlusSeven(sent.phone)) {
    const asking = resumeSent(state, purpose, sent)
    if (step?.kind !== 'code') return asking
    return state.sending.codeStep(asking, sent.phone, state.sending.within(sent.resendAt), notice)
  }
  return step?.kind === 'phone' && isFirst(state, purpose) ? resumeUnsent(state, purpose, from) : undefined
}

function resumeSent(state: AccountState, purpose: Purpose, sent: Sent): PhoneStep {
  return phoneStepFor(state, purpose, { phone: sent.phone, sent: state.sending.sentIn(sent) })
}

function resumeUnsent(state: AccountState, purpose: Purpose, { phone }: PhoneStep): PhoneStep {
  return phoneStepFor(state, purpose, isPlusSeven(phone) ? { phone } : {})
}

/** Nothing is lost with a step that sent no message, so where the host has people begin now goes before it. */
function isFirst({ options: { completion } }: AccountState, purpose: Purpose): boolean {
  return completion === 'password' || purpose === completion
}
