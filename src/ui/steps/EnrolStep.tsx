'use client'
import { useId, useRef } from 'react'
import type { CaptchaHandle } from '../../captcha/provider.ts'
import { useAction } from '../../flow/useAction.ts'
import type { StepOf } from '../../protocol/step.ts'
import { Captcha } from '../parts/Captcha.tsx'
import { CopyButton } from '../parts/CopyButton.tsx'
import { Help } from '../parts/Help.tsx'
import { TwoFactorForm } from '../parts/TwoFactorForm.tsx'
import { StepFrame } from '../StepFrame.tsx'
import { useWidget } from '../WidgetContext.ts'
import { isAboutCode, noticeSentence } from './errorSentence.ts'
import { useChallengePlace } from './useChallengePlace.ts'
import { withCaptcha } from './withCaptcha.ts'

/** Sets up an authenticator app: the key, then a first code to prove that the app has it. */
export function EnrolStep({ step }: { readonly step: StepOf<'enrol'> }) {
  const { messages } = useWidget()
  const words = messages.enrol
  const turnOn = useAction('enrol', 'submit')
  const solver = useRef<CaptchaHandle>(null)
  const keyId = useId()
  const error = turnOn.error
  const groups = step.secret.match(/.{1,4}/g) ?? []

  const place = useChallengePlace(step.captcha?.submit)
  const challenge = step.captcha?.submit !== undefined && (
    <Captcha ref={solver} challenge={step.captcha.submit} wanted />
  )

  return (
    <StepFrame heading={words.heading} sentence={words.sentence} foot={<Help />} below={place === 'below' && challenge}>
      <div className="entryphone-secret">
        <span className="entryphone-label" id={keyId}>
          {words.key}
          {step.account !== undefined && (
            <bdi dir="ltr" className="entryphone-account" translate="no">
              {step.account}
            </bdi>
          )}
        </span>
        <code className="entryphone-key" aria-labelledby={keyId} dir="ltr" translate="no">
          {groups.map((group, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- groups may repeat, and never move
            <span key={index}>{group}</span>
          ))}
        </code>
        <div className="entryphone-actions">
          <CopyButton text={step.secret} label={words.copy} copied={words.copied} />
          {step.uri.startsWith('otpauth://') && (
            <a className="entryphone-link" href={step.uri}>
              {words.open}
            </a>
          )}
        </div>
      </div>
      <TwoFactorForm
        label={words.label}
        submitLabel={words.submit}
        shape={step.code}
        onSubmit={(code) => turnOn.submit(withCaptcha({ code }, step.captcha?.submit && solver))}
        onEdit={error && turnOn.reset}
        isPending={turnOn.isPending}
        error={
          error && {
            cause: error,
            sentence: error.code === 'code-wrong' ? messages.code.wrongFromApp : messages.errors[error.code],
            isAboutCode: isAboutCode(error),
          }
        }
        notice={noticeSentence(messages, step)}
      >
        {place === 'form' && challenge}
      </TwoFactorForm>
    </StepFrame>
  )
}
