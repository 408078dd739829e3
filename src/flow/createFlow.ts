import { QueryClient } from '@tanstack/react-query'
import type { Backend } from '../protocol/backend.ts'
import type { SignInEvent } from './events.ts'
import type { StepContext, Step } from '../protocol/step.ts'
import { type FlowEvent, type FlowState, transition } from './machine.ts'
import { blank, own } from './secretSteps.ts'

/** An action under way. There is at most one in a flow, and one more that waits for it. */
export interface Running {
  readonly action: string
  /** Its request is on the wire. Before that it waits behind another one's, or for what it needs (a captcha). */
  isSent: boolean
  readonly controller: AbortController
  /** What is on the wire and must be over before this one may follow. */
  readonly behind: Running | undefined
  /** Resolves when it is over, however it ended, and its answer has moved the person. */
  readonly settled: Promise<void>
  readonly settle: () => void
}

/** An action that begins, behind the one it has to wait for. */
export function createRunning(action: string, behind?: Running): Running {
  let settle = () => {}
  const settled = new Promise<void>((resolve) => {
    settle = resolve
  })
  return { action, isSent: false, controller: new AbortController(), behind, settled, settle }
}

/** One widget's flow: its state, its lock, its query client. Lives as long as its provider. */
export interface Flow {
  /** Tells two flows of one backend apart in query and mutation keys. */
  readonly id: string
  readonly backend: Backend
  /** Goes on with a backend that is the same, made anew. */
  renew(backend: Backend): void
  /** The widget's own: a host's defaults would keep codes in the host's cache, and send them again on reconnect. */
  readonly client: QueryClient
  /** The lock: taken in `submit`, before the mutation starts. */
  running: Running | undefined
  /** Waits until no other tab sends. Absent: the other tabs are not known yet, or there can be none. */
  takeTurn?: ((running: Running) => Promise<void>) | undefined
  /** The backend is asked anew where its users start: the screen that is still there is as good as left. */
  readonly isStarting: boolean
  willStart(): void
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
  /** For one start: aborts when another one begins, or the provider is gone; aborted at once where it is gone already. */
  beginStart(): AbortSignal
  endStart(signal: AbortSignal): void
  /** Ends what is under way, and what it waits for, without a trace: the person has left this screen. */
  leave(): void
  /** Drops the secrets of the current attempt. */
  forget(): void
  /** Drops the secrets of an answer to someone who has left, but for those of the attempt they are still at. */
  discard(step: Step): void
  /** The widget is gone: nothing runs on, nothing is kept. */
  end(): void
  readonly ended: boolean
}

let flows = 0

export function createFlow(first: Backend, onEvent: (event: SignInEvent) => void = () => {}): Flow {
  let backend = first
  let state: FlowState
  let starting: AbortController | undefined
  let ended = false
  let isStarting = false
  let moves = 0
  let hasActed = false
  const listeners = new Set<(event: FlowEvent) => void>()
  const flow: Flow = {
    id: `flow-${++flows}`,
    get backend() {
      return backend
    },
    renew(next) {
      if (next === backend) return
      next.takeOver?.(backend)
      backend = next
    },
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
    running: undefined,
    get isStarting() {
      return isStarting
    },
    get moves() {
      return moves
    },
    get hasActed() {
      return hasActed
    },
    willStart() {
      hasActed = true
      isStarting = true
    },
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    send(event) {
      const next = transition(backend.routes, state, event)
      if (next === state) return
      const left = state
      state = own(next)
      if (event.type === 'started' || event.type === 'answered' || event.type === 'back') moves += 1
      if (event.type === 'answered' || event.type === 'back') hasActed = true
      if (next?.kind === 'done' && left !== undefined && left.kind !== 'done') backend.forget?.(left)
      if (left !== undefined && !leadsTo(state, left)) blank(left)
      for (const listener of listeners) listener(event)
    },
    tell(event) {
      try {
        onEvent(event)
      } catch (thrown) {
        reportError(thrown)
      }
    },
    endStart(signal) {
      // One that another has taken the place of ends nothing.
      if (!signal.aborted) isStarting = false
    },
    beginStart() {
      starting?.abort()
      starting = new AbortController()
      // Shown again after its end, it is about to make way for another flow: that one asks.
      if (ended) starting.abort()
      return starting.signal
    },
    leave() {
      for (let running = flow.running; running !== undefined; running = running.behind) running.controller.abort()
      flow.running = undefined
    },
    forget() {
      if (state !== undefined) backend.forget?.(state)
    },
    discard(step) {
      if ('context' in step && !holds(state, step.context)) backend.forget?.(step)
    },
    end() {
      ended = true
      starting?.abort()
      flow.leave()
      flow.forget()
      flow.client.clear()
      if (state !== undefined) blank(state)
    },
    get ended() {
      return ended
    },
  }
  return flow
}

function leadsTo(state: FlowState, left: Step): boolean {
  for (let step = state; step !== undefined; step = 'back' in step ? step.back : undefined) {
    if (step === left) return true
  }
  return false
}

function holds(state: FlowState, context: StepContext): boolean {
  for (let step = state; step !== undefined && 'context' in step; step = step.back) {
    if (JSON.stringify(step.context) === JSON.stringify(context)) return true
  }
  return false
}
