'use client'
import { useState } from 'react'
import { AuthError, isAbout } from '../../../protocol/error.ts'
import type { Instant } from '../../../protocol/step.ts'
import { useLimit } from '../../useLimit.ts'

/** Something that can be asked for, and what became of it the last time: a flow's action, or a host's promise. */
export interface Try {
  readonly isPending: boolean
  readonly error: AuthError | string | undefined
  readonly reset: () => void
  /** The last time it worked. A flow's action moves on instead. */
  readonly isDone?: boolean
}

export type CodeKind = 'code' | 'backup-code'

export interface CodeTriesOptions {
  /** Of a code. */
  readonly check: Try
  /** Another message. */
  readonly message: Try
  readonly onCheck: (code: string, kind: CodeKind, trustDevice: boolean | undefined) => void
  readonly onMessage: () => void
  /** The person has turned to something else, and an error is history. */
  readonly onForget?: (() => void) | undefined
  /** The person has changed what was to be sent, whether there was an error or not. */
  readonly onChange?: (() => void) | undefined
  /** From when another message may be asked for. Absent: never. */
  readonly resendAt: Instant | undefined
}

export interface CodeTries {
  readonly isPending: boolean
  readonly isResending: boolean
  /** Why the last try failed, whichever it was. */
  readonly error: AuthError | string | undefined
  /** Not before a limit is over, which is on whoever asks, for whatever. */
  readonly resendAt: Instant | undefined
  /** Until when a try is held, as the error says. */
  readonly heldUntil: Instant | undefined
  /** Another one: another message has gone out. */
  readonly messageKey: string
  /** How many messages have been asked for here: what stands in the field belongs to an earlier one. */
  readonly resends: number
  readonly submit: (code: string, kind: CodeKind, trustDevice: boolean | undefined) => void
  readonly resend: () => void
  /** An error is history once the person types again, unless it is a limit that still runs. */
  readonly forget: () => void
  /** The person types. */
  readonly edit: () => void
}

/** The one owner of what goes on with a code: it is checked, another is sent, and of both there is one error at a time. */
export function useCodeTries(options: CodeTriesOptions): CodeTries {
  const { check, message, onCheck, onMessage, onForget, onChange, resendAt } = options
  const [resends, setResends] = useState(0)
  const error = check.error ?? message.error
  const isLimited = useLimit(error)
  const heldUntil = retryOf(check.error, message.error)
  // Only the error: that a message has gone out stays true.
  const forgetMessage = () => {
    if (message.error !== undefined) message.reset()
  }
  const forget = () => {
    onChange?.()
    if (isLimited) return
    check.reset()
    forgetMessage()
    onForget?.()
  }
  return {
    isPending: check.isPending,
    isResending: message.isPending,
    error,
    resendAt: resendAt === undefined ? undefined : Math.max(resendAt, heldUntil ?? resendAt),
    heldUntil,
    messageKey: `${resendAt} ${message.isDone}`,
    resends,
    submit(code, kind, trustDevice) {
      forgetMessage()
      onCheck(code, kind, trustDevice)
    },
    resend() {
      check.reset()
      setResends(resends + 1)
      onMessage()
    },
    forget,
    edit() {
      if (error === undefined) onChange?.()
      else forget()
    },
  }
}

/** A limit is on whoever asks, for whatever; all else that says when holds what it was said of. */
function retryOf(check: Try['error'], message: Try['error']): Instant | undefined {
  if (isAbout(check, 'limit')) return check.retryAt
  return check === undefined && message instanceof AuthError ? message.retryAt : undefined
}
