import { useEffect, useRef, useState } from 'react'
import { AuthError } from '../protocol/error.ts'
import { useCommitEffect } from './useCommitEffect.ts'
import { printed } from '../runtime/mistake.ts'
import type { Flow } from './createFlow.ts'
import type { Delivery } from './delivery.ts'
import type { Recalled } from './persistence/storable.ts'

/** The one read a flow begins with. */
export interface Start {
  readonly isPending: boolean
  readonly error: AuthError | undefined
  /** Asks the backend again where its users start, and leaves whatever step the person is on. */
  readonly again: () => void
}

/**
 * Asks the backend where its users start, once for each flow, and hands the machine the answer. Nothing of it is kept, not
 * even by react-query: a start that is already done carries a session, and no cache may hold one.
 */
export function useStart(flow: Flow, recall: (() => Promise<Recalled | undefined>) | undefined): Start {
  // A new object for each try, so that whoever looks at it is told. That the first is over is drawn with its step.
  const [{ error }, setTry] = useState<{ readonly error?: AuthError }>({})
  const started = useRef<Flow>(undefined)
  // Before anything is painted: whoever waits for the answer waits for one drawing less.
  useCommitEffect(() => {
    // Shown again after its end, it is about to make way for another flow: that one begins.
    if (started.current === flow || (flow.getState() !== undefined && !flow.lifetime.hasEnded)) return
    // StrictMode's rehearsal, and a screen that was hidden meanwhile, come here again.
    started.current = flow
    const ask = async (signal: AbortSignal) => {
      const recalled = await recall?.()
      signal.throwIfAborted()
      return firstStep(flow, signal, recalled)
    }
    flow.lifetime.start(ask).catch(failed(setTry))
  }, [flow, recall])
  useEffect(() => {
    const first = flow.getState()
    if (started.current === flow || first === undefined) return
    started.current = flow
    flow.lifetime.begin(first)
    if (flow.backend.isFirstProvisional !== true) return
    flow.preloading.later(() => {
      flow.lifetime.start((signal) => firstStep(flow, signal), first).catch(failed(setTry))
    })
  }, [flow])
  return {
    get isPending() {
      return error === undefined && (flow.lock.isClosed || flow.getState() === undefined)
    },
    error,
    again: () => {
      // Asked for already, a moment before it shows.
      if (flow.lock.isClosed) return
      flow.lifetime.leaveForStart()
      setTry({})
      // It may lead to where they are.
      flow.lifetime.start((signal) => firstStep(flow, signal)).then(() => setTry({}), failed(setTry))
    },
  }
}

function failed(setTry: (tried: { readonly error: AuthError }) => void) {
  return (error: AuthError) => setTry({ error })
}

async function firstStep(flow: Flow, signal: AbortSignal, recalled?: Recalled): Promise<Delivery> {
  const { name, routes } = flow.backend
  const delivery = flow.lifetime.receive(flow.backend.start({ ...recalled, signal }), signal)
  const step = await delivery.arrived
  if (routes.start.includes(step.kind)) return delivery
  delivery.discard()
  throw new AuthError('unexpected', { cause: printed('E07', `${name}: start, ${step.kind}`) })
}
