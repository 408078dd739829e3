import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react'
import { AuthError, asAuthError } from '../protocol/error.ts'
import { printed } from '../runtime/mistake.ts'
import type { Flow } from './createFlow.ts'
import type { Delivery } from './delivery.ts'
import { type Take, useObservedMutation } from './mutations.ts'
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
  const { ask, isPending, error } = useAsking(flow)
  const started = useRef<Flow>(undefined)
  useEffect(() => {
    // StrictMode's rehearsal, and a screen that was hidden meanwhile, come here again.
    if (started.current === flow) return
    started.current = flow
    const first = flow.getState()
    // Shown again after its end, it is about to make way for another flow: that one begins.
    if (first !== undefined && !flow.lifetime.hasEnded) return flow.lifetime.begin(first)
    ask(() =>
      flow.lifetime.start(async (signal) => {
        const recalled = await recall?.()
        signal.throwIfAborted()
        return firstStep(flow, signal, recalled)
      }),
    )
  }, [flow, ask, recall])
  return {
    isPending,
    error: error === null ? undefined : asAuthError(error),
    again: () => {
      // Asked for already, a moment before it shows.
      if (flow.lock.isClosed) return
      flow.lifetime.leaveForStart()
      ask(() => flow.lifetime.start((signal) => firstStep(flow, signal, undefined)))
    },
  }
}

/**
 * The mutation of the start, as what is shown of it: whether it runs, and how it failed. That it was begun, and is over
 * once its step is there, changes neither, so nothing is drawn again for it.
 */
function useAsking(flow: Flow) {
  const { mutate, subscribe, read } = useObservedMutation(flow, 'start')
  /** How often the person had moved when it was asked: its answer moves them. */
  const movesBefore = useRef(0)
  const follow = useCallback(
    (told: () => void) => {
      const leave = subscribe(told)
      const leaveFlow = flow.subscribe(told)
      return () => {
        leave()
        leaveFlow()
      }
    },
    [flow, subscribe],
  )
  const readPending = () => {
    const { isIdle, isPending } = read()
    return isIdle ? flow.getState() === undefined : isPending && flow.moves === movesBefore.current
  }
  const readError = () => read().error
  const ask = useCallback(
    (take: Take) => {
      movesBefore.current = flow.moves
      mutate(take)
    },
    [flow, mutate],
  )
  return {
    ask,
    isPending: useSyncExternalStore(follow, readPending, readPending),
    error: useSyncExternalStore(follow, readError, readError),
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
