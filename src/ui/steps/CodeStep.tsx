'use client'
import { useRef } from 'react'
import type { CaptchaHandle } from '../../captcha/provider.ts'
import { useAction } from '../../flow/useAction.ts'
import { noticeFor } from '../../locales/messageFor.ts'
import { formatPhone } from '../../phone/formatPhone.ts'
import type { StepOf } from '../../protocol/step.ts'
import { destinationText } from '../parts/code/Destination.tsx'
import { Help } from '../parts/form/Help.tsx'
import { SecondFactor } from '../parts/code/SecondFactor.tsx'
import { useCodeTries } from '../parts/code/useCodeTries.ts'
import { StepFrame } from '../StepFrame.tsx'
import { useWidget } from '../WidgetContext.ts'
import { StepChallenge } from './StepChallenge.tsx'
import { useChallengePlace } from './useChallengePlace.ts'
import { withCaptcha } from './withCaptcha.ts'

/** Asks for the code that was sent, or that the authenticator app shows. */
export function CodeStep({ step }: { readonly step: StepOf<'code'> }) {
  const { messages, lostPhone } = useWidget()
  const check = useAction('code', 'submit')
  const message = useAction('code', 'resend')
  const solver = useRef<CaptchaHandle>(null)
  const resendSolver = useRef<CaptchaHandle>(null)
  const to = step.phone === undefined ? step.to : formatPhone(step.phone)
  const tries = useCodeTries({
    check,
    message,
    onCheck: (code) => check.submit(withCaptcha({ code }, step.captcha?.submit && solver)),
    onMessage: () => message.submit(withCaptcha({}, step.captcha?.resend && resendSolver)),
    resendAt: step.resendAt,
  })
  const place = useChallengePlace(step.captcha?.submit)
  const challenge = step.captcha?.submit !== undefined && (
    <StepChallenge ref={solver} challenge={step.captcha.submit} wanted />
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
            <StepChallenge ref={resendSolver} challenge={step.captcha.resend} wanted={tries.resends > 0} opens />
          )}
        </>
      }
    >
      <SecondFactor
        factor={step.factor}
        shape={step.code}
        to={to}
        expiresAt={step.expiresAt}
        blockedUntil={step.blockedUntil}
        acceptsBackupCode={step.acceptsBackupCode}
        lostPhone={lostPhone}
        notice={noticeFor(messages, step)}
        tries={tries}
      >
        {place === 'form' && challenge}
      </SecondFactor>
    </StepFrame>
  )
}
