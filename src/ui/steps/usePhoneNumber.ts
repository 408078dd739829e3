'use client'
import { type ChangeEvent, useState } from 'react'
import { type Resolver, useForm } from 'react-hook-form'
import { callingCode, callingCodeOf, countriesOf } from '../../phone/callingCodes.ts'
import { localPart } from '../../phone/localPart.ts'
import type { PhoneReading } from '../../phone/parsePhone.ts'
import type { E164, StepOf } from '../../protocol/step.ts'

export type PhoneFields = { number: string }

/** Numbering plans are wanted only once someone turns to the field, so they are no part of the first load. */
const phones = () => import('../../phone/readPhone.ts')

/** The number being typed: the text is react-hook-form's, the country beside it ours. */
export function usePhoneNumber(step: StepOf<'phone'>, home: string) {
  const { countries } = step
  const [country, setCountry] = useState(() => countryFor(step, home))

  const read = async (typed: string): Promise<PhoneReading> => (await phones()).readPhone(typed, { country, countries })
  const resolver: Resolver<PhoneFields, unknown, { phone: E164 }> = async ({ number }) => {
    try {
      const reading = await read(number)
      if ('phone' in reading) return { values: { phone: reading.phone }, errors: {} }
      return { values: {}, errors: { number: { type: reading.problem } } }
    } catch {
      return { values: {}, errors: { number: { type: 'not-loaded' } } }
    }
  }
  const form = useForm<PhoneFields, unknown, { phone: E164 }>({
    defaultValues: { number: startingText(step, country) },
    reValidateMode: 'onSubmit',
    resolver,
  })

  /** Once a number is whole, it is written as its calling code's neighbour, whatever form it came in. */
  const tidy = async () => {
    const typed = form.getValues('number')
    const reading = await read(typed).catch(() => undefined)
    if (reading === undefined || !('phone' in reading) || form.getValues('number') !== typed) return
    const found = reading.country
    if (callingCodeOf(reading.phone) !== callingCode(country)) {
      if (found === undefined) return
      setCountry(found)
    }
    form.setValue('number', localPart(reading.phone))
  }

  const field = form.register('number', {
    onBlur: () => void tidy(),
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      if (form.formState.errors.number) form.clearErrors('number')
      // Pasted or filled in by the browser: it came whole, and the caret is at its end.
      if (!isTyped(event.nativeEvent)) void tidy()
    },
  })
  return { form, field, country, setCountry, warmUp: () => void phones().catch(() => {}) }
}

function isTyped(event: Event): boolean {
  return 'inputType' in event && /^(insertText|insertCompositionText|delete|history)/.test(String(event.inputType))
}

/** The country a known number begins with, else home, else the first that is served. */
function countryFor({ phone, countries }: StepOf<'phone'>, home: string): string {
  const serves = (country: string) => countries?.includes(country) ?? true
  const code = phone && callingCodeOf(phone)
  if (code !== undefined && code !== callingCode(home)) {
    const known = countriesOf(code).find(serves)
    if (known !== undefined) return known
  }
  return serves(home) ? home : (countries?.[0] ?? home)
}

function startingText({ phone }: StepOf<'phone'>, country: string): string {
  if (phone === undefined) return ''
  return callingCodeOf(phone) === callingCode(country) ? localPart(phone) : phone
}
