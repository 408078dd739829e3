'use client'
import { type RefObject, useRef } from 'react'
import type { Step } from '../../protocol/step.ts'
import { useCommitEffect } from '../useCommitEffect.ts'
import type { leaveScreen } from './glide.ts'

let leave: typeof leaveScreen | undefined

/** A chunk of its own: nothing of the first form waits for it, and what it does not reach in time stands still. */
export function preloadGlide(): void {
  import('./glide.ts').then(
    (module) => {
      leave = module.leaveScreen
    },
    () => {},
  )
}

/** What a screen that has gone left behind for the one that comes in the same moment. */
export interface Left {
  readonly step: Step
  readonly enter: (place: HTMLElement, isBack: boolean) => void
}

/**
 * Has the screen that comes take over from the one that goes. Runs in the screen that is on `place`: what it shows is still
 * there when it is taken off, and the next is there when its own effect runs. Nothing waits for it, the focus least of all.
 */
export function useGlide(place: RefObject<HTMLElement | null>, left: RefObject<Left | undefined>, step: Step): void {
  const latest = useRef(step)
  useCommitEffect(() => {
    latest.current = step
  })
  useCommitEffect(() => {
    const before = left.current
    left.current = undefined
    // The first screen of all is there before its place is known.
    if (place.current !== null && before !== undefined)
      before.enter(place.current, leadsBack(before.step, latest.current))
    return () => {
      const enter = place.current === null ? undefined : leave?.(place.current)
      left.current = enter && { step: latest.current, enter }
    }
  }, [place, left])
}

function leadsBack(from: Step, to: Step): boolean {
  return 'back' in from && from.back?.kind === to.kind
}
