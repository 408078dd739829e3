'use client'
import { useEffect, useId, useRef, useState } from 'react'
import type { Instant } from '../../../protocol/step.ts'
import { secondsUntil, useCountdown, useIsAhead } from '../../../flow/useCountdown.ts'
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
  const isWaiting = useIsAhead(resendAt)
  const whole = useWhole(resendAt)
  const timerId = useId()

  // The clock itself is silent; that the wait is over is said once.
  const waited = useRef(false)
  useEffect(() => {
    if (!isWaiting && waited.current) announce(messages.code.resendReady)
    waited.current = isWaiting
  }, [isWaiting, announce, messages])

  return (
    <div className="entryphone-resend" data-waiting={isWaiting || undefined} data-main={look === 'main' || undefined}>
      <Button
        look={look}
        busy={isPending}
        waiting={isWaiting}
        onClick={onResend}
        aria-describedby={whole === 0 || isTold ? undefined : timerId}
      >
        {label}
      </Button>
      {/* Keeps its room when it is over: what stands beside it stays where it is. */}
      {whole > 0 && !isTold && <Wait id={timerId} resendAt={resendAt} whole={whole} />}
    </div>
  )
}

export const Resend = slot('Resend', OurResend)

interface WaitProps {
  readonly id: string
  readonly resendAt: Instant
  readonly whole: number
}

/** What is drawn with every second, and nothing besides: most of them pass while a code is typed. */
function Wait({ id, resendAt, whole }: WaitProps) {
  const { messages } = useWidget()
  const left = useCountdown(resendAt)
  return (
    <span className="entryphone-wait">
      <span className="entryphone-time" id={id} role="timer">
        {left > 0 && messages.code.resendIn(messages.clock(left))}
      </span>
      <Ring left={left / whole} />
    </span>
  )
}

/** The wait as it was when this deadline was first seen: what a full ring stands for. */
function useWhole(deadline: Instant): number {
  const [seen, setSeen] = useState(() => ({ deadline, whole: secondsUntil(deadline) }))
  if (seen.deadline !== deadline) setSeen({ deadline, whole: secondsUntil(deadline) })
  return seen.whole
}
