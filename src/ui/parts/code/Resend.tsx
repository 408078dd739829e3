'use client'
import { useEffect, useId, useRef, useState } from 'react'
import type { Instant } from '../../../protocol/step.ts'
import { useCountdown } from '../../../flow/useCountdown.ts'
import { useWidget } from '../../useWidget.ts'
import { Button } from '../form/Button.tsx'
import { Ring } from '../shared/Ring.tsx'
import { slot } from '../../slot.tsx'

/** “Send again”: when it may be pressed, and what a press does. */
export interface ResendProps {
  /** The words on the button. */
  readonly label: string
  /** `main` where another message is the only way on. */
  readonly look: 'main' | 'link'
  /** From when another message may be asked for. */
  readonly resendAt: Instant
  /** How long it is stands elsewhere. */
  readonly isTold: boolean
  /** Its request runs. */
  readonly isPending: boolean
  /** The person asks for another message. */
  readonly onResend: () => void
}

/** Another message, and how long until it may be pressed. The button never goes away, so neither does the focus. */
export function OurResend({ label, look, resendAt, isTold, isPending, onResend }: ResendProps) {
  const { messages, announce } = useWidget()
  const left = useCountdown(resendAt)
  const whole = useWhole(resendAt, left)
  const timerId = useId()

  // The clock itself is silent; that the wait is over is said once.
  const waited = useRef(false)
  useEffect(() => {
    if (left === 0 && waited.current) announce(messages.code.resendReady)
    waited.current = left > 0
  }, [left, announce, messages])

  return (
    <div className="entryphone-resend" data-waiting={left > 0 || undefined} data-main={look === 'main' || undefined}>
      <Button
        look={look}
        busy={isPending}
        waiting={left > 0}
        onClick={onResend}
        aria-describedby={whole === 0 || isTold ? undefined : timerId}
      >
        {label}
      </Button>
      {/* Keeps its room when it is over: what stands beside it stays where it is. */}
      {whole > 0 && !isTold && (
        <span className="entryphone-wait">
          <span className="entryphone-time" id={timerId} role="timer">
            {left > 0 && messages.code.resendIn(messages.clock(left))}
          </span>
          <Ring left={left / whole} />
        </span>
      )}
    </div>
  )
}

export const Resend = slot('Resend', OurResend)

/** The longest wait seen for this deadline: what a full ring stands for. */
function useWhole(deadline: Instant, left: number): number {
  const [seen, setSeen] = useState({ deadline, whole: left })
  if (seen.deadline !== deadline) setSeen({ deadline, whole: left })
  return seen.whole
}
