'use client'
import { useEffect, useState } from 'react'
import type { Instant } from '../protocol/step.ts'

/**
 * Whole seconds until a deadline, by the clock: a tab that slept, a timer that came late or a reload change nothing.
 * Ticks as the second changes; 0 when it is over, or when there is no deadline.
 */
export function useCountdown(deadline: Instant | undefined): number {
  const [seen, setSeen] = useState(() => ({ deadline, now: Date.now() }))
  // Ticking stops at zero, so at a new deadline the last look at the clock may be minutes old.
  if (seen.deadline !== deadline) setSeen({ deadline, now: Date.now() })

  useEffect(() => {
    if (deadline === undefined) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      clearTimeout(timer)
      const now = Date.now()
      setSeen({ deadline, now })
      if (now < deadline) timer = setTimeout(look, (deadline - now) % 1000 || 1000)
    }
    look()
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [deadline])

  return seen.deadline === undefined ? 0 : Math.max(0, Math.ceil((seen.deadline - seen.now) / 1000))
}
