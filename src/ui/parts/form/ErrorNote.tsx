'use client'
import { type ReactNode, useEffect } from 'react'
import { now } from '../../../runtime/clock.ts'
import type { Instant } from '../../../protocol/step.ts'
import { useCountdown } from '../../useCountdown.ts'
import { useWidget } from '../../WidgetContext.ts'

export interface ErrorNoteProps {
  readonly id: string
  /** What went wrong. Read out at once, and once. */
  readonly error?: string | undefined
  /** When trying again makes sense. */
  readonly retryAt?: Instant | undefined
  /** News that is not bad. Shown where there is no error. */
  readonly notice?: string | undefined
  /** Help that is always true. Shown where there is nothing newer to say. */
  readonly hint?: ReactNode
}

/** The two lines under a field. Their room is always there, so nothing moves when they are filled. */
export function ErrorNote({ id, error, retryAt, notice, hint }: ErrorNoteProps) {
  return (
    <div className="entryphone-note" id={id}>
      <div className="entryphone-line" data-kind="error">
        {error !== undefined && <Sign kind="error" />}
        <div>
          {/* Always in the page: a live region that arrives together with its words is often not read. */}
          <span role="alert">{error}</span>
          {error !== undefined && <RetryIn at={retryAt} />}
        </div>
      </div>
      {error === undefined && notice !== undefined && (
        <div className="entryphone-line" data-kind="notice">
          <Sign kind="notice" />
          <div>{notice}</div>
        </div>
      )}
      {error === undefined && notice === undefined && hint !== undefined && <div>{hint}</div>}
    </div>
  )
}

/** Beside the alert, not inside: a clock in a live region would be read out every second. How long it is is said once. */
function RetryIn({ at }: { readonly at: Instant | undefined }) {
  const { messages, announce } = useWidget()
  const left = useCountdown(at)
  useEffect(() => {
    const seconds = at === undefined ? 0 : Math.ceil((at - now()) / 1000)
    if (seconds > 0) announce(messages.tryAgainIn(messages.duration(seconds)))
  }, [at, announce, messages])
  return left > 0 ? <span className="entryphone-time">{` ${messages.tryAgainIn(messages.clock(left))}`}</span> : null
}

/** Never by colour alone. */
function Sign({ kind }: { readonly kind: 'error' | 'notice' }) {
  return (
    <svg
      className="entryphone-sign"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      fill="none"
      focusable="false"
    >
      <circle cx="8" cy="8" r="6.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path
        d={kind === 'error' ? 'M8 4.5v4.25M8 11.4v.1' : 'M8 7.25v4.25M8 4.6v.1'}
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
      />
    </svg>
  )
}
