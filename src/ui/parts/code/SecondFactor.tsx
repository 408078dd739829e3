'use client'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import type { Messages } from '../../../locales/messages.ts'
import { now } from '../../../runtime/clock.ts'
import type { CodeShape, Instant } from '../../../protocol/step.ts'
import { useCountdown } from '../../useCountdown.ts'
import { useWidget } from '../../WidgetContext.ts'
import { Button } from '../form/Button.tsx'
import { CodeForm, type CodeFormProps } from './CodeForm.tsx'
import { Destination } from './Destination.tsx'
import { type OtherMethod, OtherMethods } from './OtherMethods.tsx'
import { Resend } from './Resend.tsx'
import type { CodeTries } from './useCodeTries.ts'
import { ValidFor } from './ValidFor.tsx'

/** What the server said of a second factor, and what the host adds to it. */
export interface SecondFactorOptions {
  /** How the person gets the code: in a text message, or from an authenticator app. */
  readonly factor: 'sms' | 'app'
  readonly shape: CodeShape
  /** Where the code went in the server's own words: shown verbatim, left to right. May hold asterisks. */
  readonly to?: string | undefined
  /** How long the code holds. */
  readonly expiresAt?: Instant | undefined
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
  /** Between the field and the times: a captcha, say. */
  readonly children?: ReactNode
}

export interface SecondFactorProps extends SecondFactorOptions {
  readonly tries: CodeTries
}

/** Asks for a code, or for a saved one, and says where it went, how long it holds and when another may be sent. */
export function SecondFactor({ tries, ...options }: SecondFactorProps) {
  const { factor, expiresAt, acceptsBackupCode, otherMethods = [], lostPhone } = options
  const { messages } = useWidget()
  const [kind, setKind] = useState<'code' | 'backup-code'>('code')
  const field = useFocusAfterSwitch(kind)
  const blockedFor = useBlock(options.blockedUntil)
  const { isPending, isResending, resendAt, error } = tries

  const turn = () => {
    tries.forget()
    setKind(kind === 'code' ? 'backup-code' : 'code')
  }

  return (
    <div className="entryphone-second" lang={messages.language} dir={messages.direction}>
      <p className="entryphone-sentence">
        {kind === 'backup-code' ? (
          messages.code.backupSentence
        ) : (
          <Destination messages={messages} factor={factor} to={options.to} />
        )}
      </p>
      <CodeForm
        ref={field}
        {...(kind === 'backup-code' ? backupField(messages) : codeField(messages, options, blockedFor > 0))}
        resetKey={`${kind} ${tries.resends}`}
        submitLabel={messages.code.submit}
        onSubmit={(code) => tries.submit(code, kind)}
        onEdit={error === undefined ? undefined : tries.forget}
        isPending={isPending}
        waiting={blockedFor > 0}
        error={error}
        notice={blockedFor > 0 ? messages.code.blocked(messages.clock(blockedFor)) : options.notice}
      >
        {options.children}
        <div className="entryphone-times">
          {resendAt !== undefined && (
            <Resend resendAt={resendAt} isPending={isResending || isPending} onResend={tries.resend} />
          )}
          {acceptsBackupCode === true && (
            <Button look="link" busy={isPending} onClick={turn}>
              {kind === 'backup-code' ? messages.code.useApp : messages.code.useBackupCode}
            </Button>
          )}
          {expiresAt !== undefined && <ValidFor expiresAt={expiresAt} />}
        </div>
      </CodeForm>
      <OtherMethods label={messages.code.otherMethods} methods={otherMethods} />
      {lostPhone !== undefined && (
        <details className="entryphone-lost">
          <summary>{messages.code.lostPhone}</summary>
          <div>{lostPhone}</div>
        </details>
      )}
    </div>
  )
}

type FieldOfKind = Pick<CodeFormProps, 'label' | 'shape' | 'factor' | 'autoComplete' | 'readsMessages'>

function codeField({ code }: Messages, options: SecondFactorOptions, isBlocked: boolean): FieldOfKind {
  const { factor, shape, readsMessages = factor === 'sms' } = options
  return {
    label: code.label,
    shape,
    factor,
    autoComplete: 'one-time-code',
    readsMessages: readsMessages && !isBlocked,
  }
}

/** No backend tells what its backup codes look like. */
function backupField({ code }: Messages): FieldOfKind {
  return {
    label: code.backupLabel,
    shape: { characters: 'any', caseSensitive: true },
    factor: 'backup-code',
    autoComplete: 'off',
  }
}

/** Seconds until codes are checked again. How long it is is said once. */
function useBlock(blockedUntil: Instant | undefined): number {
  const { messages, announce } = useWidget()
  useEffect(() => {
    if (blockedUntil === undefined || blockedUntil <= now()) return
    announce(messages.code.blocked(messages.duration(Math.ceil((blockedUntil - now()) / 1000))))
  }, [blockedUntil, announce, messages])
  return useCountdown(blockedUntil)
}

/** Whoever asks for the other kind of code is about to type it. */
function useFocusAfterSwitch(kind: unknown): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null)
  const last = useRef(kind)
  useEffect(() => {
    if (last.current === kind) return
    last.current = kind
    field.current?.focus()
  }, [kind])
  return field
}
