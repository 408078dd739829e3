'use client'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import type { Messages } from '../../../locales/messages.ts'
import { now } from '../../../runtime/clock.ts'
import type { CodeShape, Instant } from '../../../protocol/step.ts'
import { useCountdown } from '../../useCountdown.ts'
import { useWidget } from '../../WidgetContext.ts'
import { CodeForm, type CodeFormProps } from './CodeForm.tsx'
import { CodeWays } from './CodeWays.tsx'
import { Destination } from './Destination.tsx'
import { type OtherMethod, OtherMethods } from './OtherMethods.tsx'
import { TrustBox } from './TrustBox.tsx'
import type { CodeKind, CodeTries } from './useCodeTries.ts'

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
  /** Offers the "trust this browser" box, and how it stands at first. Handed over with each code. */
  readonly trustDevice?: boolean | undefined
  /** Too many tries: this code is dead, and another message is the only way on. No code is taken until one was sent. */
  readonly exhausted?: boolean | undefined
  /** News that is not bad: shown under the field. */
  readonly notice?: string | undefined
  /** Also take the code out of a text message, where the browser can (WebOTP). Default: with `sms`. */
  readonly readsMessages?: boolean | undefined
  /** Between the field and the times: a captcha, say. */
  readonly children?: ReactNode
}

export interface SecondFactorProps extends SecondFactorOptions {
  readonly tries: CodeTries
  /** Of why the last try failed, what is not said elsewhere. Default: all of it. */
  readonly noted?: ((error: CodeTries['error']) => CodeTries['error']) | undefined
  /** Another one: the code that stands in the field is gone. */
  readonly resetKey: number
}

/** Asks for a code, or for a saved one, and says where it went, how long it holds and when another may be sent. */
export function SecondFactor({ tries, noted = (error) => error, resetKey, ...options }: SecondFactorProps) {
  const { factor, otherMethods = [], lostPhone, trustDevice } = options
  const { messages } = useWidget()
  const [kind, setKind] = useKind(factor)
  const [choice, setChoice] = useState<boolean>()
  const isTrusted = trustDevice === undefined ? undefined : (choice ?? trustDevice)
  const field = useFocusAfterSwitch(`${kind} ${factor}`)
  const blockedFor = useBlock(options.blockedUntil)
  const isExhausted = useExhausted(options.exhausted === true, tries.isResending)
  // What was typed for the app is no code of the message that comes instead.
  const isReplaced = factor === 'app' && tries.isResending
  const isBackup = kind === 'backup-code'
  const waiting = blockedFor > 0 || isReplaced || (isExhausted && !isBackup)

  return (
    <div className="entryphone-second" lang={messages.language} dir={messages.direction}>
      <p className="entryphone-sentence">
        {isBackup ? messages.code.backupSentence : <Destination messages={messages} factor={factor} to={options.to} />}
      </p>
      <CodeForm
        ref={field}
        {...(isBackup ? backupField(messages) : codeField(messages, options, waiting))}
        resetKey={`${kind} ${factor} ${tries.resends} ${resetKey}`}
        submitLabel={messages.code.submit}
        onSubmit={(code) => tries.submit(code, kind, isTrusted)}
        onEdit={tries.edit}
        isPending={tries.isPending}
        waiting={waiting}
        error={noted(tries.error)}
        notice={blockedFor > 0 ? messages.code.blocked(messages.clock(blockedFor)) : options.notice}
      >
        {isTrusted !== undefined && <TrustBox isTrusted={isTrusted} onTrust={setChoice} isPending={tries.isPending} />}
        {options.children}
        <CodeWays
          factor={factor}
          expiresAt={options.expiresAt}
          acceptsBackupCode={options.acceptsBackupCode}
          kind={kind}
          onKind={setKind}
          tries={tries}
          isExhausted={isExhausted}
        />
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

/** Which kind of code is asked for. Where codes come another way than before, it is theirs. */
function useKind(factor: SecondFactorOptions['factor']): readonly [CodeKind, (kind: CodeKind) => void] {
  const [{ kind, of }, set] = useState<{ kind: CodeKind; of: typeof factor }>({ kind: 'code', of: factor })
  if (of !== factor) set({ kind: 'code', of: factor })
  return [of === factor ? kind : 'code', (next) => set({ kind: next, of: factor })]
}

/** Whether the code is dead: also while another message is under way, of which nobody knows yet whether it was sent. */
function useExhausted(isExhausted: boolean, isResending: boolean): boolean {
  const [held, hold] = useState(isExhausted)
  if (!isResending && held !== isExhausted) hold(isExhausted)
  return held
}

type FieldOfKind = Pick<CodeFormProps, 'label' | 'shape' | 'factor' | 'autoComplete' | 'readsMessages'>

function codeField({ code }: Messages, options: SecondFactorOptions, waiting: boolean): FieldOfKind {
  const { factor, shape, readsMessages = factor === 'sms' } = options
  return {
    label: code.label,
    shape,
    factor,
    autoComplete: 'one-time-code',
    readsMessages: readsMessages && !waiting,
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
