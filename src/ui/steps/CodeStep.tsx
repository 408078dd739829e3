'use client'
import { useState } from 'react'
import { useAction } from '../../flow/useAction.ts'
import { useFlow } from '../../flow/useFlow.ts'
import { endOfCode, noticeFor } from '../../locales/sentences.ts'
import { formatPhone } from '../../phone/formatPhone.ts'
import type { Instant, Notice, StepOf } from '../../protocol/step.ts'
import { destinationText } from '../parts/code/Destination.tsx'
import { Help } from '../parts/form/Help.tsx'
import { SecondFactor } from '../parts/code/SecondFactor.tsx'
import { useCodeTries } from '../parts/code/useCodeTries.ts'
import { StepFrame } from '../StepFrame.tsx'
import { useWidget } from '../useWidget.ts'
import { useStepChallenge } from './useStepChallenge.tsx'

/** Asks for the code that was sent, or that the authenticator app shows. */
export function CodeStep({ step }: { readonly step: StepOf<'code'> }) {
  const { messages, lostPhone } = useWidget()
  const check = useAction('code', 'submit')
  const message = useAction('code', 'resend')
  const challenge = useStepChallenge(step.captcha?.submit)
  const resendChallenge = useStepChallenge(step.captcha?.resend)
  const to = step.phone === undefined ? step.to : formatPhone(step.phone)
  const resendAt = usePause(step)
  const tries = useCodeTries({
    check,
    message,
    onCheck: (code, _, trustDevice) => {
      const input = trustDevice === undefined ? { code } : { code, trustDevice }
      resendChallenge.withdraw()
      challenge.take(check, input)
    },
    onMessage: () => {
      challenge.withdraw()
      resendChallenge.take(message, {})
    },
    onChange: challenge.withdraw,
    resendAt,
  })
  const lastEnd = useLastEnd(step)
  const dead = endOfCode(step)
  // Said once: the news that a message was asked for says it too, and for a dead one nobody waits.
  const isSlow = step.factor === 'sms' && step.notice !== 'sent' && dead === undefined

  return (
    <StepFrame
      heading={messages.code.heading[step.factor]}
      spoken={destinationText({ messages, factor: step.factor, to })}
      foot={<Help>{isSlow ? messages.code.slow : undefined}</Help>}
    >
      <SecondFactor
        factor={step.factor}
        shape={step.code}
        to={to}
        expiresAt={step.expiresAt}
        blockedUntil={step.blockedUntil}
        acceptsBackupCode={step.acceptsBackupCode}
        trustDevice={step.trustDevice}
        dead={dead}
        hidesLabel
        resetKey={lastEnd}
        lostPhone={lostPhone}
        notice={noticeFor(messages, step)}
        tries={tries}
        noted={() => challenge.elsewhere(check.error) ?? resendChallenge.elsewhere(message.error)}
      >
        {challenge.draw({ wanted: true, error: check.error })}
        {resendChallenge.draw({ wanted: tries.resends > 0, opens: true, error: message.error })}
      </SecondFactor>
    </StepFrame>
  )
}

/** News that the code is gone, as it came with a step: what stands in the field belongs to it. */
const ends: ReadonlySet<Notice> = new Set<Notice>(['attempts-exhausted', 'code-needed-again', 'expired'])

/** The move that last brought such news. Another message is no end: its code may have been typed already. */
function useLastEnd({ notice }: StepOf<'code'>): number {
  const { moves } = useFlow()
  const [last, setLast] = useState(0)
  if (notice === undefined || !ends.has(notice) || last === moves) return last
  setLast(moves)
  return moves
}

/** From when another message may be asked for: the app waits as long as the message that came in its place. */
function usePause({ factor, resendAt }: StepOf<'code'>): Instant | undefined {
  const [messageAt, setMessageAt] = useState(0)
  if (resendAt === undefined) return undefined
  if (factor === 'app') return Math.max(resendAt, messageAt)
  if (resendAt !== messageAt) setMessageAt(resendAt)
  return resendAt
}
