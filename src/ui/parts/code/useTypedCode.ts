'use client'
import { type RefObject, useRef, useState } from 'react'
import type { CodeShape } from '../../../protocol/step.ts'
import { useCommitEffect } from '../../../flow/useCommitEffect.ts'
import { useWebOtp } from '../../../flow/useWebOtp.ts'
import type { Press } from '../form/Form.tsx'
import { isComplete, readPasted } from './readCode.ts'

export interface TypedCodeOptions {
  /** Has the code: a key draws the field, and nothing around it. */
  readonly input: RefObject<HTMLInputElement | null>
  readonly shape: CodeShape
  readonly onSubmit: (code: string) => void
  readonly isPending: boolean
  /** Codes are not taken yet. */
  readonly waiting: boolean
  /** The person types again. */
  readonly onEdit: () => void
  /** Something is missing of what was to be sent. */
  readonly onLack: () => void
  readonly readsMessages: boolean
  readonly resetKey: string | undefined
}

export interface TypedCode {
  /** What a code lacks that was to be sent. */
  readonly lack: 'all' | 'some' | undefined
  readonly submit: (press: Press) => void
  readonly enter: (code: string) => void
  readonly complete: (code: string) => void
}

/** The code that stands in a form: it submits itself once it is complete, and never twice the same by itself. */
export function useTypedCode(options: TypedCodeOptions): TypedCode {
  const { input, shape, onSubmit, isPending, waiting, onEdit, onLack, readsMessages, resetKey } = options
  const sent = useRef(new Set<string>())
  const code = useRef('')
  const [lack, setLack] = useState<TypedCode['lack']>()

  const [lastResetKey, setLastResetKey] = useState(resetKey)
  if (lastResetKey !== resetKey) {
    setLastResetKey(resetKey)
    setLack(undefined)
  }
  const write = (text: string) => {
    code.current = text
    writeInto(input, text)
  }
  const writtenFor = useRef(resetKey)
  useCommitEffect(() => {
    if (writtenFor.current === resetKey) return
    writtenFor.current = resetKey
    write('')
  })

  const send = (entered: string) => {
    if (isPending || waiting) return
    sent.current.add(entered)
    onSubmit(entered)
  }
  const enter = (entered: string) => {
    code.current = entered
    if (lack !== undefined) setLack(undefined)
    onEdit()
  }
  // A code that may not be sent yet is not lost: it stays, and waits for a press.
  const complete = (entered: string) => {
    if (!sent.current.has(entered)) send(entered)
  }
  useWebOtp(readsMessages && !isPending, (text) => {
    const received = readPasted(text, shape)
    if (received === '') return
    write(received)
    enter(received)
    if (isComplete(received, shape)) complete(received)
  })

  const submit = ({ isEarly }: Press) => {
    // Complete, it has gone out by itself.
    if (isEarly && sent.current.has(code.current)) return
    const lacking = lackOf(code.current, shape)
    if (lacking === undefined) return send(code.current)
    setLack(lacking)
    onLack()
  }
  return { lack, submit, enter, complete }
}

function lackOf(code: string, shape: CodeShape): TypedCode['lack'] {
  if (code === '') return 'all'
  return shape.length === undefined || isComplete(code, shape) ? undefined : 'some'
}

/** The field hears it, and shows it. */
function writeInto({ current }: RefObject<HTMLInputElement | null>, text: string): void {
  if (current !== null) current.value = text
}
