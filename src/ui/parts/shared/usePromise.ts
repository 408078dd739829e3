'use client'
import { useRef, useState } from 'react'
import { type AuthError, asAuthError } from '../../../protocol/error.ts'

type Outcome = 'idle' | 'pending' | 'done' | { readonly error: AuthError | string }

interface Promised {
  /** One call at a time; while it runs, another one does nothing. */
  readonly run: (call: () => unknown) => void
  readonly isPending: boolean
  readonly isDone: boolean
  readonly error: AuthError | string | undefined
  readonly reset: () => void
  /** What runs now, until it is over, however it ends. */
  readonly running: () => Promise<void> | undefined
}

/** A host's handler that may return a promise: whether it runs, and why it failed. Without one, that is the host's. */
export function usePromise(): Promised {
  const [outcome, setOutcome] = useState<Outcome>('idle')
  const running = useRef<Promise<void> | undefined>(undefined)
  const run = (call: () => unknown) => {
    if (running.current !== undefined) return
    const answer = call()
    if (answer === undefined) return
    setOutcome('pending')
    const over = (end: Outcome) => {
      running.current = undefined
      setOutcome(end)
    }
    running.current = Promise.resolve(answer).then(
      () => over('done'),
      (thrown: unknown) => over({ error: typeof thrown === 'string' ? thrown : asAuthError(thrown) }),
    )
  }
  return {
    run,
    isPending: outcome === 'pending',
    isDone: outcome === 'done',
    error: typeof outcome === 'object' ? outcome.error : undefined,
    reset: () => setOutcome((last) => (last === 'pending' ? last : 'idle')),
    running: () => running.current,
  }
}
