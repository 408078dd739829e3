'use client'
import { type RefObject, useRef, useState } from 'react'
import { useAction } from '../../flow/useAction.ts'
import { problemFor } from '../../locales/sentences.ts'
import type { PhoneProblem } from '../../phone/parsePhone.ts'
import { isAbout } from '../../protocol/error.ts'
import type { E164, StepOf } from '../../protocol/step.ts'
import { now } from '../../runtime/clock.ts'
import type { PhoneEntryEvent } from '../parts/phone/usePhoneInput.ts'
import { useParsedPhone } from '../parts/phone/useParsedPhone.ts'
import { useCommitEffect } from '../../flow/useCommitEffect.ts'
import { useLimit } from '../useLimit.ts'
import { useFirstWidget } from '../WidgetContext.ts'
import type { StepChallengeView } from './useStepChallenge.tsx'

/** What is typed on a phone step, what becomes of it, and what there is to say of either. */
export function usePhoneForm(
  step: StepOf<'phone'>,
  field: RefObject<HTMLInputElement | null>,
  challenge: StepChallengeView,
) {
  const { messages } = useFirstWidget()
  const send = useAction('phone', 'submit')
  const { onParsed, problem: phoneProblem } = useParsedPhone()
  const [problem, setProblem] = useState<PhoneProblem>()
  // One field, which knows its own number: react-hook-form is for the steps that have several (12 kB before the first one).
  const phone = useRef<E164 | ''>(step.phone ?? '')
  const [touched, setTouched] = useState(false)
  const isLimited = useLimit(send.error)
  const noted = challenge.elsewhere(send.error)
  const refused = isAbout(send.error, 'phone')

  // Another number would mend it.
  useCommitEffect(() => {
    if (refused) field.current?.focus()
  }, [refused, send.error, field])

  return {
    touched,
    onFocus: () => setTouched(true),
    onParsed,
    onChange: ({ target }: PhoneEntryEvent) => {
      phone.current = target.value
      // A filler writes without a focus.
      if (!touched) setTouched(true)
      if (problem !== undefined) setProblem(undefined)
      challenge.withdraw()
      if (send.error && !isLimited) send.reset()
    },
    isLimited,
    isPending: send.isPending,
    // One that could not be checked may well be right.
    invalid: (problem !== undefined && problem !== 'unchecked') || refused,
    failed: send.error,
    error: problemFor(messages, problem) ?? (noted && messages.errors[noted.code]),
    retryAt: noted?.retryAt,
    submit: () => {
      // Known by now: a submission waits for it.
      const found = phoneProblem()
      setProblem(found)
      challenge.withdraw()
      if (found !== undefined || phone.current === '') {
        field.current?.focus()
        return
      }
      const input = { phone: phone.current }
      if (isStillGood(step, phone.current)) send.submit(input)
      else challenge.take(send, input)
    },
  }
}

/** The backend will go back to the code it has sent and send nothing, so there is nothing to prove. */
function isStillGood({ sent }: StepOf<'phone'>, phone: E164): boolean {
  const margin = 2000
  return sent?.phone === phone && sent.unanswered !== true && now() + margin < sent.resendAt
}
