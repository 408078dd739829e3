import type { Backend } from '../protocol/backend.ts'
import { asAuthError, errorMeanings } from '../protocol/error.ts'
import type { Step, StepContext } from '../protocol/step.ts'
import type { Lock } from './actionLock.ts'
import type { Preloading } from './preloading.ts'
import { type Delivery, deliver } from './delivery.ts'
import { noticeOf, type SignInEvent } from './events.ts'
import type { FlowEvent, FlowState } from './machine.ts'
import type { MutationClient } from './mutations.ts'
import { eraseSecret } from './secretSteps.ts'

/** What begins and ends with a flow: its starts, what is under way, and what its backend keeps for the person. */
export interface Lifetime {
  /**
   * Moves the person to where the backend's users start. `ask` gets a signal that aborts when another start begins, or
   * when the widget is gone, where it is aborted at once. Rejects with an `AuthError`; one that was aborted does not.
   *
   * `first` stands there already, and the person can type: what has changed is taken over while it does, a refusal takes it
   * away, and no other failure is told, since the request that needs the answer asks again.
   */
  start(ask: (signal: AbortSignal) => Promise<Delivery>, first?: Step): Promise<void>
  /** The person is where the backend's users start, without anyone having been asked. */
  begin(step: Step): void
  /** The person starts again: what is on screen is left, and nothing can be done there until the start is over. */
  leaveForStart(): void
  /** Takes charge of an answer of the backend's. The secrets of one that nobody will have are dropped. */
  receive(call: Promise<Step>, signal: AbortSignal): Delivery
  /** Goes on with a backend that is the same, made anew. */
  renew(backend: Backend): void
  /** The widget is gone: nothing runs on, nothing is kept. */
  end(): void
  readonly hasEnded: boolean
}

/** What of a flow its lifetime is made of. */
interface Parts {
  backend: Backend
  hasActed: boolean
  readonly client: MutationClient
  readonly lock: Lock
  readonly preloading: Preloading
  getState(): FlowState
  send(event: FlowEvent): void
  tell(event: SignInEvent): void
}

export function createLifetime(flow: Parts): Lifetime {
  const { client, lock, preloading, getState, send, tell } = flow
  let starting: AbortController | undefined
  let hasEnded = false

  const begin = (step: Step) => {
    // Drawn with the step: that the start is over.
    lock.isClosed = false
    send({ type: 'started', step })
    tell({ type: 'started', step: step.kind, ...noticeOf(step) })
    preloading.usable()
  }
  return {
    begin,
    async start(ask, first) {
      // They have started again before it was due: that start brings the same.
      if (first !== undefined && starting !== undefined) return
      starting?.abort()
      const own = new AbortController()
      starting = own
      // Shown again after its end, it is about to make way for another flow: that one asks.
      if (hasEnded) own.abort()
      try {
        const step = (await ask(own.signal)).take()
        // It came, and was discarded: another start has begun, or the widget is gone.
        if (step === undefined) return
        if (first === undefined) {
          // What was asked for, or kept, on the way here belongs to the screen that is left.
          leave(flow)
          begin(step)
        } else if (getState() === first) {
          send({ type: 'heard', step })
        }
      } catch (thrown) {
        // One that another has taken the place of ends nothing.
        if (own.signal.aborted) return
        lock.isClosed = false
        const error = asAuthError(thrown)
        if (first !== undefined) {
          if (getState() !== first || errorMeanings[error.code].outcome !== 'refused') return
          leave(flow)
          // Whoever was in the form is led to what takes its place.
          flow.hasActed ||= preloading.hasBegun
          send({ type: 'withdrawn' })
        }
        tell({ type: 'start-failed', error: error.code })
        throw error
      }
    },
    leaveForStart() {
      leave(flow)
      flow.hasActed = true
      lock.isClosed = true
    },
    receive: (call, signal) => deliver(call, signal, (answer) => drop(flow, answer)),
    renew(next) {
      if (next === flow.backend) return
      next.takeOver?.(flow.backend)
      flow.backend = next
    },
    end() {
      hasEnded = true
      starting?.abort()
      leave(flow)
      client.clear()
      preloading.end()
      const state = getState()
      if (state !== undefined) eraseSecret(state)
    },
    get hasEnded() {
      return hasEnded
    },
  }
}

/** Ends what is under way, and drops the secrets of the step on screen. */
function leave(flow: Parts): void {
  flow.lock.abort()
  const state = flow.getState()
  if (state !== undefined) flow.backend.forget?.(state)
}

/** Drops the secrets of an answer to someone who has left, but for those of a step they are still at. */
function drop(flow: Parts, answer: Step): void {
  if ('context' in answer && !holds(flow.getState(), answer.context)) flow.backend.forget?.(answer)
}

/** Is what the backend wants back the same on this step, or on one that it leads back to? */
function holds(state: FlowState, context: StepContext): boolean {
  for (let step = state; step !== undefined && 'context' in step; step = step.back) {
    if (JSON.stringify(step.context) === JSON.stringify(context)) return true
  }
  return false
}
