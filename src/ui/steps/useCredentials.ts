'use client'
import { useState } from 'react'
import { useAction } from '../../flow/useAction.ts'
import { messageFor } from '../../locales/messageFor.ts'
import { isAbout } from '../../protocol/error.ts'
import type { StepOf } from '../../protocol/step.ts'
import { useParsedPhone } from '../parts/phone/useParsedPhone.ts'
import { useCommitEffect } from '../useCommitEffect.ts'
import { useLimit } from '../useLimit.ts'
import { useWidget } from '../WidgetContext.ts'
import { lackSentence } from './credentialsWords.ts'
import { useTypedCredentials } from './useTypedCredentials.ts'
import type { StepChallengeView } from './useStepChallenge.tsx'

/** What is typed on a credentials step, what becomes of it, and what there is to say of either. */
export function useCredentials(step: StepOf<'credentials'>, challenge: StepChallengeView) {
  const { messages, usernameKind } = useWidget()
  const send = useAction('credentials', 'submit')
  const forgot = useAction('credentials', 'forgot')
  const [touched, setTouched] = useState(false)
  const { onParsed, problem } = useParsedPhone()
  const typed = useTypedCredentials(step, problem)
  const { username, password } = typed.problems
  const failed = send.error ?? forgot.error
  const noted = challenge.elsewhere(failed)
  const isLimited = useLimit(failed)
  const isWrong = isAbout(send.error, 'credentials')
  const lack = lackSentence(messages, step, usernameKind, { username, password })

  // A refused password is there to be typed over.
  const { ref: passwordField } = typed.password
  useCommitEffect(() => {
    if (!isWrong) return
    passwordField.current?.focus()
    passwordField.current?.select()
  }, [isWrong, send.error, passwordField])

  const onFocus = () => setTouched(true)
  const onChange = () => {
    // A filler writes without a focus.
    onFocus()
    challenge.withdraw()
    if (send.error && !isLimited) send.reset()
    if (forgot.error && !isLimited) forgot.reset()
    if (lack !== undefined) typed.forgetProblems()
  }
  const submit = () => {
    challenge.withdraw()
    const checked = typed.check()
    if (checked === undefined) return
    const { staySignedIn: _, ...input } = checked
    const asked = step.staySignedIn === undefined ? input : checked
    challenge.take(send, asked)
  }
  return {
    touched,
    onFocus,
    onParsed,
    isLimited,
    isPending: send.isPending,
    isForgetting: forgot.isPending,
    invalid: { username: username !== undefined || isWrong, password: password !== undefined || isWrong },
    failed,
    error: lack ?? messageFor(messages, noted, step),
    retryAt: noted?.retryAt,
    onChange,
    onPhone: typed.onPhone,
    username: typed.username,
    password: typed.password,
    staySignedIn: typed.staySignedIn,
    submit,
    forget: () => {
      challenge.withdraw()
      forgot.submit({ username: typed.read().username })
    },
  }
}
