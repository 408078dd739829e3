import { QueryClient } from '@tanstack/react-query'
import type { Backend } from '../protocol/backend.ts'
import { type FlowEvent, type FlowState, transition } from './machine.ts'

/** An action under way. There is at most one in a flow, and one more that waits for it. */
export interface Running {
  readonly action: string
  /** `waiting` behind a request on the wire; `preparing` what the request needs (a captcha); `sending` it. */
  phase: 'waiting' | 'preparing' | 'sending'
  readonly controller: AbortController
  /** Resolves when it is over, however it ended, and its answer has moved the person. */
  readonly settled: Promise<void>
  readonly settle: () => void
}

/** One widget's flow: its state, its lock, its query client. Lives as long as its provider. */
export interface Flow {
  /** Tells two flows of one backend apart in query and mutation keys. */
  readonly id: string
  readonly backend: Backend
  /** The widget's own: a host's defaults would keep codes in the host's cache, and send them again on reconnect. */
  readonly client: QueryClient
  /** Aborts when the provider is gone. */
  readonly life: AbortController
  /** The lock: taken in `submit`, before the mutation starts. */
  running: Running | undefined
  getState(): FlowState
  subscribe(listener: () => void): () => void
  send(event: FlowEvent): void
  /** Ends what is under way without a trace: the person has left this screen. */
  leave(): void
  /** Drops the secrets of the current attempt. */
  forget(): void
  /** The widget is gone: nothing runs on, nothing is kept. */
  end(): void
}

let flows = 0

export function createFlow(backend: Backend): Flow {
  let state: FlowState
  const listeners = new Set<() => void>()
  const flow: Flow = {
    id: `flow-${++flows}`,
    backend,
    client: new QueryClient({
      defaultOptions: {
        queries: {
          retry: false,
          networkMode: 'always',
          gcTime: 0,
          refetchOnWindowFocus: false,
          refetchOnReconnect: false,
          refetchOnMount: false,
        },
        mutations: { retry: false, networkMode: 'always', gcTime: 0 },
      },
    }),
    life: new AbortController(),
    running: undefined,
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    send(event) {
      const next = transition(backend.routes, state, event)
      if (next === state) return
      const left = state
      state = next
      if (next?.kind === 'done' && left !== undefined) backend.forget?.(left)
      for (const listener of listeners) listener()
    },
    leave() {
      flow.running?.controller.abort()
      flow.running = undefined
    },
    forget() {
      if (state !== undefined) backend.forget?.(state)
    },
    end() {
      flow.life.abort()
      flow.leave()
      flow.forget()
      flow.client.clear()
    },
  }
  return flow
}
