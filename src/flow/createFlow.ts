import type { Backend } from '../protocol/backend.ts'
import type { Step } from '../protocol/step.ts'
import { createLock, type Lock } from './actionLock.ts'
import { type Preloading, createPreloading } from './preloading.ts'
import type { SignInEvent } from './events.ts'
import { createLifetime, type Lifetime } from './lifetime.ts'
import { type FlowEvent, type FlowState, transition } from './machine.ts'
import { createMutationClient, type MutationClient } from './mutations.ts'
import { copySecret, eraseSecret } from './secretSteps.ts'

/** One widget's flow: where the person is, and what moves them. Lives as long as its provider. */
export interface Flow {
  readonly backend: Backend
  readonly client: MutationClient
  readonly lock: Lock
  readonly preloading: Preloading
  readonly lifetime: Lifetime
  getState(): FlowState
  /** Where the flow is to whoever has no storage to look into: a server, and the first drawing over what it sent. */
  getFirst(): FlowState
  /** Counts the moves from step to step. What is heard, or asked for, moves nobody. */
  readonly moves: number
  /** The person has acted, so what comes on screen comes of that: focus and voice follow. */
  readonly hasActed: boolean
  /** Each listener is told what happened, after it has. */
  subscribe(listener: (event: FlowEvent) => void): () => void
  send(event: FlowEvent): void
  /** Tells the host what has happened. A host's handler that throws stops nothing. */
  tell(event: SignInEvent): void
}

/** A flow as it is made: its lifetime is still to come. */
type FlowInMaking = { -readonly [Name in Exclude<keyof Flow, 'lifetime'>]: Flow[Name] }

/** `mayResume`: something was kept over a reload, so where the flow is the start has to say. */
export function createFlow(
  backend: Backend,
  onEvent: (event: SignInEvent) => void = () => {},
  mayResume = false,
): Flow {
  const first = copySecret(backend.first?.())
  let state = mayResume ? undefined : first
  const listeners = new Set<(event: FlowEvent) => void>()
  const flow: FlowInMaking = {
    backend,
    client: createMutationClient(),
    lock: createLock(),
    preloading: createPreloading(),
    moves: state === undefined ? 0 : 1,
    hasActed: false,
    getState: () => state,
    getFirst: () => first,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    send(event) {
      const next = transition(flow.backend.routes, state, event)
      if (next === state) return
      const left = state
      state = copySecret(next)
      if (event.type === 'started' || event.type === 'answered' || event.type === 'back') flow.moves += 1
      if (event.type === 'answered' || event.type === 'back') flow.hasActed = true
      if (next?.kind === 'done' && left !== undefined && left.kind !== 'done') flow.backend.forget?.(left)
      if (left !== undefined && !leadsTo(state, left)) eraseSecret(left)
      for (const listener of listeners) listener(event)
    },
    tell(event) {
      try {
        onEvent(event)
      } catch (thrown) {
        reportError(thrown)
      }
    },
  }
  return Object.assign(flow, { lifetime: createLifetime(flow) })
}

function leadsTo(state: FlowState, left: Step): boolean {
  for (let step = state; step !== undefined; step = 'back' in step ? step.back : undefined) {
    if (step === left) return true
  }
  return false
}
