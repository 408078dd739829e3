import type { Step, StepKind, StepOf } from '../protocol/step.ts'

export function assertKind<K extends StepKind>(step: Step | undefined, kind: K): asserts step is StepOf<K> {
  if (step?.kind !== kind) throw new Error(`The step is ${step?.kind}, and should be ${kind}.`)
}
