'use client'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ActionOf, Backend, BackendActions } from '../protocol/backend.ts'
import { AuthError, asAuthError } from '../protocol/error.ts'
import type { ActingKind, ActionName, Actions, Step, StepOf } from '../protocol/step.ts'
import type { Flow, Running } from './createFlow.ts'
import { useFlowContext } from './FlowContext.ts'
import { allows } from './machine.ts'

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
  useEffect(() => () => release(flow, own.current, 'abort'), [flow])

  const submit = (input: Input<Actions[K][A]>) => {
    const lock = takeLock(flow, `${kind}.${action}`)
    if (lock === undefined) return
    own.current = lock.running
    let answer: Step | undefined
    mutate(
      async () => {
        try {
          answer = await perform(flow, lock, kind, action, input)
        } catch (thrown) {
          // Leaving is not an error; anything else is one a person can read, whoever threw it.
          throw lock.running.controller.signal.aborted ? thrown : asAuthError(thrown)
        }
      },
      {
        // On `mutate`, not on `useMutation`: the latter fires after unmount, and a late answer would move someone who has left.
        onSuccess: () => {
          if (answer === undefined || lock.running.controller.signal.aborted) return
          flow.send({ type: 'answered', from: kind, action, step: answer })
        },
        onSettled: () => release(flow, lock.running, 'done'),
      },
    )
  }

  return { submit, isPending, error: error instanceof AuthError ? error : undefined, reset }
}

interface Lock {
  readonly running: Running
  /** What must be over before this one may go on the wire. */
  readonly before: Promise<void> | undefined
}

/**
 * One lock per flow, not per action. Taken here and not inside `mutationFn`, which react-query starts a microtask later:
 * a double click plus Enter made three requests.
 */
function takeLock(flow: Flow, action: string): Lock | undefined {
  const holder = flow.running
  let before: Promise<void> | undefined
  if (holder !== undefined) {
    // Only a code overtakes, and only a resend lets itself be overtaken.
    if (holder.action !== 'code.resend' || action !== 'code.submit') return undefined
    if (holder.phase === 'sending') before = holder.settled
    else holder.controller.abort()
  }
  let settle = () => {}
  const settled = new Promise<void>((resolve) => {
    settle = resolve
  })
  const running: Running = {
    action,
    phase: before === undefined ? 'preparing' : 'waiting',
    controller: new AbortController(),
    settled,
    settle,
  }
  flow.running = running
  return { running, before }
}

function release(flow: Flow, running: Running | undefined, how: 'abort' | 'done') {
  if (running === undefined) return
  if (how === 'abort') running.controller.abort()
  running.settle()
  if (flow.running === running) flow.running = undefined
}

async function perform<K extends ActingKind, A extends ActionName<K> & keyof Actions[K]>(
  flow: Flow,
  { running, before }: Lock,
  kind: K,
  action: A,
  input: Input<Actions[K][A]>,
): Promise<Step> {
  const { signal } = running.controller
  if (before !== undefined) await untilAborted(before, signal)
  running.phase = 'preparing'
  const ready = isPreparation(input) ? await untilAborted(input(signal), signal) : input
  signal.throwIfAborted()
  running.phase = 'sending'
  // The step as it is now: a code that waited for a resend goes out with what the resend brought.
  const step = flow.getState()
  if (!isKind(step, kind)) {
    running.controller.abort()
    throw signal.reason
  }
  const answer = await untilAborted(callOf(flow.backend, kind, action)(step, ready, { signal }), signal)
  if (!allows(flow.backend.routes, kind, action, answer.kind)) {
    throw new AuthError('unexpected', {
      cause: `${flow.backend.name} ${kind}.${action} may not answer ${answer.kind}.`,
    })
  }
  return answer
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
  if (call === undefined) throw new Error(`${backend.name} has no ${kind}.${String(action)}.`)
  return call
}

function isKind<K extends ActingKind>(step: Step | undefined, kind: K): step is StepOf<K> {
  return step?.kind === kind
}

/** Settles at once when the person leaves, also where a backend or a captcha does not listen to the signal. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason)
    if (signal.aborted) return leave()
    signal.addEventListener('abort', leave, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}
