'use client'
import { useId, useRef, useState } from 'react'
import { noticeFor } from '../../locales/sentences.ts'
import type { FirstMessages } from '../../locales/messages.ts'
import { callingCode } from '../../phone/callingCodes.ts'
import { countryList } from '../../phone/countryName.ts'
import type { StepOf } from '../../protocol/step.ts'
import { Button } from '../parts/form/Button.tsx'
import { ErrorNote } from '../parts/form/ErrorNote.tsx'
import { Form } from '../parts/form/Form.tsx'
import { Help } from '../parts/form/Help.tsx'
import { PhoneEntry } from '../parts/phone/PhoneEntry.tsx'
import { StepFrame } from '../StepFrame.tsx'
import { useFirstWidget } from '../WidgetContext.ts'
import { usePhoneForm } from './usePhoneForm.ts'
import { useStepChallenge } from './useStepChallenge.tsx'

/** Asks for a phone number, and says beforehand which ones it can take. */
export function PhoneStep({ step }: { readonly step: StepOf<'phone'> }) {
  const { messages, country } = useFirstWidget()
  const field = useRef<HTMLInputElement>(null)
  const challenge = useStepChallenge(step.captcha?.submit)
  const form = usePhoneForm(step, field, challenge)
  const [isDeferred, setDeferred] = useState(false)
  const id = useId()
  const noteId = useId()

  return (
    <StepFrame
      heading={messages.phone.heading[step.purpose]}
      sentence={messages.phone.sentence[step.purpose]}
      foot={<Help />}
    >
      <Form onSubmit={form.submit}>
        <PhoneEntry
          ref={field}
          name="phone"
          defaultValue={step.phone}
          onChange={form.onChange}
          onFocus={form.onFocus}
          onParsed={form.onParsed}
          onSubmitDeferred={setDeferred}
          id={id}
          label={messages.phone.label}
          country={country}
          countries={step.countries}
          readOnly={form.isPending}
          invalid={form.invalid}
          aria-describedby={noteId}
          required
          data-first=""
        />
        <ErrorNote
          id={noteId}
          error={form.error}
          retryAt={form.retryAt}
          notice={noticeFor(messages, step)}
          hint={ruleOf(messages, step.countries)}
        />
        {challenge.draw({ wanted: form.touched, error: form.failed })}
        <Button type="submit" busy={form.isPending || isDeferred} waiting={form.isLimited}>
          {messages.phone.submit}
        </Button>
      </Form>
    </StepFrame>
  )
}

/** Which numbers are taken, where not all are. */
function ruleOf(messages: FirstMessages, countries: readonly string[] | undefined): string {
  const [first, ...others] = countries ?? []
  // Five countries and more are the select's to list: two lines would not hold them.
  if (first === undefined || others.length > 3) return messages.phone.hint
  const code = callingCode(first)
  const shared = others.every((country) => callingCode(country) === code) ? code : undefined
  return messages.phone.only(shared, countryList([first, ...others], messages.language, messages.countryNames))
}
