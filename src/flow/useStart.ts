import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AuthError, asAuthError } from '../protocol/error.ts'
import { printed } from '../runtime/mistake.ts'
import type { Step } from '../protocol/step.ts'
import { untilAborted } from '../runtime/untilAborted.ts'
import type { Flow } from './createFlow.ts'
import { noticeOf } from './events.ts'
import type { Recalled } from './persistence/storable.ts'

/** The one read a flow begins with. */
export interface Start {
  readonly isPending: boolean
  readonly error: AuthError | undefined
  /** Asks the backend again where its users start, and leaves whatever step the person is on. */
  readonly again: () => void
}

/**
 * Asks the backend where its users start and hands the machine the answer. The query keeps nothing: a start that is
 * already done carries a session, and no cache may hold one.
 */
export function useStart(flow: Flow, recall: (() => Promise<Recalled | undefined>) | undefined): Start {
  const [run, setRun] = useState(0)
  const { isPending, error, refetch } = useQuery(
    {
      queryKey: ['entryphone', flow.backend.name, 'start', flow.id, run],
      queryFn: async () => {
        const signal = flow.beginStart()
        try {
          const recalled = run === 0 ? await recall?.() : undefined
          signal.throwIfAborted()
          const step = await firstStep(flow, signal, recalled)
          // What was asked for, or kept, on the way here belongs to the screen that is left.
          flow.leave()
          flow.forget()
          flow.send({ type: 'started', step })
          flow.tell({ type: 'started', step: step.kind, ...noticeOf(step) })
          return null
        } catch (thrown) {
          if (!signal.aborted) flow.tell({ type: 'start-failed', error: asAuthError(thrown).code })
          throw thrown
        } finally {
          flow.endStart(signal)
        }
      },
      staleTime: Number.POSITIVE_INFINITY,
    },
    flow.client,
  )
  return {
    isPending,
    error: error === null ? undefined : asAuthError(error),
    again: () => {
      flow.leave()
      flow.forget()
      flow.willStart()
      if (error === null) setRun(run + 1)
      else void refetch()
    },
  }
}

async function firstStep(flow: Flow, signal: AbortSignal, recalled: Recalled | undefined): Promise<Step> {
  const { name, routes } = flow.backend
  const started = flow.backend.start({ ...recalled, signal })
  const step = await untilAborted(started, signal)
  if (routes.start.includes(step.kind)) return step
  throw new AuthError('unexpected', { cause: printed('E07', `${name}: start, ${step.kind}`) })
}
