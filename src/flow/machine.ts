import type { Routes } from '../protocol/backend.ts'
import type { ActingKind, ActionName, SentMessage, Session, Step, StepKind } from '../protocol/step.ts'

/** What can happen to a person on a step. Requests are not here: a call that resolves becomes one `answered`. */
export type FlowEvent =
  | { readonly type: 'started'; readonly step: Step }
  | { readonly type: 'answered'; readonly from: ActingKind; readonly action: string; readonly step: Step }
  | { readonly type: 'back' }
  /** The step the person is on, knowing what another tab has told (see `otherTabs/merge.ts`), or the server of a first one. */
  | { readonly type: 'heard'; readonly step: Step }
  /** A request for a message has left: the step the person is on, with the pause that begins. */
  | { readonly type: 'asked'; readonly step: Step; readonly message: SentMessage }
  /** Nothing was sent: the step as it was before. */
  | { readonly type: 'refused'; readonly step: Step; readonly message: SentMessage }
  /** The backend lets nobody in: the first form was drawn before it had said so. */
  | { readonly type: 'withdrawn' }
  /** The host has the session: nothing of it is kept here. */
  | { readonly type: 'handed-over' }

/** Where the flow is: `undefined` until the backend has said where its users start. */
export type FlowState = Step | undefined

/** What is left of a session that the host has. */
export const handedOver: Session = Object.freeze({})

/** May this action of this kind of step answer with that kind? */
export function allows(routes: Routes, kind: ActingKind, action: string, answer: StepKind): boolean {
  return kindsAfter(routes, kind, action).includes(answer)
}

/** The kinds an action may answer with; none, where the backend does not have it. */
export function kindsAfter(routes: Routes, kind: ActingKind, action: string): readonly StepKind[] {
  const actions: Readonly<Record<string, readonly StepKind[] | undefined>> = routes[kind] ?? {}
  return (Object.hasOwn(actions, action) && actions[action]) || []
}

/** Every action a backend declares, as it declares them: for diagrams, and for tests that play each one. */
export function declaredActions(
  routes: Routes,
): readonly { readonly kind: ActingKind; readonly action: ActionName; readonly answers: readonly StepKind[] }[] {
  const { start: _, ...kinds } = routes
  return Object.entries(kinds).flatMap(([kind, actions]) =>
    Object.entries(actions).map(([action, answers]) => ({
      kind: kind as ActingKind,
      action: action as ActionName,
      answers,
    })),
  )
}

/**
 * Where an event leads. Pure: no clock, no network, no React. An event that may not happen here changes nothing; the
 * caller that has an answer outside the declared routes says so as an error, before it comes here.
 */
export function transition(routes: Routes, state: FlowState, event: FlowEvent): FlowState {
  switch (event.type) {
    case 'started':
      return routes.start.includes(event.step.kind) ? event.step : state
    case 'answered':
      return state?.kind === event.from && allows(routes, event.from, event.action, event.step.kind)
        ? event.step
        : state
    case 'back':
      return state !== undefined && 'back' in state && state.back !== undefined ? state.back : state
    case 'withdrawn':
      return undefined
    case 'handed-over':
      return state?.kind === 'done' ? { ...state, session: handedOver } : state
    case 'heard':
    case 'asked':
    case 'refused':
      return state?.kind === event.step.kind ? event.step : state
  }
}
