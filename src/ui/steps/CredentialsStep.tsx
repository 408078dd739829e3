'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useId, useMemo, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import type { CaptchaHandle } from '../../captcha/provider.ts'
import { useAction } from '../../flow/useAction.ts'
import { messageFor, noticeFor, problemFor } from '../../locales/messageFor.ts'
import { isAbout } from '../../protocol/error.ts'
import type { StepOf } from '../../protocol/step.ts'
import { Button } from '../parts/form/Button.tsx'
import { Captcha } from '../parts/captcha/Captcha.tsx'
import { ErrorNote } from '../parts/form/ErrorNote.tsx'
import { Field } from '../parts/form/Field.tsx'
import { Form } from '../parts/form/Form.tsx'
import { Help } from '../parts/form/Help.tsx'
import { PasswordField } from '../parts/form/PasswordField.tsx'
import { PhoneEntry } from '../parts/phone/PhoneEntry.tsx'
import { useParsedPhone } from '../parts/phone/useParsedPhone.ts'
import { StepFrame } from '../StepFrame.tsx'
import { useCommitEffect } from '../useCommitEffect.ts'
import { useLimit } from '../useLimit.ts'
import { useWidget } from '../WidgetContext.ts'
import { useChallengePlace } from './useChallengePlace.ts'
import { withCaptcha } from './withCaptcha.ts'

const asked = z.object({
  username: z.string().check(z.trim(), z.minLength(1, 'missing')),
  password: z.string().check(z.minLength(1, 'missing')),
  staySignedIn: z.boolean(),
})
/** A number is read before a submission, and why it is none is asked then. */
const withPhone = (problem: () => string | undefined) =>
  z.extend(asked, {
    username: z.string().check((read) => {
      const message = problem()
      if (message !== undefined) read.issues.push({ code: 'custom', message, input: read.value })
    }),
  })
/** The host holds a social credential already: nothing is left to fill in. */
const nothing = z.object({ username: z.string(), password: z.string(), staySignedIn: z.boolean() })

/** Asks for a user name or a number and a password, or only whether to go on. */
export function CredentialsStep({ step }: { readonly step: StepOf<'credentials'> }) {
  const { messages, usernameKind = 'email', country } = useWidget()
  const words = messages.credentials
  const send = useAction('credentials', 'submit')
  const forgot = useAction('credentials', 'forgot')
  const captcha = useRef<CaptchaHandle>(null)
  const [touched, setTouched] = useState(false)
  const id = useId()
  const asksAll = step.variant !== 'continue'
  const asksPhone = step.variant === 'phone-and-password'
  const { onParsed, problem: phoneProblem } = useParsedPhone()
  const [isDeferred, setDeferred] = useState(false)
  const { register, handleSubmit, formState, getValues, setFocus, clearErrors } = useForm({
    defaultValues: { username: step.username ?? '', password: '', staySignedIn: step.staySignedIn ?? false },
    reValidateMode: 'onSubmit',
    resolver: useMemo(
      () => zodResolver(asksPhone ? withPhone(phoneProblem) : asksAll ? asked : nothing),
      [asksPhone, asksAll, phoneProblem],
    ),
  })
  const { username, password } = formState.errors
  const failed = send.error ?? forgot.error
  const isLimited = useLimit(failed)
  const isWrong = isAbout(send.error, 'credentials')

  useCommitEffect(() => {
    if (isWrong) setFocus('password', { shouldSelect: true })
  }, [isWrong, send.error, setFocus])

  const submit = ({ staySignedIn, ...typed }: z.output<typeof asked>) => {
    const input = step.staySignedIn === undefined ? typed : { ...typed, staySignedIn }
    send.submit(withCaptcha(input, step.captcha?.submit && captcha))
  }
  const usernameMessage = asksPhone
    ? problemFor(messages, username?.message)
    : username && words.usernameMissing[usernameKind]
  const missingMessage = usernameMessage ?? (password ? words.passwordMissing : undefined)
  const refusedMessage = messageFor(messages, failed, step)

  const onFocus = () => setTouched(true)
  const onChange = () => {
    if (send.error && !isLimited) send.reset()
    if (forgot.error && !isLimited) forgot.reset()
    if (missingMessage !== undefined) clearErrors()
  }

  const name = {
    ...register('username', { onChange }),
    onFocus,
    id: `${id}-username`,
    autoComplete: 'username',
    readOnly: send.isPending,
    invalid: username !== undefined || isWrong,
    'aria-describedby': `${id}-note`,
    'data-first': step.username === undefined ? '' : undefined,
  }
  const place = useChallengePlace(step.captcha?.submit)
  const challenge = step.captcha?.submit !== undefined && (
    <Captcha ref={captcha} challenge={step.captcha.submit} wanted={touched} />
  )

  return (
    <StepFrame
      heading={words.heading}
      sentence={asksPhone ? words.phoneSentence : asksAll ? words.sentence : words.continueSentence}
      foot={<Help />}
      below={place === 'below' && challenge}
    >
      <Form onSubmit={() => void handleSubmit(submit)()}>
        {asksAll && (
          <>
            {asksPhone ? (
              <PhoneEntry
                {...name}
                onParsed={onParsed}
                onSubmitDeferred={setDeferred}
                label={messages.phone.label}
                country={country}
                countries={step.countries}
              />
            ) : (
              <Field
                {...name}
                label={words.username[usernameKind]}
                type={usernameKind}
                autoCapitalize="none"
                autoCorrect="off"
                spellCheck={false}
              />
            )}
            <PasswordField
              {...register('password', { onChange })}
              onFocus={onFocus}
              id={`${id}-password`}
              label={words.password}
              autoComplete="current-password"
              readOnly={send.isPending}
              invalid={password !== undefined || isWrong}
              aria-describedby={`${id}-note`}
              data-first={step.username === undefined ? undefined : ''}
            />
          </>
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
          data-first={asksAll ? undefined : ''}
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
