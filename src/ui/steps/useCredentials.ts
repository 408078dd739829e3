'use client'
import { type RefObject, useState } from 'react'
import type { CaptchaHandle } from '../../captcha/provider.ts'
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
import { withCaptcha } from './withCaptcha.ts'

/** What is typed on a credentials step, what becomes of it, and what there is to say of either. */
export function useCredentials(step: StepOf<'credentials'>, captcha: RefObject<CaptchaHandle | null>) {
  const { messages, usernameKind } = useWidget()
  const send = useAction('credentials', 'submit')
  const forgot = useAction('credentials', 'forgot')
  const [touched, setTouched] = useState(false)
  const { onParsed, problem } = useParsedPhone()
  const typed = useTypedCredentials(step, problem)
  const { username, password } = typed.problems
  const failed = send.error ?? forgot.error
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
    if (send.error && !isLimited) send.reset()
    if (forgot.error && !isLimited) forgot.reset()
    if (lack !== undefined) typed.forgetProblems()
  }
  const submit = () => {
    const checked = typed.check()
    if (checked === undefined) return
    const { staySignedIn: _, ...input } = checked
    const asked = step.staySignedIn === undefined ? input : checked
    send.submit(withCaptcha(asked, step.captcha?.submit && captcha))
  }
  return {
    touched,
    onFocus,
    onParsed,
    isLimited,
    isPending: send.isPending,
    isForgetting: forgot.isPending,
    invalid: { username: username !== undefined || isWrong, password: password !== undefined || isWrong },
    error: lack ?? messageFor(messages, failed, step),
    retryAt: failed?.retryAt,
    onChange,
    onPhone: typed.onPhone,
    username: typed.username,
    password: typed.password,
    staySignedIn: typed.staySignedIn,
    submit,
    forget: () => forgot.submit({ username: typed.read().username }),
  }
}
