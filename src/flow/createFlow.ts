import type { QueryClient } from '@tanstack/react-query'
import type { Backend } from '../protocol/backend.ts'
import type { Step } from '../protocol/step.ts'
import { createLock, type Lock } from './actionLock.ts'
import type { SignInEvent } from './events.ts'
import { createLifetime, type Lifetime } from './lifetime.ts'
import { type FlowEvent, type FlowState, transition } from './machine.ts'
import { createQueryClient } from './queryClient.ts'
import { copySecret, eraseSecret } from './secretSteps.ts'

/** One widget's flow: where the person is, and what moves them. Lives as long as its provider. */
export interface Flow {
  /** Tells two flows of one backend apart in query and mutation keys. */
  readonly id: string
  readonly backend: Backend
  readonly client: QueryClient
  readonly lock: Lock
  readonly lifetime: Lifetime
  getState(): FlowState
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

let flows = 0

export function createFlow(first: Backend, onEvent: (event: SignInEvent) => void = () => {}): Flow {
  let backend = first
  let state: FlowState
  let moves = 0
  let hasActed = false
  const listeners = new Set<(event: FlowEvent) => void>()
  const parts = {
    client: createQueryClient(),
    lock: createLock(),
    getState: () => state,
    send(event: FlowEvent) {
      const next = transition(backend.routes, state, event)
      if (next === state) return
      const left = state
      state = copySecret(next)
      if (event.type === 'started' || event.type === 'answered' || event.type === 'back') moves += 1
      if (event.type === 'answered' || event.type === 'back') hasActed = true
      if (next?.kind === 'done' && left !== undefined && left.kind !== 'done') backend.forget?.(left)
      if (left !== undefined && !leadsTo(state, left)) eraseSecret(left)
      for (const listener of listeners) listener(event)
    },
    tell(event: SignInEvent) {
      try {
        onEvent(event)
      } catch (thrown) {
        reportError(thrown)
      }
    },
  }
  return {
    id: `flow-${++flows}`,
    get backend() {
      return backend
    },
    get moves() {
      return moves
    },
    get hasActed() {
      return hasActed
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ...parts,
    lifetime: createLifetime({
      ...parts,
      getBackend: () => backend,
      setBackend(next) {
        backend = next
      },
      act() {
        hasActed = true
      },
    }),
  }
}

function leadsTo(state: FlowState, left: Step): boolean {
  for (let step = state; step !== undefined; step = 'back' in step ? step.back : undefined) {
    if (step === left) return true
  }
  return false
}
