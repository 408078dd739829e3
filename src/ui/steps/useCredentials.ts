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
import { type Credentials, useCredentialsForm } from './useCredentialsForm.ts'
import { withCaptcha } from './withCaptcha.ts'

/** What is typed on a credentials step, what becomes of it, and what there is to say of either. */
export function useCredentials(step: StepOf<'credentials'>, captcha: RefObject<CaptchaHandle | null>) {
  const { messages, usernameKind } = useWidget()
  const send = useAction('credentials', 'submit')
  const forgot = useAction('credentials', 'forgot')
  const [touched, setTouched] = useState(false)
  const { onParsed, problem } = useParsedPhone()
  const form = useCredentialsForm(step, problem)
  const { username, password } = form.formState.errors
  const failed = send.error ?? forgot.error
  const isLimited = useLimit(failed)
  const isWrong = isAbout(send.error, 'credentials')
  const lack = lackSentence(messages, step, usernameKind, { username: username?.message, password: password?.message })

  useCommitEffect(() => {
    if (isWrong) form.setFocus('password', { shouldSelect: true })
  }, [isWrong, send.error, form.setFocus])

  const onFocus = () => setTouched(true)
  const onChange = () => {
    // A filler writes without a focus.
    onFocus()
    if (send.error && !isLimited) send.reset()
    if (forgot.error && !isLimited) forgot.reset()
    if (lack !== undefined) form.clearErrors()
  }
  const submit = ({ staySignedIn, ...typed }: Credentials) => {
    const input = step.staySignedIn === undefined ? typed : { ...typed, staySignedIn }
    send.submit(withCaptcha(input, step.captcha?.submit && captcha))
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
    username: form.register('username', { onChange }),
    password: form.register('password', { onChange }),
    staySignedIn: form.register('staySignedIn'),
    submit: () => void form.handleSubmit(submit)(),
    forget: () => forgot.submit({ username: form.getValues('username') }),
  }
}
