import type { Step } from '../protocol/step.ts'
import { untilAborted } from '../runtime/untilAborted.ts'

/**
 * The answer to one call of a backend. It has one owner, from when the call is made until it has moved the person or,
 * where they have left before that, has been discarded: one of the two, and once.
 */
export interface Delivery {
  /** Resolves with the answer, which is still to be taken. Rejects as the call does, and at once when the person leaves. */
  readonly arrived: Promise<Step>
  /** The answer, for moving the person. Undefined: it has been discarded, or taken. */
  take(): Step | undefined
  /** An answer that may not follow here, so nobody is to have it. */
  discard(): void
}

/** Awaits an answer. `drop` lets go of what the backend keeps for one that nobody will have. */
export function deliver(call: Promise<Step>, signal: AbortSignal, drop: (answer: Step) => void): Delivery {
  let answer: Step | undefined
  const take = () => {
    const taken = answer
    answer = undefined
    return taken
  }
  const discard = () => {
    const dropped = take()
    if (dropped !== undefined) drop(dropped)
  }
  // An answer that is there has not moved anyone yet: there are a few microtasks between, in which they may leave.
  signal.addEventListener('abort', discard)
  const kept = call.then((step) => {
    answer = step
    if (signal.aborted) discard()
    return step
  })
  return { arrived: untilAborted(kept, signal), take, discard }
}
