'use client'
import { forwardRef, type ReactNode, useId, useImperativeHandle, useRef, useState } from 'react'
import { type ErrorContext, messageFor } from '../../../locales/messageFor.ts'
import { AuthError, isAbout } from '../../../protocol/error.ts'
import type { CodeShape } from '../../../protocol/step.ts'
import { useCommitEffect } from '../../useCommitEffect.ts'
import { useLimit } from '../../useLimit.ts'
import { useWebOtp } from '../../useWebOtp.ts'
import { useWidget } from '../../WidgetContext.ts'
import { Button } from '../form/Button.tsx'
import { CodeEntry } from './CodeEntry.tsx'
import { ErrorNote } from '../form/ErrorNote.tsx'
import { Form, type Press } from '../form/Form.tsx'
import { isComplete, readPasted } from './readCode.ts'

export interface CodeFormProps {
  readonly label: string
  readonly submitLabel: string
  readonly shape: CodeShape
  readonly onSubmit: (code: string) => void
  readonly isPending: boolean
  /** Codes are not taken yet. */
  readonly waiting?: boolean | undefined
  /** Where the code comes from, for the words of an error. */
  readonly factor: NonNullable<ErrorContext['factor']>
  /** Why the last try failed. A host's own sentence is about the code. */
  readonly error?: AuthError | string | undefined
  /** The person types again. */
  readonly onEdit?: (() => void) | undefined
  readonly notice?: string | undefined
  readonly hint?: ReactNode
  readonly autoComplete?: 'one-time-code' | 'off' | undefined
  /** Also take the code out of a text message, where the browser can. */
  readonly readsMessages?: boolean | undefined
  /** Another one: what stands in the field belongs to a code that is gone, or of another kind. */
  readonly resetKey?: string | undefined
  /** Between the field and the button. */
  readonly children?: ReactNode
}

/** A code and a button. Submits itself once it is complete, and never twice the same by itself. */
export const CodeForm = forwardRef<HTMLInputElement, CodeFormProps>(function CodeForm(props, ref) {
  const { label, submitLabel, shape, onSubmit, isPending, error, onEdit, notice, hint } = props
  const { messages } = useWidget()
  const isLimited = useLimit(error)
  const isAboutCode = typeof error === 'string' || isAbout(error, 'code')
  const waiting = props.waiting === true || isLimited
  const id = useId()
  const noteId = useId()
  const input = useRef<HTMLInputElement>(null)
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(ref, () => input.current, [])
  const sent = useRef(new Set<string>())
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string>()

  const [lastResetKey, setLastResetKey] = useState(props.resetKey)
  if (lastResetKey !== props.resetKey) {
    setLastResetKey(props.resetKey)
    setCode('')
    setProblem(undefined)
  }

  // A wrong code is there to be typed over, from the moment its refusal is read.
  useCommitEffect(() => {
    if (!isAboutCode) return
    input.current?.focus()
    input.current?.select()
  }, [error, isAboutCode])

  const send = (entered: string) => {
    if (isPending || waiting) return
    sent.current.add(entered)
    onSubmit(entered)
  }
  const submit = ({ isEarly }: Press) => {
    // Complete, it has gone out by itself.
    if (isEarly && sent.current.has(code)) return
    const lacking = lackOf(code, shape)
    if (lacking === undefined) send(code)
    else setProblem(lacking === 'all' ? messages.code.missing : messages.code.incomplete(shape.length ?? 0))
  }
  const enter = (entered: string) => {
    setCode(entered)
    setProblem(undefined)
    // Why it has to wait stays until it is over.
    if (!isLimited) onEdit?.()
  }
  // A code that may not be sent yet is not lost: it stays, and waits for a press.
  const complete = (entered: string) => {
    if (!sent.current.has(entered)) send(entered)
  }
  useWebOtp(props.readsMessages === true && !isPending, (text) => {
    const received = readPasted(text, shape)
    if (received === '') return
    enter(received)
    if (isComplete(received, shape)) complete(received)
  })

  return (
    <Form onSubmit={submit}>
      <CodeEntry
        ref={input}
        id={id}
        label={label}
        shape={shape}
        value={code}
        onCodeChange={enter}
        onComplete={complete}
        invalid={problem !== undefined || isAboutCode}
        readOnly={isPending}
        autoComplete={props.autoComplete}
        aria-describedby={noteId}
      />
      <ErrorNote
        id={noteId}
        error={problem ?? messageFor(messages, error, props)}
        retryAt={problem === undefined && error instanceof AuthError ? error.retryAt : undefined}
        notice={notice}
        hint={hint}
      />
      {props.children}
      {/* Read by a browser inside of a form of the host's, ours is dropped: then its press asks nothing of anybody too. */}
      <Button type="submit" formMethod="dialog" busy={isPending} waiting={waiting}>
        {submitLabel}
      </Button>
    </Form>
  )
})

function lackOf(code: string, shape: CodeShape): 'all' | 'some' | undefined {
  if (code === '') return 'all'
  return shape.length === undefined || isComplete(code, shape) ? undefined : 'some'
}
