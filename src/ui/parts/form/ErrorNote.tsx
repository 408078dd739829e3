'use client'
import { type ReactNode, useEffect } from 'react'
import { now } from '../../../runtime/clock.ts'
import type { Said } from '../../../locales/sentences.ts'
import type { Instant } from '../../../protocol/step.ts'
import { useCountdown } from '../../../flow/useCountdown.ts'
import { useFirstWidget } from '../../WidgetContext.ts'
import { Sign } from './Sign.tsx'
import { slot } from '../../slot.tsx'

/** What a line under a field says: an error, or news. */
export interface ErrorNoteProps {
  /** What the field names in `aria-describedby`. */
  readonly id: string
  /** What went wrong. Read out at once, and once. */
  readonly error?: string | undefined
  /** When trying again makes sense. */
  readonly retryAt?: Instant | undefined
  /** News, shown where there is no error. A refusal looks like an error, and is not read out again. */
  readonly notice?: Said | undefined
  /** Help that is always true. Shown where there is nothing newer to say. */
  readonly hint?: ReactNode
}

type FieldNoteProps = Pick<ErrorNoteProps, 'id' | 'error' | 'retryAt'>

/** The line between a field and the next one: of this field alone. Its room is one line, which most of them take. */
function OurFieldNote({ id, error, retryAt }: FieldNoteProps) {
  return (
    <div className="entryphone-note" data-between="" id={id}>
      {error !== undefined && (
        <div className="entryphone-line" data-kind="error">
          <Sign kind="error" />
          <div>
            <span role="alert">{error}</span>
            <RetryIn at={retryAt} />
          </div>
        </div>
      )}
    </div>
  )
}

export const FieldNote = slot('ErrorNote', OurFieldNote)

/** The two lines under a field. Their room is always there, so nothing moves when they are filled. */
export function OurErrorNote({ id, error, retryAt, notice, hint }: ErrorNoteProps) {
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
        <div className="entryphone-line" data-kind={notice.kind === 'refusal' ? 'error' : 'notice'}>
          <Sign kind={notice.kind === 'refusal' ? 'error' : 'notice'} />
          <div className="entryphone-time">{notice.text}</div>
        </div>
      )}
      {error === undefined && notice === undefined && hint !== undefined && <div>{hint}</div>}
    </div>
  )
}

export const ErrorNote = slot('ErrorNote', OurErrorNote)

/** An error as a sentence of its own, where a screen has nothing else to say. */
export function Reason({ text, retryAt }: { readonly text: string; readonly retryAt: Instant | undefined }) {
  return (
    <>
      <span role="alert">{text}</span>
      <RetryIn at={retryAt} />
    </>
  )
}

/** Beside the alert, not inside: a clock in a live region would be read out every second. How long it is is said once. */
function RetryIn({ at }: { readonly at: Instant | undefined }) {
  const { messages, announce } = useFirstWidget()
  const left = useCountdown(at)
  useEffect(() => {
    const seconds = at === undefined ? 0 : Math.ceil((at - now()) / 1000)
    if (seconds > 0) announce(messages.tryAgainIn(messages.duration(seconds)))
  }, [at, announce, messages])
  return left > 0 ? <span className="entryphone-time">{` ${messages.tryAgainIn(messages.clock(left))}`}</span> : null
}
