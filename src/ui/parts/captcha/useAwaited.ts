'use client'
import { useCallback, useRef, useState } from 'react'

/**
 * Whether somebody is waited for: true while a promise that `watch` was given is open, but not of one that is settled at
 * once, as a box does that is ticked already.
 */
export function useAwaited(): readonly [isAwaited: boolean, watch: <T>(wait: Promise<T>) => Promise<T>] {
  const [isAwaited, setAwaited] = useState(false)
  const open = useRef(0)
  const watch = useCallback(async <T>(wait: Promise<T>): Promise<T> => {
    open.current += 1
    const timer = setTimeout(() => setAwaited(true))
    try {
      return await wait
    } finally {
      clearTimeout(timer)
      open.current -= 1
      setAwaited(open.current > 0)
    }
  }, [])
  return [isAwaited, watch]
}
