'use client'
import { useCallback, useSyncExternalStore } from 'react'
import { keepTime, now } from '../runtime/clock.ts'
import type { Instant } from '../protocol/step.ts'

/**
 * Whole seconds until a deadline, by the clock: a tab that slept, a timer that came late or a clock that was set change nothing.
 * Ticks as the second changes; 0 when it is over, or when there is no deadline.
 */
export function useCountdown(deadline: Instant | undefined): number {
  return useUntil(deadline, secondsUntil)
}

/** Whether a deadline is still to come. Whoever asks is drawn anew when it has, and not with each second. */
export function useIsAhead(deadline: Instant | undefined): boolean {
  return useUntil(deadline, isAhead)
}

function useUntil<Told>(deadline: Instant | undefined, told: (deadline: Instant | undefined) => Told): Told {
  const subscribe = useCallback((tick: () => void) => onEverySecondUntil(deadline, tick), [deadline])
  const read = () => told(deadline)
  return useSyncExternalStore(subscribe, read, read)
}

function isAhead(deadline: Instant | undefined): boolean {
  return secondsUntil(deadline) > 0
}

export function secondsUntil(deadline: Instant | undefined): number {
  return deadline === undefined ? 0 : Math.max(0, Math.ceil((deadline - now()) / 1000))
}

/** Of all who count: each is told when another is. As the words of a wait go, the button that waited with them is free. */
const ticks = new Set<() => void>()

function onEverySecondUntil(deadline: Instant | undefined, tick: () => void): () => void {
  if (deadline === undefined) return () => {}
  let timer: ReturnType<typeof setTimeout> | undefined
  const wait = () => {
    clearTimeout(timer)
    const left = deadline - now()
    if (left > 0) timer = setTimeout(look, left % 1000 || 1000)
  }
  const look = () => {
    for (const each of ticks) each()
    wait()
  }
  ticks.add(tick)
  wait()
  // A hidden tab's timers are held back, and a frozen one has none.
  const stop = keepTime(look)
  return () => {
    ticks.delete(tick)
    clearTimeout(timer)
    stop()
  }
}
