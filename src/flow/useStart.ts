import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AuthError, asAuthError } from '../protocol/error.ts'
import { printed } from '../runtime/mistake.ts'
import type { Flow } from './createFlow.ts'
import type { Delivery } from './delivery.ts'
import { keyOf } from './queryClient.ts'
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
      queryKey: keyOf(flow.backend, 'start', flow.id, run),
      queryFn: async () => {
        await flow.lifetime.start(async (signal) => {
          const recalled = run === 0 ? await recall?.() : undefined
          signal.throwIfAborted()
          return firstStep(flow, signal, recalled)
        })
        return null
      },
      staleTime: Number.POSITIVE_INFINITY,
    },
    flow.client,
  )
  return {
    isPending,
    error: error === null ? undefined : asAuthError(error),
    again: () => {
      flow.lifetime.leaveForStart()
      if (error === null) setRun(run + 1)
      else void refetch()
    },
  }
}

async function firstStep(flow: Flow, signal: AbortSignal, recalled: Recalled | undefined): Promise<Delivery> {
  const { name, routes } = flow.backend
  const delivery = flow.lifetime.receive(flow.backend.start({ ...recalled, signal }), signal)
  const step = await delivery.arrived
  if (routes.start.includes(step.kind)) return delivery
  delivery.discard()
  throw new AuthError('unexpected', { cause: printed('E07', `${name}: start, ${step.kind}`) })
}
