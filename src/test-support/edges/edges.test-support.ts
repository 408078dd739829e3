import { fromTransition } from 'xstate'
import { getShortestPaths } from 'xstate/graph'
import type { Routes } from '../../protocol/backend.ts'
import type { ActingKind, ActionName, Step, StepKind } from '../../protocol/step.ts'
import { declaredActions, type FlowEvent, type FlowState, transition } from '../../flow/machine.ts'

export type EdgeName = `${ActingKind} → ${StepKind} by ${ActionName}`
export type StartName = `start → ${StepKind}`

/** One answer that an action is declared to have. For tests only. */
export interface Edge {
  readonly name: EdgeName
  readonly from: ActingKind
  readonly action: ActionName
  readonly to: StepKind
}

export function declaredEdges(routes: Routes): readonly Edge[] {
  return declaredActions(routes).flatMap(({ kind, action, answers }) =>
    answers.map((to): Edge => ({ name: `${kind} → ${to} by ${action}`, from: kind, action, to })),
  )
}

/** The shortest way from the start to each kind of step, by walking the machine itself. */
export function shortestWays(
  routes: Routes,
  stepOf: (kind: StepKind) => Step,
): ReadonlyMap<StepKind, readonly FlowEvent[]> {
  const started = routes.start.map((kind): FlowEvent => ({ type: 'started', step: stepOf(kind) }))
  const answered = declaredEdges(routes).map((edge) => answerOf(edge, stepOf))
  const machine = fromTransition(
    (state: { readonly at: FlowState }, event: FlowEvent) => ({ at: transition(routes, state.at, event) }),
    { at: undefined },
  )
  const ways = new Map<StepKind, readonly FlowEvent[]>()
  const paths = getShortestPaths(machine, {
    events: [...started, ...answered],
    serializeState: ({ context }) => context.at?.kind ?? 'nowhere',
  })
  for (const path of paths) {
    const kind = path.state.context.at?.kind
    // The walk begins with an event of its own that puts the machine together.
    const events = path.steps.map(({ event }) => event).filter((event) => event.type !== ('xstate.init' as string))
    if (kind !== undefined) ways.set(kind, events)
  }
  return ways
}

export function answerOf({ from, action, to }: Edge, stepOf: (kind: StepKind) => Step): FlowEvent {
  return { type: 'answered', from, action, step: stepOf(to) }
}
