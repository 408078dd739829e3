'use client'
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode, type Ref, useContext, useId } from 'react'
import type { Messages } from '../../../locales/messages.ts'
import { callingCode } from '../../../phone/callingCodes.ts'
import { checkCountries } from '../../../phone/checkCountries.ts'
import { maskedField, maskedFieldClass } from '../../masked.ts'
import { advise } from '../../../runtime/mistake.ts'
import { WidgetContext } from '../../WidgetContext.ts'
import { firstWordsOf } from '../../firstWordsOf.ts'
import { CountryPicker } from '../country/CountryPicker.tsx'
import type { CountryPickerProps } from '../country/CountryPickerProps.ts'
import { readyPhoneParser } from './loadPhoneParser.ts'
import { LabelledField } from '../form/LabelledField.tsx'
import { useElement } from '../shared/useElement.ts'
import { type PhoneInputOptions, usePhoneInput } from './usePhoneInput.ts'
import { slot } from '../../slot.tsx'

type InputProps = Omit<
  ComponentPropsWithoutRef<'input'>,
  | 'type'
  | 'inputMode'
  | 'dir'
  | 'className'
  | 'children'
  | 'pattern'
  | 'minLength'
  | 'maxLength'
  | keyof PhoneInputOptions
>

/** A field for a telephone number: its label, its countries, and where its value goes as E.164. */
export interface PhoneEntryProps extends PhoneInputOptions, InputProps {
  /** Names the field, and stands above it. */
  readonly label: string
  /** It is wrong, as its look says and a screen reader does. Default false. */
  readonly invalid?: boolean | undefined
  /** Stand first in the picker's list, in this order. */
  readonly preferredCountries?: readonly string[] | undefined
  /** A native `<select>` instead of the list that can be searched. Default false. */
  readonly nativePicker?: boolean | undefined
  /** Drawn before a country's name. Default nothing: no picture is fetched from anywhere. */
  readonly flag?: ((country: string) => ReactNode) | undefined
  /** The language. Default: the widget's around it, else English. */
  readonly messages?: Messages | undefined
}

/**
 * A phone number in any form people have it, given on as E.164. Country and number stand in one outline, around one
 * native input: what is typed stays as it is typed, so no caret ever jumps, undo works and every autofill fits. Needs no
 * provider: around it, an element of class `entryphone` for the look.
 *
 * `ref` is the input that is seen. E.164 written to its `value` (react-hook-form's `reset` and `setValue` do that) is
 * shown as a number; what is read from it is the text.
 *
 * Drawn by a server and edited before hydration, a form that the browser itself sends would send the number that was
 * drawn; `entryphone/early` in the page's head empties it instead.
 */
export const OurPhoneEntry = forwardRef<HTMLInputElement, PhoneEntryProps>(function PhoneEntry(props, ref) {
  const { label, invalid = false, preferredCountries, countries, onBlur, onFocus } = props
  checkCountries('PhoneEntry', undefined, undefined, preferredCountries)
  const widget = useContext(WidgetContext)
  const messages = firstWordsOf(props.messages ?? widget?.messages)
  if (!label) advise('E82', 'PhoneEntry: label')
  const ownId = useId()
  const id = props.id ?? ownId
  const { field, element, hidden, choose, startText, country, isSpelled } = usePhoneInput(
    props,
    messages.phone.problems,
  )
  useElement(element, ref)

  return (
    <LabelledField id={id} label={label}>
      <div
        className="entryphone-control entryphone-phone"
        data-invalid={invalid || undefined}
        data-disabled={props.disabled || undefined}
        data-spelled={isSpelled || undefined}
      >
        <CountryPart
          country={country}
          countries={countries}
          preferred={preferredCountries}
          onChange={choose}
          messages={messages}
          native={props.nativePicker}
          flag={props.flag}
          disabled={props.disabled === true || props.readOnly === true}
        />
        <input
          {...maskedField}
          autoComplete="tel"
          {...inputPropsOf(props)}
          ref={element}
          id={id}
          type="tel"
          inputMode="tel"
          dir="ltr"
          className={maskedFieldClass('entryphone-input')}
          aria-invalid={invalid || undefined}
          defaultValue={startText}
          onFocus={(event) => {
            onFocus?.(event)
            if (!event.isDefaultPrevented()) readyPhoneParser().catch(() => {})
          }}
          onBlur={() => {
            field.leave()
            onBlur?.({ type: 'blur', target: { name: props.name ?? '', value: field.phone() } })
          }}
        />
        <SentValue {...props} hidden={hidden} sent={field.phone()} />
      </div>
    </LabelledField>
  )
})

export const PhoneEntry = slot('PhoneEntry', OurPhoneEntry)

/** The picker, or nothing to pick where all countries have one calling code. */
function CountryPart(props: CountryPickerProps) {
  const code = callingCode(props.country)
  const isFixed = props.countries?.every((each) => callingCode(each) === code) ?? false
  if (!isFixed) return <CountryPicker {...props} />
  return (
    <span className="entryphone-prefix" aria-hidden="true">
      <span>{`+${code}`}</span>
    </span>
  )
}

interface SentValueProps extends Pick<PhoneEntryProps, 'name' | 'form' | 'disabled'> {
  readonly hidden: Ref<HTMLInputElement>
  readonly sent: string
}

/** What the form sends: the number, not the text. */
function SentValue({ name, form, disabled, hidden, sent }: SentValueProps) {
  if (name === undefined) return null
  return (
    <input
      {...maskedField}
      className={maskedFieldClass('entryphone-value')}
      type="hidden"
      name={name}
      form={form}
      ref={hidden}
      disabled={disabled}
      value={sent}
    />
  )
}

/** What is left for the input itself. */
function inputPropsOf({
  label: _label,
  invalid: _invalid,
  messages: _messages,
  preferredCountries: _preferredCountries,
  nativePicker: _nativePicker,
  flag: _flag,
  value: _value,
  defaultValue: _defaultValue,
  name: _name,
  country: _country,
  countries: _countries,
  onCountryChange: _onCountryChange,
  onChange: _onChange,
  onBlur: _onBlur,
  onPhoneChange: _onPhoneChange,
  onParsed: _onParsed,
  onSubmitDeferred: _onSubmitDeferred,
  onFocus: _onFocus,
  ...input
}: PhoneEntryProps): InputProps {
  return input
}
