'use client'
import { useId, useRef, useState } from 'react'
import type { CaptchaHandle } from '../../captcha/provider.ts'
import { useAction } from '../../flow/useAction.ts'
import { messageFor, noticeFor, problemFor } from '../../locales/messageFor.ts'
import { isAbout } from '../../protocol/error.ts'
import type { Messages } from '../../locales/messages.ts'
import type { StepOf } from '../../protocol/step.ts'
import { Button } from '../parts/form/Button.tsx'
import { ErrorNote } from '../parts/form/ErrorNote.tsx'
import { Form } from '../parts/form/Form.tsx'
import { Help } from '../parts/form/Help.tsx'
import { useParsedPhone } from '../parts/phone/useParsedPhone.ts'
import { StepFrame } from '../StepFrame.tsx'
import { useCommitEffect } from '../useCommitEffect.ts'
import { useLimit } from '../useLimit.ts'
import { useWidget } from '../WidgetContext.ts'
import { CredentialsFields } from './CredentialsFields.tsx'
import { StepChallenge } from './StepChallenge.tsx'
import { useChallengePlace } from './useChallengePlace.ts'
import { type Credentials, useCredentialsForm } from './useCredentialsForm.ts'
import { withCaptcha } from './withCaptcha.ts'

/** Asks for a user name or a number and a password, or only whether to go on. */
export function CredentialsStep({ step }: { readonly step: StepOf<'credentials'> }) {
  const { messages, usernameKind = 'email' } = useWidget()
  const words = messages.credentials
  const send = useAction('credentials', 'submit')
  const forgot = useAction('credentials', 'forgot')
  const captcha = useRef<CaptchaHandle>(null)
  const [touched, setTouched] = useState(false)
  const [isDeferred, setDeferred] = useState(false)
  const id = useId()
  const { onParsed, problem } = useParsedPhone()
  const { register, handleSubmit, formState, getValues, setFocus, clearErrors } = useCredentialsForm(step, problem)
  const { username, password } = formState.errors
  const failed = send.error ?? forgot.error
  const isLimited = useLimit(failed)
  const isWrong = isAbout(send.error, 'credentials')

  useCommitEffect(() => {
    if (isWrong) setFocus('password', { shouldSelect: true })
  }, [isWrong, send.error, setFocus])

  const submit = ({ staySignedIn, ...typed }: Credentials) => {
    const input = step.staySignedIn === undefined ? typed : { ...typed, staySignedIn }
    send.submit(withCaptcha(input, step.captcha?.submit && captcha))
  }
  const usernameMessage =
    step.variant === 'phone-and-password'
      ? problemFor(messages, username?.message)
      : username && words.usernameMissing[usernameKind]
  const missingMessage = usernameMessage ?? (password ? words.passwordMissing : undefined)
  const refusedMessage = messageFor(messages, failed, step)

  const onFocus = () => setTouched(true)
  const onChange = () => {
    // A filler writes without a focus.
    onFocus()
    if (send.error && !isLimited) send.reset()
    if (forgot.error && !isLimited) forgot.reset()
    if (missingMessage !== undefined) clearErrors()
  }

  const place = useChallengePlace(step.captcha?.submit)
  const challenge = step.captcha?.submit !== undefined && (
    <StepChallenge ref={captcha} challenge={step.captcha.submit} wanted={touched} />
  )

  return (
    <StepFrame
      heading={words.heading}
      sentence={sentenceOf(words, step)}
      foot={<Help />}
      below={place === 'below' && challenge}
    >
      <Form onSubmit={() => void handleSubmit(submit)()}>
        {step.variant !== 'continue' && (
          <CredentialsFields
            step={step}
            id={id}
            username={register('username', { onChange })}
            password={register('password', { onChange })}
            invalid={{ username: username !== undefined || isWrong, password: password !== undefined || isWrong }}
            readOnly={send.isPending}
            onFocus={onFocus}
            onParsed={onParsed}
            onSubmitDeferred={setDeferred}
          />
        )}
        <ErrorNote
          id={`${id}-note`}
          error={missingMessage ?? refusedMessage}
          retryAt={failed?.retryAt}
          notice={noticeFor(messages, step)}
        />
        {step.staySignedIn !== undefined && (
          <label className="entryphone-box">
            <input type="checkbox" {...register('staySignedIn')} />
            <span>{words.staySignedIn}</span>
          </label>
        )}
        {place === 'form' && challenge}
        <Button
          type="submit"
          busy={send.isPending || isDeferred}
          waiting={isLimited}
          onFocus={onFocus}
          data-first={step.variant === 'continue' ? '' : undefined}
        >
          {words.submit}
        </Button>
        {step.forgot === true && (
          <Button
            look="link"
            busy={forgot.isPending}
            waiting={isLimited}
            onClick={() => forgot.submit({ username: getValues('username') })}
          >
            {words.forgot}
          </Button>
        )}
      </Form>
    </StepFrame>
  )
}

function sentenceOf(words: Messages['credentials'], { variant }: StepOf<'credentials'>): string {
  if (variant === 'continue') return words.continueSentence
  return variant === 'phone-and-password' ? words.phoneSentence : words.sentence
}
