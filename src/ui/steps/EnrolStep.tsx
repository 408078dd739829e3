'use client'
import { useRef, useState } from 'react'
import { useAction } from '../../flow/useAction.ts'
import { noticeFor } from '../../locales/sentences.ts'
import type { StepOf } from '../../protocol/step.ts'
import { CodeForm } from '../parts/code/CodeForm.tsx'
import { useWholeId, WholeCode } from '../parts/code/WholeCode.tsx'
import { CopyButton } from '../parts/enrolment/CopyButton.tsx'
import { Help } from '../parts/form/Help.tsx'
import { QrCode } from '../parts/enrolment/QrCode.tsx'
import { maskedPicture, maskedPictureClass, maskedText, maskedTextClass } from '../masked.ts'
import { StepFrame } from '../StepFrame.tsx'
import { useWidget } from '../useWidget.ts'
import { useStepChallenge } from './useStepChallenge.tsx'

/** Sets up an authenticator app: the key to scan, hand over or type, then a first code to prove that the app has it. */
export function EnrolStep({ step }: { readonly step: StepOf<'enrol'> }) {
  const { messages } = useWidget()
  const words = messages.enrol
  const turnOn = useAction('enrol', 'submit')
  const [copyFailed, setCopyFailed] = useState(false)
  const error = turnOn.error
  const challenge = useStepChallenge(step.captcha?.submit)
  const wholeId = useWholeId(step.code)

  return (
    <StepFrame heading={words.heading} sentence={words.sentence} foot={<Help />}>
      {wholeId !== undefined && <WholeCode id={wholeId} />}
      <AuthenticatorKey step={step} onCopied={(worked) => setCopyFailed(!worked)} />
      <CodeForm
        wholeId={wholeId}
        label={words.label}
        submitLabel={words.submit}
        shape={step.code}
        onSubmit={(code) => challenge.take(turnOn, { code })}
        onEdit={() => {
          challenge.withdraw()
          turnOn.reset()
        }}
        isPending={turnOn.isPending}
        factor="app"
        error={challenge.elsewhere(error)}
        notice={copyFailed ? { kind: 'refusal', text: messages.copyFailed } : noticeFor(messages, step)}
      >
        {challenge.draw({ wanted: true, error })}
      </CodeForm>
    </StepFrame>
  )
}

interface AuthenticatorKeyProps {
  readonly step: StepOf<'enrol'>
  readonly onCopied: (worked: boolean) => void
}

/** On a phone the app is a press away, and nobody scans what is on the phone that scans. */
function pointerHere(): 'fine' | 'coarse' | undefined {
  const is = (pointer: string) => typeof matchMedia === 'function' && matchMedia(`(pointer: ${pointer})`).matches
  if (is('coarse')) return 'coarse'
  return is('fine') ? 'fine' : undefined
}

/** The key in each way an app can take it: on a phone the app first, and the picture folded. */
function AuthenticatorKey({ step, onCopied }: AuthenticatorKeyProps) {
  const words = useWidget().messages.enrol
  const key = useRef<HTMLElement>(null)
  const [pointer] = useState(pointerHere)
  const picture = <QrCode text={step.uri} label={words.picture} />
  const groups = step.secret.match(/.{1,4}/g) ?? []
  const leadsToApp = step.uri.startsWith('otpauth://')
  return (
    <>
      {leadsToApp && pointer !== 'fine' && (
        <a
          {...maskedPicture}
          className={maskedPictureClass('entryphone-button entryphone-open')}
          data-look="second"
          href={step.uri}
        >
          {words.open}
        </a>
      )}
      {leadsToApp && pointer === 'coarse' && (
        <details className="entryphone-more">
          <summary>{words.scan}</summary>
          {picture}
        </details>
      )}
      {leadsToApp && pointer !== 'coarse' && <div className="entryphone-scan">{picture}</div>}
      <div className="entryphone-by-hand">
        <span className="entryphone-label">{words.key}</span>
        {/* Both are read from the left, and stand where the line begins. */}
        <span>
          <code {...maskedText} ref={key} className={maskedTextClass('entryphone-key')} dir="ltr" translate="no">
            {groups.map((group, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- groups may repeat, and never move
              <span key={index}>{group}</span>
            ))}
          </code>
        </span>
        <CopyButton text={step.secret} label={words.copy} copied={words.copied} shownIn={key} onCopied={onCopied} />
        {step.account !== undefined && (
          <span {...maskedText} className={maskedTextClass('entryphone-account')} translate="no">
            <bdi dir="ltr">{step.account}</bdi>
          </span>
        )}
      </div>
    </>
  )
}
