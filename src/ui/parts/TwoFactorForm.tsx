'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { type ReactNode, useEffect, useId, useMemo, useRef } from 'react'
import { useController, useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import type { AuthError } from '../../protocol/error.ts'
import type { CodeShape } from '../../protocol/step.ts'
import { useWebOtp } from '../useWebOtp.ts'
import { useWidget } from '../WidgetContext.ts'
import { Button } from './Button.tsx'
import { CodeEntry } from './CodeEntry.tsx'
import { ErrorNote } from './ErrorNote.tsx'
import { isComplete, readPasted } from './readCode.ts'

export interface TwoFactorFormProps {
  readonly label: string
  readonly submitLabel: string
  readonly shape: CodeShape
  readonly onSubmit: (code: string) => void
  readonly isPending: boolean
  /** Codes are not taken yet. */
  readonly waiting?: boolean | undefined
  /** Why the last try failed, and the sentence for it. */
  readonly error?: { readonly cause: AuthError; readonly sentence: string; readonly isAboutCode: boolean } | undefined
  /** The person types again. */
  readonly onEdit?: (() => void) | undefined
  readonly notice?: string | undefined
  readonly hint?: ReactNode
  readonly autoComplete?: 'one-time-code' | 'off' | undefined
  /** Also take the code out of a text message, where the browser can. */
  readonly readsMessages?: boolean | undefined
  /** Another number: what stands in the field belongs to a code that is gone. */
  readonly turn?: number | undefined
  /** Between the field and the button. */
  readonly children?: ReactNode
}

/** A code and a button. Submits itself once it is complete, and never twice the same by itself. */
export function TwoFactorForm(props: TwoFactorFormProps) {
  const {
    label,
    submitLabel,
    shape,
    onSubmit,
    isPending,
    waiting = false,
    error,
    onEdit,
    notice,
    hint,
    children,
  } = props
  const { messages } = useWidget()
  const id = useId()
  const noteId = useId()
  const input = useRef<HTMLInputElement>(null)
  const sentByItself = useRef<string>(undefined)
  const { control, handleSubmit, clearErrors, reset } = useForm({
    defaultValues: { code: '' },
    reValidateMode: 'onSubmit',
    resolver: useMemo(() => zodResolver(schemaOf(shape)), [shape]),
  })
  const { field, fieldState } = useController({ control, name: 'code' })
  const problem = fieldState.error?.message

  // A wrong code is there to be typed over.
  useEffect(() => {
    if (error?.isAboutCode !== true) return
    input.current?.focus()
    input.current?.select()
  }, [error?.cause, error?.isAboutCode])

  const turn = props.turn ?? 0
  const lastTurn = useRef(turn)
  useEffect(() => {
    if (turn === lastTurn.current) return
    lastTurn.current = turn
    reset()
  }, [turn, reset])

  const submit = handleSubmit(({ code }) => {
    if (!isPending && !waiting) onSubmit(code)
  })
  const enter = (code: string) => {
    field.onChange(code)
    if (problem !== undefined) clearErrors('code')
    onEdit?.()
  }
  const complete = (code: string) => {
    if (waiting || isPending || sentByItself.current === code) return
    sentByItself.current = code
    onSubmit(code)
  }
  useWebOtp(props.readsMessages === true && !isPending, (text) => {
    const code = readPasted(text, shape)
    if (code === '') return
    enter(code)
    if (isComplete(code, shape)) complete(code)
  })

  return (
    <form className="entryphone-form" noValidate onSubmit={(event) => void submit(event)}>
      <CodeEntry
        ref={(element) => {
          input.current = element
          field.ref(element)
        }}
        id={id}
        label={label}
        name={field.name}
        shape={shape}
        value={field.value}
        onCodeChange={enter}
        onComplete={complete}
        onBlur={field.onBlur}
        invalid={problem !== undefined || error?.isAboutCode}
        readOnly={isPending}
        autoComplete={props.autoComplete}
        describedBy={noteId}
      />
      <ErrorNote
        id={noteId}
        error={
          problem === undefined
            ? error?.sentence
            : problem === 'missing'
              ? messages.code.missing
              : messages.code.incomplete(shape.length ?? 0)
        }
        retryAt={problem === undefined ? error?.cause.retryAt : undefined}
        notice={notice}
        hint={hint}
      />
      {children}
      <Button type="submit" busy={isPending} waiting={waiting}>
        {submitLabel}
      </Button>
    </form>
  )
}

function schemaOf({ length }: CodeShape) {
  const code = z.string().check(z.minLength(1, 'missing'))
  return z.object({ code: length === undefined ? code : code.check(z.length(length, 'incomplete')) })
}
