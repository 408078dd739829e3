'use client'
import { useState } from 'react'
import type { Instant } from '../../../protocol/step.ts'
import { useCountdown } from '../../../flow/useCountdown.ts'
import { useWidget } from '../../useWidget.ts'

/** How long the code still holds. Nobody waits for what is further off than ten minutes: no second of it is shown. */
export function ValidFor({ expiresAt }: { readonly expiresAt: Instant }) {
  const { messages } = useWidget()
  const left = useCountdown(expiresAt)
  // From 10:00 to 9:59 the clock loses a digit; its room is for the longer one, so the words beside it stay.
  const [isLong] = useState(left === 600)
  if (left === 0) return <span className="entryphone-valid">{messages.code.expired}</span>
  return (
    <span className="entryphone-valid" data-long={isLong || undefined}>
      <span>{`${messages.code.validFor} `}</span>
      <span className="entryphone-time" role="timer">
        {left > 600 ? messages.duration(left) : messages.clock(left)}
      </span>
    </span>
  )
}
