'use client'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { CaptchaHandle } from '../../captcha/provider.ts'
import { useAction } from '../../flow/useAction.ts'
import type { Messages } from '../../locales/messages.ts'
import { formatPhone } from '../../phone/formatPhone.ts'
import type { AuthError } from '../../protocol/error.ts'
import type { CodeShape, StepOf } from '../../protocol/step.ts'
import { Button } from '../parts/Button.tsx'
import { Captcha } from '../parts/Captcha.tsx'
import { Help } from '../parts/Help.tsx'
import { Resend } from '../parts/Resend.tsx'
import { TwoFactorForm } from '../parts/TwoFactorForm.tsx'
import { ValidFor } from '../parts/ValidFor.tsx'
import { StepFrame } from '../StepFrame.tsx'
import { useCountdown } from '../useCountdown.ts'
import { useWidget } from '../WidgetContext.ts'
import { isAboutCode, noticeSentence } from './errorSentence.ts'
import { useChallengePlace } from './useChallengePlace.ts'
import { withCaptcha } from './withCaptcha.ts'

/** No backend tells what its backup codes look like. */
const anyCode: CodeShape = { characters: 'any', caseSensitive: true }

/** Asks for the code that was sent, or that the authenticator app shows. */
export function CodeStep({ step }: { readonly step: StepOf<'code'> }) {
  const { messages, announce } = useWidget()
  const verify = useAction('code', 'submit')
  const again = useAction('code', 'resend')
  const [usesBackup, setUsesBackup] = useState(false)
  const [resends, setResends] = useState(0)
  const solver = useRef<CaptchaHandle>(null)
  const resendSolver = useRef<CaptchaHandle>(null)
  const blockedFor = useCountdown(step.blockedUntil)
  const isBlocked = blockedFor > 0
  const error = verify.error ?? again.error

  useEffect(() => {
    if (step.blockedUntil === undefined || step.blockedUntil <= Date.now()) return
    announce(messages.code.blocked(messages.duration(Math.ceil((step.blockedUntil - Date.now()) / 1000))))
  }, [step.blockedUntil, announce, messages])

  const submit = (code: string) => {
    again.reset()
    verify.submit(withCaptcha({ code }, step.captcha?.submit && solver))
  }
  const resend = () => {
    verify.reset()
    setResends(resends + 1)
    again.submit(withCaptcha({}, step.captcha?.resend && resendSolver))
  }
  const switchTo = (backup: boolean) => {
    verify.reset()
    setUsesBackup(backup)
  }
  const place = useChallengePlace(step.captcha?.submit)
  const challenge = step.captcha?.submit !== undefined && (
    <Captcha ref={solver} challenge={step.captcha.submit} wanted />
  )
  const [sentence, spoken] = usesBackup ? [messages.code.backupSentence] : sentenceOf(messages, step)

  return (
    <StepFrame
      heading={messages.code.heading[step.factor]}
      sentence={sentence}
      spoken={spoken}
      foot={<Help>{step.factor === 'sms' ? messages.code.slow : undefined}</Help>}
      below={
        <>
          {place === 'below' && challenge}
          {step.captcha?.resend !== undefined && (
            <Captcha ref={resendSolver} challenge={step.captcha.resend} wanted={resends > 0} opens />
          )}
        </>
      }
    >
      <TwoFactorForm
        key={usesBackup ? 'backup' : 'code'}
        label={usesBackup ? messages.code.backupLabel : messages.code.label}
        submitLabel={messages.code.submit}
        shape={usesBackup ? anyCode : step.code}
        autoComplete={usesBackup ? 'off' : 'one-time-code'}
        readsMessages={step.factor === 'sms' && !isBlocked}
        turn={resends}
        onSubmit={submit}
        onEdit={error && (() => (verify.error ? verify.reset() : again.reset()))}
        isPending={verify.isPending}
        waiting={isBlocked}
        error={
          error && {
            cause: error,
            sentence: wrongSentence(messages, error, step.factor, usesBackup),
            isAboutCode: isAboutCode(error),
          }
        }
        notice={isBlocked ? messages.code.blocked(messages.clock(blockedFor)) : noticeSentence(messages, step)}
      >
        {place === 'form' && challenge}
        <div className="entryphone-times">
          {step.resendAt !== undefined && (
            <Resend resendAt={step.resendAt} isPending={again.isPending} onResend={resend} />
          )}
          {step.acceptsBackupCode === true && (
            <Button look="link" onClick={() => switchTo(!usesBackup)}>
              {usesBackup ? messages.code.useApp : messages.code.useBackupCode}
            </Button>
          )}
          {step.expiresAt !== undefined && <ValidFor expiresAt={step.expiresAt} />}
        </div>
      </TwoFactorForm>
    </StepFrame>
  )
}

/** What is shown, and what is read out. Where the code went is shown as the backend gave it, in its own direction. */
function sentenceOf(messages: Messages, { factor, phone, to: said }: StepOf<'code'>): readonly [ReactNode, string] {
  const { sentTo, sent, fromApp } = messages.code
  const to = phone === undefined ? said : formatPhone(phone)
  if (factor === 'app') return [fromApp, fromApp]
  if (to === undefined) return [sent, sent]
  const [before, after] = sentTo
  const shown = (
    <>
      {before}
      <bdi dir="ltr" className="entryphone-to">
        {to}
      </bdi>
      {after}
    </>
  )
  return [shown, `${before}${to}${after}`]
}

function wrongSentence(messages: Messages, error: AuthError, factor: 'sms' | 'app', usesBackup: boolean): string {
  if (error.code !== 'code-wrong' || factor === 'sms') return messages.errors[error.code]
  return usesBackup ? messages.code.wrongBackup : messages.code.wrongFromApp
}
