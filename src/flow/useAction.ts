'use client'
import { useEffect, useRef } from 'react'
import { AuthError, asAuthError } from '../protocol/error.ts'
import type { ActingKind, ActionName, Actions } from '../protocol/step.ts'
import type { Running } from './actionLock.ts'
import type { Flow } from './createFlow.ts'
import type { Delivery } from './delivery.ts'
import { useFlowContext } from './FlowContext.ts'
import { useFlowMutation } from './mutations.ts'
import type { Input } from './performAction.ts'
import { reportAction } from './reportAction.ts'
import { untilAborted } from '../runtime/untilAborted.ts'

export type { Input } from './performAction.ts'

/**
 * One action of the step on screen, as a component shows it: what takes it, whether it runs, and why it did not work.
 */
export interface ActionView<I> {
  /** Takes the action: one request at a time, one move. A second press while it runs does nothing. */
  readonly submit: (input: Input<I>) => void
  readonly isPending: boolean
  /** Why the last try failed. Gone with the screen, cleared by the next try and by `reset`. */
  readonly error: AuthError | undefined
  readonly reset: () => void
}

/**
 * The seam between the machine and react-query: one action of the step on screen. A call that resolves moves the
 * person; a call that rejects leaves them where they are, with `error`. Call `submit` from event handlers only.
 */
export function useAction<K extends ActingKind, A extends ActionName<K> & keyof Actions[K]>(
  kind: K,
  action: A,
): ActionView<Actions[K][A]> {
  const { flow, acting } = useFlowContext()
  const { isGone, begin } = useRunning(flow)
  const { mutate, isPending, error, reset } = useFlowMutation(flow, kind, action)

  const submit = (input: Input<Actions[K][A]>) => {
    // Nobody would hear how it ends, nor open the lock.
    if (isGone()) return
    const running = flow.lock.take(`${kind}.${action}`)
    if (running === undefined) return
    begin(running)
    const report = reportAction(flow, { step: kind, action }, running.signal)
    let delivery: Delivery | undefined
    mutate(
      async () => {
        try {
          flow.preloading.begin()
          const { performAction } = await untilAborted(acting.get(), running.signal)
          delivery = await performAction(flow, running, { kind, action, input })
        } catch (thrown) {
          // Leaving is not an error; anything else is one a person can read, whoever threw it.
          if (running.signal.aborted) throw thrown
          const error = asAuthError(thrown)
          report.failed(error)
          throw error
        }
      },
      {
        // On `mutate`, not on `useMutation`: the latter fires after unmount, and a late answer would move someone who has left.
        onSuccess: () => {
          const step = delivery?.take()
          if (step === undefined) return
          flow.send({ type: 'answered', from: kind, action, step })
          report.answered(step)
        },
        onSettled: () => running.release(),
      },
    )
  }

  return {
    submit,
    isPending,
    error: error instanceof AuthError ? error : undefined,
    // Not while it runs: react-query would let go of it, and nobody would hear the answer or open the lock.
    reset: () => {
      if (!isPending) reset()
    },
  }
}

/** A screen that goes takes its request with it. StrictMode unmounts it once before anyone could press: nothing runs yet. */
function useRunning(flow: Flow) {
  const own = useRef<Running | undefined>(undefined)
  const isGone = useRef(false)
  useEffect(() => {
    isGone.current = false
    return () => {
      isGone.current = true
      own.current?.abort()
      own.current?.release()
    }
  }, [flow])
  return {
    isGone: () => isGone.current,
    begin(running: Running) {
      own.current = running
    },
  }
}
