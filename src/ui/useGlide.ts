'use client'
import { type RefObject, useRef } from 'react'
import type { Step } from '../protocol/step.ts'
import type { leaveScreen } from './glide.ts'
import { useCommitEffect } from '../flow/useCommitEffect.ts'

let leaves: typeof leaveScreen | undefined

/** A chunk of its own: nothing of the first form waits for it, and what it does not reach in time stands still. */
export function preloadGlide(): void {
  import('./glide.ts').then(
    (module) => {
      leaves = module.leaveScreen
    },
    () => {},
  )
}

/** How one screen hands over to the next, which comes in the same moment. */
export interface Glide {
  leave(place: HTMLElement, step: Step): void
  enter(place: HTMLElement, step: Step): void
}

export function createGlide(): Glide {
  let left: { readonly step: Step; readonly enter: ReturnType<typeof leaveScreen> } | undefined
  return {
    leave(place, step) {
      left = { step, enter: leaves?.(place) }
      // Last: it writes, and whoever then asks for a height has all laid out once more.
      keepHeight(place.closest<HTMLElement>('.entryphone-card'))
    },
    enter(place, step) {
      left?.enter?.(place, 'back' in left.step && left.step.back?.kind === step.kind)
      left = undefined
    },
  }
}

/**
 * Has the screen that comes take over from the one that goes. Runs in the screen that is on `place`: what it shows is still
 * there when it is taken off, and the next is there when its own effect runs. Nothing waits for it, the focus least of all.
 */
export function useGlide({ leave, enter }: Glide, place: RefObject<HTMLElement | null>, step: Step): void {
  const latest = useRef(step)
  useCommitEffect(() => {
    latest.current = step
  })
  useCommitEffect(() => {
    // The first screen of all is there before its place is known.
    if (place.current !== null) enter(place.current, latest.current)
    return () => {
      if (place.current !== null) leave(place.current, latest.current)
    }
  }, [leave, enter, place])
}

/** What has grown for one step does not shrink for the next: what the host has below stays where it is. */
function keepHeight(card: HTMLElement | null): void {
  // A test without a browser has no heights.
  if (card === null || card.offsetHeight === 0) return
  // In the visitor's text, which may grow.
  card.style.minBlockSize = `${card.offsetHeight / Number.parseFloat(getComputedStyle(card).fontSize)}em`
}
