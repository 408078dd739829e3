import type { BackupCodesStep, EnrolStep, Step } from '../protocol/step.ts'
import type { FlowState } from './machine.ts'

/**
 * Steps that are secrets are the flow's own copies, and are emptied when they are left: React keeps what it rendered last
 * in more than one place (a fiber and its alternate), and each of them holds on to the step.
 */
export function copySecret(step: FlowState): FlowState {
  return step?.kind === 'enrol' || step?.kind === 'backup-codes' ? { ...step } : step
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** Takes the secret out of a copy that nobody is at any more. */
export function eraseSecret(step: Step): void {
  // Made in `copySecret`, and given to nobody but the screen: the one place that may write to a step.
  if (step.kind === 'enrol') Object.assign<Writable<EnrolStep>, Partial<EnrolStep>>(step, { secret: '', uri: '' })
  if (step.kind === 'backup-codes') {
    Object.assign<Writable<BackupCodesStep>, Partial<BackupCodesStep>>(step, { codes: [] })
  }
}
