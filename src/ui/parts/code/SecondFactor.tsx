'use client'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import type { Messages } from '../../../locales/messages.ts'
import type { Said } from '../../../locales/sentences.ts'
import { now } from '../../../runtime/clock.ts'
import type { CodeEnd, CodeShape, Instant } from '../../../protocol/step.ts'
import { useCountdown } from '../../../flow/useCountdown.ts'
import { useWidget } from '../../useWidget.ts'
import { CodeForm, type CodeFormProps } from './CodeForm.tsx'
import { CodeWays } from './CodeWays.tsx'
import { Destination } from './Destination.tsx'
import { type OtherMethod, OtherMethods } from './OtherMethods.tsx'
import { TrustBox } from './TrustBox.tsx'
import type { CodeKind, CodeTries } from './useCodeTries.ts'
import { isCodeGone, useEnd, useTimes } from './useEnd.ts'
import { useWholeId, WholeCode } from './WholeCode.tsx'

/** What the server said of a second factor, and what the host adds to it. */
export interface SecondFactorOptions {
  /** How the person gets the code: in a text message, or from an authenticator app. */
  readonly factor: 'sms' | 'app'
  /** What a code looks like: how long, of which characters, whether case matters. */
  readonly shape: CodeShape
  /** Where the code went in the server's own words: shown verbatim, left to right. May hold asterisks. */
  readonly to?: string | undefined
  /** How long the code holds. */
  readonly expiresAt?: Instant | undefined
  /** Codes are not checked before this instant, right or wrong. */
  readonly blockedUntil?: Instant | undefined
  /** Lets the person enter a saved code instead: of any signs, its case kept. */
  readonly acceptsBackupCode?: boolean | undefined
  /** Buttons below, one for each other way to prove who one is. */
  readonly otherMethods?: readonly OtherMethod[] | undefined
  /** What to do where the phone is lost. Stands behind a word to press. */
  readonly lostPhone?: ReactNode
  /** Offers the "trust this browser" box, and how it stands at first. Handed over with each code. */
  readonly trustDevice?: boolean | undefined
  /** Also take the code out of a text message, where the browser can (WebOTP). Default: with `sms`. */
  readonly readsMessages?: boolean | undefined
  /** Between the field and the times: a captcha, say. */
  readonly children?: ReactNode
}

export interface SecondFactorProps extends SecondFactorOptions {
  readonly tries: CodeTries
  /** Of why the last try failed, what is not said elsewhere. Default: all of it. */
  readonly noted?: ((error: CodeTries['error']) => CodeTries['error']) | undefined
  /** Why the code is dead: no code is taken until another was sent. */
  readonly dead?: CodeEnd | undefined
  readonly notice?: Said | undefined
  /** A heading above says already that a code is asked for. */
  readonly hidesLabel?: boolean | undefined
  /** Another one: the code that stands in the field is gone. */
  readonly resetKey: number
}

/** Asks for a code, or for a saved one, and says where it went, how long it holds and when another may be sent. */
export function SecondFactor({
  tries,
  noted = (error) => error,
  dead,
  notice,
  hidesLabel = false,
  resetKey,
  ...options
}: SecondFactorProps) {
  const { factor, otherMethods = [], lostPhone, trustDevice } = options
  const { messages } = useWidget()
  const [kind, setKind] = useKind(factor)
  const [choice, setChoice] = useState<boolean>()
  const isTrusted = trustDevice === undefined ? undefined : (choice ?? trustDevice)
  const input = useFocusAfterSwitch(`${kind} ${factor}`)
  const blockedFor = useBlock(options.blockedUntil)
  const isBlocked = blockedFor > 0
  const isBackup = kind === 'backup-code'
  const end = useEnd(dead, factor, tries)
  const isDead = end !== undefined && !isBackup
  const waitFor = useCountdown(end && tries.resendAt)
  const ends = useTimes(isDead || isBlocked)
  useSayEnd(dead === undefined && isDead ? end : undefined, tries.resendAt)
  // What was typed for the app is no code of the message that comes instead.
  const isReplaced = factor === 'app' && tries.isResending
  const waiting = isBlocked || isReplaced || isDead
  const field = isBackup ? backupField(messages) : codeField(messages, options, waiting)
  const wholeId = useWholeId(field.shape)
  const news = isDead ? deadNotice(messages, end, waitFor) : notice

  return (
    <div className="entryphone-second" lang={messages.language} dir={messages.direction}>
      <p className="entryphone-sentence">
        {isBackup ? messages.code.backupSentence : <Destination messages={messages} factor={factor} to={options.to} />}
      </p>
      {wholeId !== undefined && <WholeCode id={wholeId} />}
      <CodeForm
        ref={input}
        {...field}
        wholeId={wholeId}
        resetKey={`${kind} ${factor} ${tries.resends} ${resetKey} ${ends}`}
        hidesLabel={hidesLabel && !isBackup}
        submitLabel={messages.code.submit}
        onSubmit={(code) => tries.submit(code, kind, isTrusted)}
        onEdit={tries.edit}
        isPending={tries.isPending}
        waiting={waiting}
        // A message may be there before its sending is answered.
        shut={isDead && !tries.isResending}
        error={isCodeGone(tries.error) && isDead ? undefined : noted(tries.error)}
        notice={isBlocked ? blockNotice(messages, blockedFor) : news}
      >
        {isTrusted !== undefined && <TrustBox isTrusted={isTrusted} onTrust={setChoice} isPending={tries.isPending} />}
        {options.children}
        <CodeWays
          factor={factor}
          expiresAt={options.expiresAt}
          blockedUntil={isBlocked ? options.blockedUntil : undefined}
          acceptsBackupCode={options.acceptsBackupCode}
          kind={kind}
          onKind={setKind}
          tries={tries}
          isDead={isDead}
        />
      </CodeForm>
      <OtherMethods label={messages.code.otherMethods} methods={otherMethods} />
      {lostPhone !== undefined && (
        <details className="entryphone-more">
          <summary>{messages.code.lostPhone}</summary>
          <div>{lostPhone}</div>
        </details>
      )}
    </div>
  )
}

function deadNotice({ code, clock }: Messages, end: CodeEnd, seconds: number): Said {
  return { kind: 'refusal', text: code.dead[end](seconds > 0 ? clock(seconds) : undefined) }
}

function blockNotice({ code, clock }: Messages, seconds: number): Said {
  return { kind: 'refusal', text: code.blocked(clock(seconds)) }
}

/** Which kind of code is asked for. Where codes come another way than before, it is theirs. */
function useKind(factor: SecondFactorOptions['factor']): readonly [CodeKind, (kind: CodeKind) => void] {
  const [{ kind, of }, set] = useState<{ kind: CodeKind; of: typeof factor }>({ kind: 'code', of: factor })
  if (of !== factor) set({ kind: 'code', of: factor })
  return [of === factor ? kind : 'code', (next) => set({ kind: next, of: factor })]
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

/** What the arrival on a step does not say: the code has gone while its step stayed. */
function useSayEnd(end: CodeEnd | undefined, resendAt: Instant | undefined): void {
  const { messages, announce } = useWidget()
  useEffect(() => {
    if (end === undefined) return
    const left = resendAt === undefined ? 0 : Math.ceil((resendAt - now()) / 1000)
    announce(messages.code.dead[end](left > 0 ? messages.duration(left) : undefined))
    // oxlint-disable-next-line react/exhaustive-deps -- said once, with the time as it is then
  }, [end])
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
