import { useCallback, useRef } from 'react'
import type { Step } from '../../protocol/step.ts'
import type { Flow } from '../createFlow.ts'
import type { FlowEvent } from '../machine.ts'
import { useCommitEffect } from '../useCommitEffect.ts'
import { takePlace } from './keptPlace.ts'
import { preloadRules, recallStep, rememberStep } from './memory.ts'
import type { Recalled } from './storable.ts'

interface RememberOptions {
  readonly name: string | undefined
  readonly remember: boolean
}

/** Keeps the step over a reload, in this widget's own place. Gives back what was kept there. */
export function useRemember(flow: Flow, { name, remember }: RememberOptions): () => Promise<Recalled | undefined> {
  const place = useRef<string | undefined>(undefined)
  // Before the start, which asks for what was kept.
  useCommitEffect(() => {
    if (!remember) return undefined
    const taken = takePlace(flow.backend, name)
    place.current = taken.place
    let kept: Step | undefined
    let takeBack = () => {}
    const keep = (type: FlowEvent['type']) => {
      const step = flow.getState()
      // What other tabs tell stays in memory, and what is told of a first form will be told again.
      if (step === undefined || (type === 'heard' && (step.kind === 'phone' || step.kind === 'credentials'))) return
      // They will come back with another token, to what is kept.
      if (step.kind === 'sign-in-again') return
      const isFirst = type === 'started' && (step === flow.getFirst() || isBlank(step))
      // A done step holds the session, and nothing of it is kept. A reload begins at a first one by itself, and sooner.
      kept = step.kind === 'done' || isFirst ? undefined : step
      takeBack()
      if (type !== 'started' || step.kind === 'done') void rememberStep(taken.place, kept)
      // Nothing has been done yet: the rules of what may be kept come after the form.
      else takeBack = flow.preloading.later(() => void rememberStep(taken.place, kept))
    }
    // What an action leads to is kept at once.
    const takeBackRules = flow.preloading.turnedTo(preloadRules)
    const unsubscribe = flow.subscribe(({ type }) => keep(type))
    // It stood there before anyone listened.
    keep('started')
    // Again on the way out: the wall clock, which alone crosses a reload, may have been set since.
    const keepAgain = () => {
      if (kept !== undefined && !flow.lifetime.hasEnded) void rememberStep(taken.place, kept)
    }
    window.addEventListener('pagehide', keepAgain)
    return () => {
      unsubscribe()
      takeBackRules()
      takeBack()
      window.removeEventListener('pagehide', keepAgain)
      taken.leave()
      place.current = undefined
    }
  }, [flow, name, remember])
  return useCallback(async () => (place.current === undefined ? undefined : recallStep(place.current)), [])
}

/** Asks for a number, and knows nothing yet. */
function isBlank(step: Step): boolean {
  if (step.kind !== 'phone') return false
  const { kind: _, purpose: __, countries: ___, captcha: ____, context, ...known } = step
  return Object.keys(known).length === 0 && Object.keys(context).length === 0
}
