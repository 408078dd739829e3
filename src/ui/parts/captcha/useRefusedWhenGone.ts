'use client'
import { useEffect, useRef } from 'react'
import { leftThePage } from '../../../captcha/provider.ts'
import type { AwaitedHandle } from './awaitedHandle.ts'

/** Whoever waits for a challenge that leaves the page is told so. */
export function useRefusedWhenGone(refuse: AwaitedHandle['refuse']): void {
  const isHere = useRef(false)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
      // Not at once: StrictMode takes it away and puts it back in one breath, perhaps while someone waits.
      queueMicrotask(() => {
        if (!isHere.current) refuse(leftThePage())
      })
    }
  }, [refuse])
}
