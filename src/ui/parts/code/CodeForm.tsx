'use client'
import {
  type ForwardedRef,
  forwardRef,
  type ReactNode,
  type RefObject,
  useId,
  useImperativeHandle,
  useRef,
} from 'react'
import { type ErrorContext, messageFor } from '../../../locales/messageFor.ts'
import type { Messages } from '../../../locales/messages.ts'
import type { Said } from '../../../locales/sentences.ts'
import { AuthError, isAbout } from '../../../protocol/error.ts'
import type { CodeShape } from '../../../protocol/step.ts'
import { useCommitEffect } from '../../../flow/useCommitEffect.ts'
import { useLimit } from '../../useLimit.ts'
import { useWidget } from '../../useWidget.ts'
import { Button } from '../form/Button.tsx'
import { CodeEntry } from './CodeEntry.tsx'
import { ErrorNote } from '../form/ErrorNote.tsx'
import { Form } from '../form/Form.tsx'
import { useTypedCode } from './useTypedCode.ts'

export interface CodeFormProps {
  readonly label: string
  /** It is for those who do not see the heading above. */
  readonly hidesLabel?: boolean | undefined
  readonly submitLabel: string
  readonly shape: CodeShape
  readonly onSubmit: (code: string) => void
  readonly isPending: boolean
  /** Codes are not taken yet. */
  readonly waiting?: boolean | undefined
  /** Nor is there one to type: the field waits as well. */
  readonly shut?: boolean | undefined
  /** Where the code comes from, for the words of an error. */
  readonly factor: NonNullable<ErrorContext['factor']>
  /** Why the last try failed. A host's own sentence is about the code. */
  readonly error?: AuthError | string | undefined
  /** The person types again. */
  readonly onEdit?: (() => void) | undefined
  readonly notice?: Said | undefined
  /** Of what says above that a whole code is sent by itself, see `WholeCode`. */
  readonly wholeId?: string | undefined
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
  const { label, submitLabel, shape, isPending, error, onEdit, notice, wholeId } = props
  const { messages } = useWidget()
  const isLimited = useLimit(error)
  const isAboutCode = typeof error === 'string' || isAbout(error, 'code')
  const waiting = props.waiting === true || isLimited
  const id = useId()
  const noteId = useId()
  const input = useSelectedWhenWrong(ref, error, isAboutCode)
  const { lack, ...typed } = useTypedCode({
    input,
    shape,
    onSubmit: props.onSubmit,
    isPending,
    waiting,
    onEdit: () => {
      // Why it has to wait stays until it is over.
      if (!isLimited) onEdit?.()
    },
    onLack: () => input.current?.focus(),
    readsMessages: props.readsMessages === true,
    resetKey: props.resetKey,
  })
  const problem = lack && lackSentence(messages, lack, shape)

  return (
    <Form onSubmit={typed.submit}>
      <CodeEntry
        ref={input}
        id={id}
        label={label}
        hidesLabel={props.hidesLabel}
        shape={shape}
        onCodeChange={typed.enter}
        onComplete={typed.complete}
        invalid={problem !== undefined || isAboutCode}
        readOnly={isPending || props.shut === true}
        waiting={props.shut}
        autoComplete={props.autoComplete}
        required
        aria-describedby={wholeId === undefined ? noteId : `${noteId} ${wholeId}`}
      />
      <ErrorNote
        id={noteId}
        error={problem ?? messageFor(messages, error, props)}
        retryAt={problem === undefined && error instanceof AuthError ? error.retryAt : undefined}
        notice={notice}
      />
      {props.children}
      {/* Read by a browser inside of a form of the host's, ours is dropped: then its press asks nothing of anybody too. */}
      <Button type="submit" formMethod="dialog" busy={isPending} waiting={waiting}>
        {submitLabel}
      </Button>
    </Form>
  )
})

/** A wrong code is there to be typed over, from the moment its refusal is read. */
function useSelectedWhenWrong(
  ref: ForwardedRef<HTMLInputElement>,
  error: CodeFormProps['error'],
  isAboutCode: boolean,
): RefObject<HTMLInputElement | null> {
  const input = useRef<HTMLInputElement>(null)
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(ref, () => input.current, [])
  useCommitEffect(() => {
    if (!isAboutCode) return
    input.current?.focus()
    input.current?.select()
  }, [error, isAboutCode])
  return input
}

function lackSentence({ code }: Messages, lack: 'all' | 'some', { length = 0 }: CodeShape): string {
  return lack === 'all' ? code.missing : code.incomplete(length)
}
