'use client'
import { useId, useRef, useState } from 'react'
import type { CaptchaHandle } from '../../captcha/provider.ts'
import { useAction } from '../../flow/useAction.ts'
import { noticeFor, problemFor } from '../../locales/sentences.ts'
import type { Messages } from '../../locales/messages.ts'
import { callingCode } from '../../phone/callingCodes.ts'
import { countryName } from '../../phone/countryName.ts'
import type { PhoneProblem } from '../../phone/parsePhone.ts'
import { now } from '../../runtime/clock.ts'
import { isAbout } from '../../protocol/error.ts'
import type { E164, StepOf } from '../../protocol/step.ts'
import { Button } from '../parts/form/Button.tsx'
import { ErrorNote } from '../parts/form/ErrorNote.tsx'
import { Form } from '../parts/form/Form.tsx'
import { Help } from '../parts/form/Help.tsx'
import { PhoneEntry } from '../parts/phone/PhoneEntry.tsx'
import type { PhoneEntryEvent } from '../parts/phone/usePhoneInput.ts'
import { useParsedPhone } from '../parts/phone/useParsedPhone.ts'
import { StepFrame } from '../StepFrame.tsx'
import { useCommitEffect } from '../useCommitEffect.ts'
import { useLimit } from '../useLimit.ts'
import { useWidget } from '../WidgetContext.ts'
import { StepChallenge } from './StepChallenge.tsx'
import { useChallengePlace } from './useChallengePlace.ts'
import { withCaptcha } from './withCaptcha.ts'

/** Asks for a phone number, and says beforehand which ones it can take. */
export function PhoneStep({ step }: { readonly step: StepOf<'phone'> }) {
  const { messages, country } = useWidget()
  const send = useAction('phone', 'submit')
  const { onParsed, problem: phoneProblem } = useParsedPhone()
  const [problem, setProblem] = useState<PhoneProblem>()
  // One field, which knows its own number: react-hook-form is for the steps that have several (12 kB before the first one).
  const phone = useRef<E164 | ''>(step.phone ?? '')
  const field = useRef<HTMLInputElement>(null)
  const [isDeferred, setDeferred] = useState(false)
  const captcha = useRef<CaptchaHandle>(null)
  const [touched, setTouched] = useState(false)
  const id = useId()
  const noteId = useId()
  const isLimited = useLimit(send.error)
  const refused = isAbout(send.error, 'phone')

  // Another number would mend it.
  useCommitEffect(() => {
    if (refused) field.current?.focus()
  }, [refused, send.error])

  const onChange = ({ target }: PhoneEntryEvent) => {
    phone.current = target.value
    // A filler writes without a focus.
    setTouched(true)
    setProblem(undefined)
    if (send.error && !isLimited) send.reset()
  }
  const submit = () => {
    // Known by now: a submission waits for it.
    const found = phoneProblem()
    setProblem(found)
    if (found !== undefined || phone.current === '') {
      field.current?.focus()
      return
    }
    const isKnownGood = isStillGood(step, phone.current)
    send.submit(withCaptcha({ phone: phone.current }, isKnownGood ? undefined : step.captcha?.submit && captcha))
  }

  const place = useChallengePlace(step.captcha?.submit)
  const challenge = step.captcha?.submit !== undefined && (
    <StepChallenge ref={captcha} challenge={step.captcha.submit} wanted={touched} />
  )

  return (
    <StepFrame
      heading={messages.phone.heading[step.purpose]}
      sentence={messages.phone.sentence[step.purpose]}
      foot={<Help />}
      below={place === 'below' && challenge}
    >
      <Form onSubmit={submit}>
        <PhoneEntry
          ref={field}
          name="phone"
          defaultValue={step.phone}
          onChange={onChange}
          onFocus={() => setTouched(true)}
          onParsed={onParsed}
          onSubmitDeferred={setDeferred}
          id={id}
          label={messages.phone.label}
          country={country}
          countries={step.countries}
          readOnly={send.isPending}
          invalid={problem !== undefined || refused}
          aria-describedby={noteId}
          data-first=""
        />
        <ErrorNote
          id={noteId}
          error={problemFor(messages, problem) ?? (send.error && messages.errors[send.error.code])}
          retryAt={send.error?.retryAt}
          notice={noticeFor(messages, step)}
          hint={ruleOf(messages, step.countries)}
        />
        {place === 'form' && challenge}
        <Button type="submit" busy={send.isPending || isDeferred} waiting={isLimited}>
          {messages.phone.submit}
        </Button>
      </Form>
    </StepFrame>
  )
}

/** The backend will go back to the code it has sent and send nothing, so there is nothing to prove. */
function isStillGood({ sent }: StepOf<'phone'>, phone: E164): boolean {
  const margin = 2000
  return sent?.phone === phone && sent.unanswered !== true && now() + margin < sent.resendAt
}

/** Which numbers are taken, where not all are. */
function ruleOf(messages: Messages, countries: readonly string[] | undefined): string {
  const [first, ...others] = countries ?? []
  // Five countries and more are the select's to list: two lines would not hold them.
  if (first === undefined || others.length > 3) return messages.phone.hint
  const code = callingCode(first)
  const shared = others.every((country) => callingCode(country) === code) ? code : undefined
  const names = [first, ...others].map((country) => countryName(country, messages.language))
  return messages.phone.only(shared, new Intl.ListFormat(messages.language, { type: 'conjunction' }).format(names))
}
