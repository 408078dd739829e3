'use client'
import { type RefObject, useEffect, useRef } from 'react'
import { type CaptchaHandle, leftThePage } from '../../captcha/provider.ts'
import type { CaptchaToken } from '../../protocol/step.ts'

interface PressEnds {
  readonly solved: (token: CaptchaToken) => void
  readonly failed: (reason: unknown) => void
}

interface BoxPress {
  /** Waits for the tick, and at once has a box that is ticked already. Another press takes the place of this one. */
  readonly press: (ends: PressEnds) => void
  /** Nobody waits any more. A tick stays for the next press. */
  readonly withdraw: () => void
}

/** A press that waits for a box to be ticked. It is no action yet: nothing is busy, and nothing is locked. */
export function useBoxPress(solver: RefObject<CaptchaHandle | null>): BoxPress {
  const waiting = useRef<AbortController>(undefined)
  useEffect(() => () => waiting.current?.abort(), [])
  const withdraw = () => {
    waiting.current?.abort()
    waiting.current = undefined
  }
  return {
    withdraw,
    press({ solved, failed }) {
      withdraw()
      const wait = new AbortController()
      waiting.current = wait
      const settled = (end: () => void) => {
        if (wait.signal.aborted) return
        waiting.current = undefined
        end()
      }
      const solving = solver.current?.solve(wait.signal) ?? Promise.reject(leftThePage())
      solving.then(
        (token) => settled(() => solved(token)),
        (reason: unknown) => settled(() => !hasLeft(reason) && failed(reason)),
      )
    },
  }
}

/** The box itself has gone: nobody's error. */
function hasLeft(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'AbortError'
}
