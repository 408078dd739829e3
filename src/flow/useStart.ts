import { useEffect, useRef } from 'react'
import { AuthError, asAuthError } from '../protocol/error.ts'
import { printed } from '../runtime/mistake.ts'
import type { Flow } from './createFlow.ts'
import type { Delivery } from './delivery.ts'
import { useFlowMutation } from './mutations.ts'
import type { Recalled } from './persistence/storable.ts'

/** The one read a flow begins with. */
export interface Start {
  readonly isPending: boolean
  readonly error: AuthError | undefined
  /** Asks the backend again where its users start, and leaves whatever step the person is on. */
  readonly again: () => void
}

/**
 * Asks the backend where its users start, once for each flow, and hands the machine the answer. Nothing of it is kept: a
 * start that is already done carries a session, and no cache may hold one.
 */
export function useStart(flow: Flow, recall: (() => Promise<Recalled | undefined>) | undefined): Start {
  const { mutate, error, isIdle, isPending } = useFlowMutation(flow, 'start')
  const started = useRef<Flow>(undefined)
  useEffect(() => {
    // StrictMode's rehearsal, and a screen that was hidden meanwhile, come here again.
    if (started.current === flow) return
    started.current = flow
    const first = flow.getState()
    // Shown again after its end, it is about to make way for another flow: that one begins.
    if (first !== undefined && !flow.lifetime.hasEnded) return flow.lifetime.begin(first)
    mutate(() =>
      flow.lifetime.start(async (signal) => {
        const recalled = await recall?.()
        signal.throwIfAborted()
        return firstStep(flow, signal, recalled)
      }),
    )
  }, [flow, mutate, recall])
  return {
    isPending: isPending || (isIdle && flow.getState() === undefined),
    error: error === null ? undefined : asAuthError(error),
    again: () => {
      // Asked for already, a moment before it shows.
      if (flow.lock.isClosed) return
      flow.lifetime.leaveForStart()
      mutate(() => flow.lifetime.start((signal) => firstStep(flow, signal, undefined)))
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
