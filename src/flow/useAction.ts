'use client'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ActionOf, Backend, BackendActions } from '../protocol/backend.ts'
import { AuthError, asAuthError } from '../protocol/error.ts'
import { printed } from '../runtime/mistake.ts'
import type { ActingKind, ActionName, Actions, Step, StepOf } from '../protocol/step.ts'
import { untilAborted } from '../runtime/untilAborted.ts'
import { ask } from './asking.ts'
import { createRunning, type Flow, type Running } from './createFlow.ts'
import { useFlowContext } from './FlowContext.ts'
import { allows } from './machine.ts'
import { reportAction } from './reportAction.ts'

/** What an action takes: the input itself, or a function that gets it first (a captcha's token, say). */
export type Input<I> = I | ((signal: AbortSignal) => Promise<I>)

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
  const { flow } = useFlowContext()
  const own = useRef<Running | undefined>(undefined)
  const { mutate, isPending, error, reset } = useMutation<void, unknown, () => Promise<void>>(
    {
      mutationKey: ['entryphone', flow.backend.name, kind, action],
      // The input is inside the closure, never among the variables: those stay readable in the mutation cache.
      mutationFn: (take) => take(),
    },
    flow.client,
  )

  // A screen that goes takes its request with it. Under StrictMode nothing runs yet when this is rehearsed.
  const isGone = useRef(false)
  useEffect(() => {
    isGone.current = false
    return () => {
      isGone.current = true
      release(flow, own.current, 'abort')
    }
  }, [flow])

  const submit = (input: Input<Actions[K][A]>) => {
    // Nobody would hear how it ends, nor open the lock.
    if (isGone.current) return
    const running = takeLock(flow, `${kind}.${action}`)
    if (running === undefined) return
    own.current = running
    const { signal } = running.controller
    const tell = reportAction(flow, { step: kind, action }, signal)
    let answer: Step | undefined
    // Between the answer and the move there are a few turns, in which the person may leave.
    signal.addEventListener('abort', () => answer && flow.discard(answer), { once: true })
    mutate(
      async () => {
        try {
          answer = await perform(flow, running, kind, action, input)
          if (signal.aborted) flow.discard(answer)
        } catch (thrown) {
          // Leaving is not an error; anything else is one a person can read, whoever threw it.
          if (signal.aborted) throw thrown
          const error = asAuthError(thrown)
          tell.failed(error)
          throw error
        }
      },
      {
        // On `mutate`, not on `useMutation`: the latter fires after unmount, and a late answer would move someone who has left.
        onSuccess: () => {
          if (answer === undefined || signal.aborted) return
          const step = answer
          answer = undefined
          flow.send({ type: 'answered', from: kind, action, step })
          tell.answered(step)
        },
        onSettled: () => release(flow, running, 'done'),
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

/**
 * One lock per flow, not per action. Taken here and not inside `mutationFn`, which react-query starts a microtask later:
 * a double click plus Enter made three requests.
 */
function takeLock(flow: Flow, action: string): Running | undefined {
  if (flow.isStarting) return undefined
  const holder = flow.running
  // Only a code overtakes, and only a resend lets itself be overtaken.
  if (holder !== undefined && (holder.action !== 'code.resend' || action !== 'code.submit')) return undefined
  const behind = holder?.isSent === true ? holder : undefined
  if (behind === undefined) holder?.controller.abort()
  const running = createRunning(action, behind)
  flow.running = running
  return running
}

function release(flow: Flow, running: Running | undefined, how: 'abort' | 'done') {
  if (running === undefined) return
  if (how === 'abort') running.controller.abort()
  running.settle()
  if (flow.running === running) flow.running = undefined
}

async function perform<K extends ActingKind, A extends ActionName<K> & keyof Actions[K]>(
  flow: Flow,
  running: Running,
  kind: K,
  action: A,
  input: Input<Actions[K][A]>,
): Promise<Step> {
  const { signal } = running.controller
  if (running.behind !== undefined) await untilAborted(running.behind.settled, signal)
  const ready = isPreparation(input) ? await untilAborted(input(signal), signal) : input
  if (flow.takeTurn !== undefined) await untilAborted(flow.takeTurn(running), signal)
  signal.throwIfAborted()
  running.isSent = true
  // The step as it is now: a code that waited for a resend goes out with what the resend brought.
  const step = flow.getState()
  if (!isKind(step, kind)) {
    running.controller.abort()
    throw signal.reason
  }
  const asking = ask(flow, step, action, ready)
  const seen = asking.step
  if (!isKind(seen, kind)) throw new Error('What is asked is about the step on screen.')
  const called = callOf(flow.backend, kind, action)(seen, ready, { signal })
  called.then(
    (late) => {
      if (signal.aborted) flow.discard(late)
    },
    () => {},
  )
  const answer = await untilAborted(called, signal).catch((thrown: unknown) => {
    if (!signal.aborted) asking.failed(thrown)
    throw thrown
  })
  if (!allows(flow.backend.routes, kind, action, answer.kind)) {
    throw new AuthError('unexpected', {
      cause: printed('E07', `${flow.backend.name}: ${kind}.${action}, ${answer.kind}`),
    })
  }
  return asking.answered(answer)
}

function isPreparation<I>(input: Input<I>): input is (signal: AbortSignal) => Promise<I> {
  return typeof input === 'function'
}

/** What the backend does for this action. Missing: the host composed a screen this backend never asks for. */
function callOf<K extends ActingKind, A extends keyof Actions[K]>(
  backend: Backend,
  kind: K,
  action: A,
): ActionOf<K, A, Step> {
  const actions: BackendActions = backend
  const call = actions[kind]?.[action]
  if (call === undefined) {
    throw new AuthError('unexpected', { cause: printed('E08', `${backend.name}: ${kind}.${String(action)}`) })
  }
  return call
}

function isKind<K extends ActingKind>(step: Step | undefined, kind: K): step is StepOf<K> {
  return step?.kind === kind
}
