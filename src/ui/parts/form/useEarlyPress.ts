'use client'
import { type RefObject, useEffect, useRef } from 'react'
import { useCommitEffect } from '../../../flow/useCommitEffect.ts'

/**
 * Makes the press once that `entryphone/early` has kept of a form that a server drew. The two know of each other by two
 * events on the form's element, each answered by preventing its default: `entryphone:press` ("is anyone here?") and
 * `entryphone:ready` ("was it pressed?").
 */
export function useEarlyPress(form: RefObject<HTMLFormElement | null>, press: () => void): void {
  const latest = useRef(press)
  const isPressed = useRef(false)
  // Before what was typed meanwhile is told of, which is an edit to whoever keeps the press.
  useCommitEffect(() => {
    const own = form.current
    if (own === null) return undefined
    const answer = (event: Event) => event.preventDefault()
    own.addEventListener('entryphone:press', answer)
    if (!own.dispatchEvent(new Event('entryphone:ready', { cancelable: true }))) isPressed.current = true
    return () => own.removeEventListener('entryphone:press', answer)
  }, [form])
  // After it: fields read theirs in effects of their own, and draw it before the next task.
  useEffect(() => {
    latest.current = press
    if (!isPressed.current) return undefined
    const timer = setTimeout(() => {
      isPressed.current = false
      latest.current()
    })
    return () => clearTimeout(timer)
  })
}
