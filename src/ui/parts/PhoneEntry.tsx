'use client'
import { type ComponentPropsWithoutRef, forwardRef } from 'react'
import { callingCode } from '../../phone/callingCodes.ts'
import { CountrySelect } from './CountrySelect.tsx'

export interface PhoneEntryProps extends Omit<ComponentPropsWithoutRef<'input'>, 'type'> {
  readonly id: string
  readonly label: string
  readonly invalid?: boolean | undefined
  readonly country: string
  readonly onCountryChange: (country: string) => void
  /** Which can be chosen. Absent: all. Those that share one calling code need no choice. */
  readonly countries?: readonly string[] | undefined
}

/**
 * Country and number in one outline, around one native input. What is typed stays as it is typed, so no caret ever
 * jumps and every autofill fits; `phone/` reads it afterwards.
 */
export const PhoneEntry = forwardRef<HTMLInputElement, PhoneEntryProps>(function PhoneEntry(
  { id, label, invalid = false, country, onCountryChange, countries, ...input },
  ref,
) {
  const code = callingCode(country)
  const fixed = countries?.every((each) => callingCode(each) === code)
  return (
    <div className="entryphone-field">
      <label className="entryphone-label" htmlFor={id}>
        {label}
      </label>
      <div className="entryphone-control entryphone-phone" data-invalid={invalid || undefined}>
        {fixed ? (
          <span className="entryphone-prefix" aria-hidden="true">
            +{code}
          </span>
        ) : (
          <CountrySelect country={country} countries={countries} onChange={onCountryChange} />
        )}
        <input
          autoComplete="tel"
          {...input}
          ref={ref}
          id={id}
          type="tel"
          inputMode="tel"
          dir="ltr"
          className="entryphone-input"
          aria-invalid={invalid || undefined}
        />
      </div>
    </div>
  )
})
