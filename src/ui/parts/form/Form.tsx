'use client'
import { type ReactNode, useRef } from 'react'
import { useCommitEffect } from '../../../flow/useCommitEffect.ts'
import { answerDeadPresses } from './sandboxedForm.ts'
import { useEarlyPress } from './useEarlyPress.ts'

export interface Press {
  /** Made before the script had arrived, and kept by `entryphone/early`. */
  readonly isEarly: boolean
}

export interface FormProps {
  readonly onSubmit: (press: Press) => void
  readonly children: ReactNode
}

/**
 * A form whose fields go nowhere but to `onSubmit`.
 *
 * `dialog` is the one method that asks nothing of anybody: what a browser submits by itself (before the script has
 * arrived, or by `form.submit()`, of which no event tells) neither reaches an address nor leaves the page.
 *
 * The event is heard at the form: a form of the host's around it keeps it from React's root, and React hands it on to
 * the one around a portal. So it also ends here.
 */
export function Form({ onSubmit, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null)
  const latest = useRef(onSubmit)
  useCommitEffect(() => {
    latest.current = onSubmit
  })
  useCommitEffect(() => {
    const own = form.current
    const hear = (event: SubmitEvent) => {
      // What stands in it may have a form too, by a portal of its own.
      if (event.target !== own) return
      event.preventDefault()
      event.stopPropagation()
      latest.current({ isEarly: false })
    }
    if (own === null) return undefined
    own.addEventListener('submit', hear)
    const stop = answerDeadPresses(own)
    return () => {
      own.removeEventListener('submit', hear)
      stop()
    }
  }, [])
  useEarlyPress(form, () => latest.current({ isEarly: true }))

  return (
    <form ref={form} className="entryphone-form" method="dialog" noValidate>
      {children}
    </form>
  )
}
