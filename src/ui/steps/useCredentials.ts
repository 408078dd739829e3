'use client'
import { useState } from 'react'
import { useAction } from '../../flow/useAction.ts'
import { errorFor } from '../../locales/sentences.ts'
import { isAbout } from '../../protocol/error.ts'
import type { StepOf } from '../../protocol/step.ts'
import { useParsedPhone } from '../parts/phone/useParsedPhone.ts'
import { useCapsLock } from '../parts/form/useCapsLock.ts'
import { useCommitEffect } from '../../flow/useCommitEffect.ts'
import { useLimit } from '../useLimit.ts'
import { useFirstWidget } from '../WidgetContext.ts'
import { lackSentences, type OfFields } from './credentialsWords.ts'
import { useTypedCredentials } from './useTypedCredentials.ts'
import type { StepChallengeView } from './useStepChallenge.tsx'

/** What is typed on a credentials step, what becomes of it, and what there is to say of either. */
export function useCredentials(step: StepOf<'credentials'>, challenge: StepChallengeView) {
  const { messages, usernameKind } = useFirstWidget()
  const send = useAction('credentials', 'submit')
  const forgot = useAction('credentials', 'forgot')
  const capsLock = useCapsLock()
  const [touched, setTouched] = useState(false)
  const { onParsed, problem } = useParsedPhone()
  const typed = useTypedCredentials(step, problem)
  const { username, password } = typed.problems
  const failed = send.error ?? forgot.error
  const noted = challenge.elsewhere(failed)
  const isLimited = useLimit(failed)
  const said = errorFor(messages, noted, { ...step, usernameKind })
  // Of a number that stands beside a password, it is said at the number.
  const isOfPhone = step.variant === 'phone-and-password' && isAbout(noted, 'phone')
  const isWrong = isAbout(send.error, 'credentials')
  const lacks = lackSentences(messages, step, usernameKind, { username, password })

  // A refused password is there to be typed over.
  const { ref: passwordField } = typed.password
  useCommitEffect(() => {
    if (!isWrong) return
    passwordField.current?.focus()
    passwordField.current?.select()
  }, [isWrong, send.error, passwordField])

  const onFocus = () => setTouched(true)
  const onChange = (field?: keyof OfFields) => {
    // A filler writes without a focus.
    onFocus()
    challenge.withdraw()
    if (send.error && !isLimited) send.reset()
    if (forgot.error && !isLimited) forgot.reset()
    if (field !== undefined) typed.forgetProblem(field)
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
    invalid: {
      // A number that could not be checked may well be right.
      username: (username !== undefined && username !== 'unchecked') || isWrong || isOfPhone,
      password: password !== undefined || isWrong,
    },
    failed,
    /** Under the user name, or the number. */
    nameError: lacks.username ?? (isOfPhone ? said : undefined),
    /** Under the last field: of the password, and of both. */
    error: lacks.password ?? (isOfPhone ? undefined : said),
    isWrong,
    capsLock,
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
