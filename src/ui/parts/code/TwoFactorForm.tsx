'use client'
import { useEffect } from 'react'
import type { Messages } from '../../../locales/messages.ts'
import type { AuthError } from '../../../protocol/error.ts'
import type { Instant } from '../../../protocol/step.ts'
import { aFunction, checkProps, oneOf } from '../../../runtime/options.ts'
import { MessagesScope } from '../../MessagesScope.tsx'
import { useWidget } from '../../useWidget.ts'
import { usePromise } from '../shared/usePromise.ts'
import { SecondFactor, type SecondFactorOptions } from './SecondFactor.tsx'
import { useTimes } from './useEnd.ts'
import { type CodeKind, type CodeTries, useCodeTries } from './useCodeTries.ts'

/** A second factor without a flow: what takes a code, what sends another one, and what is said meanwhile. */
export interface TwoFactorFormProps extends SecondFactorOptions {
  /**
   * Takes a complete code, once by itself and at every press. A promise shows that it runs; one that rejects with an
   * `AuthError`, or with a sentence as a string, says why under the field. Without a promise, say so by `isPending` and
   * `error`. `trustDevice` is how the box stands, where it is offered.
   */
  readonly onSubmit: (code: string, kind: CodeKind, trustDevice?: boolean) => void | Promise<unknown>
  /** Too many tries: this code is dead, and another message is the only way on. No code is taken until one was sent. */
  readonly exhausted?: boolean | undefined
  /** News that is not bad: shown under the field. */
  readonly notice?: string | undefined
  /** From when another message may be asked for. Absent: there is no "send again", or no message instead of an app's code. */
  readonly resendAt?: Instant | undefined
  /** Sends another message; a promise as with `onSubmit`. A code entered meanwhile waits for it. */
  readonly onResend?: (() => void | Promise<unknown>) | undefined
  /** `onSubmit` has begun something that is not over. */
  readonly isPending?: boolean | undefined
  /** `onResend` has begun something that is not over. */
  readonly isResending?: boolean | undefined
  /** Why the last try failed; a string is shown as it is. */
  readonly error?: AuthError | string | undefined
  /** The person types again, or turns to another kind of code: the error is history. */
  readonly onEdit?: (() => void) | undefined
  /** The language. Default: the widget's around it, or English. */
  readonly messages?: Messages | undefined
}

const rules = {
  factor: oneOf('sms', 'app'),
  shape: { number: 'E80', holds: (value: unknown) => typeof value === 'object' && value !== null },
  onSubmit: { number: 'E04', holds: (value: unknown) => typeof value === 'function' },
  onResend: aFunction,
} as const

/**
 * The second factor, given what the server said: asks for the code, says where it went, how long it holds and when
 * another may be sent. Needs no provider: around it, an element of class `entryphone` for the look.
 */
export function TwoFactorForm({ messages, ...props }: TwoFactorFormProps) {
  return (
    <MessagesScope messages={messages}>
      <Form {...props} />
    </MessagesScope>
  )
}

function Form(props: Omit<TwoFactorFormProps, 'messages'>) {
  checkProps('TwoFactorForm', props, rules)
  const { messages, announce } = useWidget()
  const { tries, isSent } = usePromisedTries(props)
  useEffect(() => {
    if (isSent) announce(messages.notices.sent)
  }, [isSent, announce, messages])
  const { exhausted = false } = props
  const ends = useTimes(exhausted)
  const news = props.notice ?? (isSent ? messages.notices.sent : undefined)
  return (
    <SecondFactor
      {...props}
      tries={tries}
      resetKey={ends}
      dead={exhausted ? 'attempts-exhausted' : undefined}
      notice={news === undefined ? undefined : { kind: 'news', text: news }}
    />
  )
}

/** By the host's promises, and what it says itself where it gives none. */
function usePromisedTries(props: TwoFactorFormProps): { readonly tries: CodeTries; readonly isSent: boolean } {
  const { onSubmit, onResend, onEdit, resendAt, error } = props
  const check = usePromise()
  const message = usePromise()
  const tries = useCodeTries({
    check: { ...check, isPending: props.isPending === true || check.isPending },
    message: {
      isPending: props.isResending === true || message.isPending,
      error: message.error ?? error,
      isDone: message.isDone,
      reset: () => {
        if (message.error !== undefined) message.reset()
      },
    },
    onCheck: (code, kind, trustDevice) => {
      const take = () => (trustDevice === undefined ? onSubmit(code, kind) : onSubmit(code, kind, trustDevice))
      check.run(() => message.running()?.then(take) ?? take())
    },
    onMessage: () => message.run(() => onResend?.()),
    onForget: onEdit,
    resendAt,
  })
  return { tries, isSent: message.isDone }
}
