'use client'
import { useRef, useState } from 'react'
import type { CaptchaHandle } from '../../captcha/provider.ts'
import { useAction } from '../../flow/useAction.ts'
import { noticeFor } from '../../locales/messageFor.ts'
import { formatPhone } from '../../phone/formatPhone.ts'
import type { StepOf } from '../../protocol/step.ts'
import { Captcha } from '../parts/captcha/Captcha.tsx'
import { destinationText } from '../parts/code/Destination.tsx'
import { Help } from '../parts/form/Help.tsx'
import { TwoFactorForm } from '../parts/code/TwoFactorForm.tsx'
import { StepFrame } from '../StepFrame.tsx'
import { useWidget } from '../WidgetContext.ts'
import { useChallengePlace } from './useChallengePlace.ts'
import { withCaptcha } from './withCaptcha.ts'

/** Asks for the code that was sent, or that the authenticator app shows. */
export function CodeStep({ step }: { readonly step: StepOf<'code'> }) {
  const { messages, lostPhone } = useWidget()
  const verify = useAction('code', 'submit')
  const again = useAction('code', 'resend')
  const [isResent, setIsResent] = useState(false)
  const solver = useRef<CaptchaHandle>(null)
  const resendSolver = useRef<CaptchaHandle>(null)
  const to = step.phone === undefined ? step.to : formatPhone(step.phone)

  const submit = (code: string) => {
    again.reset()
    verify.submit(withCaptcha({ code }, step.captcha?.submit && solver))
  }
  const resend = () => {
    verify.reset()
    setIsResent(true)
    again.submit(withCaptcha({}, step.captcha?.resend && resendSolver))
  }
  const forget = () => {
    verify.reset()
    again.reset()
  }
  const place = useChallengePlace(step.captcha?.submit)
  const challenge = step.captcha?.submit !== undefined && (
    <Captcha ref={solver} challenge={step.captcha.submit} wanted />
  )

  return (
    <StepFrame
      heading={messages.code.heading[step.factor]}
      spoken={destinationText({ messages, factor: step.factor, to })}
      foot={<Help>{step.factor === 'sms' ? messages.code.slow : undefined}</Help>}
      below={
        <>
          {place === 'below' && challenge}
          {step.captcha?.resend !== undefined && (
            <Captcha ref={resendSolver} challenge={step.captcha.resend} wanted={isResent} opens />
          )}
        </>
      }
    >
      <TwoFactorForm
        factor={step.factor}
        shape={step.code}
        to={to}
        expiresAt={step.expiresAt}
        resendAt={step.resendAt}
        blockedUntil={step.blockedUntil}
        acceptsBackupCode={step.acceptsBackupCode}
        lostPhone={lostPhone}
        notice={noticeFor(messages, step)}
        onSubmit={submit}
        onResend={resend}
        onEdit={forget}
        isPending={verify.isPending}
        isResending={again.isPending}
        error={verify.error ?? again.error}
      >
        {place === 'form' && challenge}
      </TwoFactorForm>
    </StepFrame>
  )
}
