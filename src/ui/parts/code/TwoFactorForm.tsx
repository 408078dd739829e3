'use client'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Messages } from '../../../locales/messages.ts'
import { now } from '../../../runtime/clock.ts'
import { type AuthError, isAbout } from '../../../protocol/error.ts'
import { aFunction, check as checkOptions, oneOf } from '../../../runtime/options.ts'
import type { CodeShape, Instant } from '../../../protocol/step.ts'
import { useCountdown } from '../../useCountdown.ts'
import { useLimit } from '../../useLimit.ts'
import { useWidget } from '../../WidgetContext.ts'
import { MessagesScope } from '../../MessagesScope.tsx'
import { Button } from '../form/Button.tsx'
import { CodeForm } from './CodeForm.tsx'
import { Destination } from './Destination.tsx'
import { Resend } from './Resend.tsx'
import { usePromise } from '../shared/usePromise.ts'
import { ValidFor } from './ValidFor.tsx'

/** Another way to prove who one is, which the backend has. */
export interface OtherMethod {
  readonly id: string
  readonly label: string
  readonly onChoose: () => void
}

export interface TwoFactorFormProps {
  /** How the person gets the code: in a text message, or from an authenticator app. */
  readonly factor: 'sms' | 'app'
  readonly shape: CodeShape
  /**
   * Takes a complete code, once by itself and at every press. A promise shows that it runs; one that rejects with an
   * `AuthError`, or with a sentence as a string, says why under the field. Without a promise, say so by `isPending` and
   * `error`.
   */
  readonly onSubmit: (code: string, kind: 'code' | 'backup-code') => void | Promise<unknown>
  /** Where the code went in the server's own words: shown verbatim, left to right. May hold asterisks. */
  readonly to?: string | undefined
  /** How long the code holds. */
  readonly expiresAt?: Instant | undefined
  /** From when another message may be asked for. Absent: there is no "send again". */
  readonly resendAt?: Instant | undefined
  /** Sends another message; a promise as with `onSubmit`. A code entered meanwhile waits for it. */
  readonly onResend?: (() => void | Promise<unknown>) | undefined
  /** Codes are not checked before this instant, right or wrong. */
  readonly blockedUntil?: Instant | undefined
  /** Lets the person enter a saved code instead: of any signs, its case kept. */
  readonly acceptsBackupCode?: boolean | undefined
  readonly otherMethods?: readonly OtherMethod[] | undefined
  /** What to do where the phone is lost. Stands behind a word to press. */
  readonly lostPhone?: ReactNode
  /** News that is not bad: shown under the field. */
  readonly notice?: string | undefined
  /** Also take the code out of a text message, where the browser can (WebOTP). Default: with `sms`. */
  readonly readsMessages?: boolean | undefined
  /** `onSubmit` has begun something that is not over. */
  readonly isPending?: boolean | undefined
  readonly isResending?: boolean | undefined
  /** Why the last try failed; a string is shown as it is. */
  readonly error?: AuthError | string | undefined
  /** The person types again, or turns to another kind of code: the error is history. */
  readonly onEdit?: (() => void) | undefined
  /** The language. Default: the widget's around it, or English. */
  readonly messages?: Messages | undefined
  /** Between the field and the times: a captcha, say. */
  readonly children?: ReactNode
}

const rules = {
  factor: oneOf('sms', 'app'),
  shape: { number: 'E80', holds: (value: unknown) => typeof value === 'object' && value !== null },
  onSubmit: { number: 'E04', holds: (value: unknown) => typeof value === 'function' },
  onResend: aFunction,
} as const

/** No backend tells what its backup codes look like. */
const anyCode: CodeShape = { characters: 'any', caseSensitive: true }

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
  checkOptions('TwoFactorForm', props, rules)
  const { factor, shape, onSubmit, onResend, resendAt, expiresAt, blockedUntil, onEdit, otherMethods = [] } = props
  const { messages, announce } = useWidget()
  const [usesBackup, setUsesBackup] = useState(false)
  const [resends, setResends] = useState(0)
  const check = usePromise()
  const again = usePromise()
  const field = useFocusAfterSwitch(usesBackup)
  const blockedFor = useCountdown(blockedUntil)
  const isBlocked = blockedFor > 0
  const isPending = props.isPending === true || check.isPending
  const isResending = props.isResending === true || again.isPending
  const error = check.error ?? again.error ?? props.error
  const isLimited = useLimit(error)

  useEffect(() => {
    if (blockedUntil === undefined || blockedUntil <= now()) return
    announce(messages.code.blocked(messages.duration(Math.ceil((blockedUntil - now()) / 1000))))
  }, [blockedUntil, announce, messages])
  useEffect(() => {
    if (again.isDone) announce(messages.notices.sent)
  }, [again.isDone, announce, messages])

  const forget = () => {
    if (isLimited) return
    check.clear()
    if (again.error !== undefined) again.clear()
    onEdit?.()
  }
  const submit = (code: string) => {
    if (again.error !== undefined) again.clear()
    check.run(() => {
      const take = () => onSubmit(code, usesBackup ? 'backup-code' : 'code')
      return again.running()?.then(take) ?? take()
    })
  }
  const resend = () => {
    check.clear()
    setResends(resends + 1)
    again.run(() => onResend?.())
  }
  const turnTo = (backup: boolean) => {
    forget()
    setUsesBackup(backup)
  }
  const news = props.notice ?? (again.isDone ? messages.notices.sent : undefined)

  return (
    <div className="entryphone-second" lang={messages.language} dir={messages.direction}>
      <p className="entryphone-sentence">
        {usesBackup ? messages.code.backupSentence : <Destination messages={messages} factor={factor} to={props.to} />}
      </p>
      <CodeForm
        ref={field}
        resetKey={`${usesBackup ? 'backup' : 'code'} ${resends}`}
        label={usesBackup ? messages.code.backupLabel : messages.code.label}
        submitLabel={messages.code.submit}
        shape={usesBackup ? anyCode : shape}
        autoComplete={usesBackup ? 'off' : 'one-time-code'}
        readsMessages={(props.readsMessages ?? factor === 'sms') && !usesBackup && !isBlocked}
        onSubmit={submit}
        onEdit={error === undefined ? undefined : forget}
        isPending={isPending}
        waiting={isBlocked}
        factor={usesBackup ? 'backup-code' : factor}
        error={error}
        notice={isBlocked ? messages.code.blocked(messages.clock(blockedFor)) : news}
      >
        {props.children}
        <div className="entryphone-times">
          {resendAt !== undefined && (
            <Resend resendAt={limitedUntil(resendAt, error)} isPending={isResending || isPending} onResend={resend} />
          )}
          {props.acceptsBackupCode === true && (
            <Button look="link" busy={isPending} onClick={() => turnTo(!usesBackup)}>
              {usesBackup ? messages.code.useApp : messages.code.useBackupCode}
            </Button>
          )}
          {expiresAt !== undefined && <ValidFor expiresAt={expiresAt} />}
        </div>
      </CodeForm>
      {otherMethods.length > 0 && (
        <ul className="entryphone-methods" aria-label={messages.code.otherMethods}>
          {otherMethods.map(({ id, label, onChoose }) => (
            <li key={id}>
              <Button look="link" onClick={onChoose}>
                {label}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {props.lostPhone !== undefined && (
        <details className="entryphone-lost">
          <summary>{messages.code.lostPhone}</summary>
          <div>{props.lostPhone}</div>
        </details>
      )}
    </div>
  )
}

/** Whoever asks for the other kind of code is about to type it. */
function useFocusAfterSwitch(kind: unknown): React.RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null)
  const last = useRef(kind)
  useEffect(() => {
    if (last.current === kind) return
    last.current = kind
    field.current?.focus()
  }, [kind])
  return field
}

/** A limit is on whoever asks, for whatever. */
function limitedUntil(resendAt: Instant, error: AuthError | string | undefined): Instant {
  const limit = isAbout(error, 'limit') ? error.retryAt : undefined
  return Math.max(resendAt, limit ?? resendAt)
}
