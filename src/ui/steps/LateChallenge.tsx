'use client'
import { type ReactNode, useEffect, useRef } from 'react'
import { focusedBeside } from '../../runtime/tree.ts'
import { useFirstWidget } from '../WidgetContext.ts'

interface LateChallengeProps {
  readonly isOpen: boolean
  readonly children: ReactNode
}

/**
 * A challenge that the last press has brought: whoever pressed finds themselves at it, in sight and with the focus, and
 * once the vendor's box is drawn, in the box. Someone who has gone on elsewhere in the page is left there.
 */
export function LateChallenge({ isOpen, children }: LateChallengeProps) {
  const { messages } = useFirstWidget()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const own = place.current
    if (own === null || !isOpen) return undefined
    const show = () => own.scrollIntoView?.({ block: 'nearest' })
    const focused = focusedBeside(own)
    const card = own.closest('.entryphone-card')
    if (focused !== null && focused !== own.ownerDocument.body && card?.contains(focused) !== true) return undefined
    // A provider that is there already may have taken it into its box.
    if (!own.contains(focused)) own.focus({ preventScroll: true })
    show()
    // It has its height only now.
    own.addEventListener('animationend', show)
    return () => own.removeEventListener('animationend', show)
  }, [isOpen])
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset has a border and a least width of its own
    <div className="entryphone-late" ref={place} role="group" aria-label={messages.captcha.label} tabIndex={-1}>
      {children}
    </div>
  )
}
