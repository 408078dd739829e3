import type { Step, StepKind, StepOf } from '../protocol/step.ts'
import type { FlowState } from './machine.ts'

/** What stands in place of the secrets of each kind of step, once it is left. Most have none. */
const emptied: { readonly [K in StepKind]: Partial<StepOf<K>> | undefined } = {
  credentials: undefined,
  phone: undefined,
  code: undefined,
  enrol: { secret: '', uri: '' },
  details: undefined,
  'backup-codes': { codes: [] },
  confirm: undefined,
  'sign-in-again': undefined,
  done: undefined,
}

/**
 * Steps that are secrets are the flow's own copies, and are emptied when they are left: React keeps what it rendered last
 * in more than one place (a fiber and its alternate), and each of them holds on to the step.
 */
export function copySecret(step: FlowState): FlowState {
  return step !== undefined && emptied[step.kind] !== undefined ? { ...step } : step
}

/** Takes the secret out of a copy that nobody is at any more. */
export function eraseSecret(step: Step): void {
  // Made in `copySecret`, and given to nobody but the screen: the one place that may write to a step.
  Object.assign(step, emptied[step.kind])
}
