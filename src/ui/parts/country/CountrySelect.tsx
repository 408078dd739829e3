'use client'
import { memo, useEffect, useMemo, useRef, useState } from 'react'
import type { FirstMessages } from '../../../locales/messages.ts'
import { callingCode } from '../../../phone/callingCodes.ts'
import { type ListedCountry, listCountries } from '../../../phone/listCountries.ts'
import { useCommitEffect } from '../../../flow/useCommitEffect.ts'
import { Chevron } from '../shared/Chevron.tsx'

export interface CountrySelectProps {
  readonly country: string
  readonly countries?: readonly string[] | undefined
  readonly preferred?: readonly string[] | undefined
  readonly onChange: (country: string) => void
  readonly messages: FirstMessages
  readonly disabled?: boolean | undefined
  /** It stands in for something that had the focus, and takes it over. */
  readonly focused?: boolean | undefined
}

/** A native select, which every keyboard, phone and screen reader knows, drawn as small as its calling code. */
export const CountrySelect = memo(function CountrySelect(props: CountrySelectProps) {
  const { country, countries, preferred, onChange, messages, disabled = false, focused = false } = props
  const { language, countryNames } = messages
  // 245 options cost more than the rest of the form: they come a moment after it, or as soon as they are wanted.
  const [isFull, setFull] = useState(countries !== undefined || focused)
  useEffect(() => {
    const timer = setTimeout(() => setFull(true), 300)
    return () => clearTimeout(timer)
  }, [])
  const fill = () => setFull(true)
  const select = useRef<HTMLSelectElement>(null)
  useCommitEffect(() => {
    const drawn = select.current
    // Once, as it arrives: a choice made where a server had drawn it was heard by nobody, and React may leave it there.
    if (drawn !== null && drawn.value !== country) drawn.value = country
    if (focused) drawn?.focus({ preventScroll: true })
  }, [])

  const listed = useMemo(
    () => listCountries({ language, countryNames, countries: isFull ? countries : [country], preferred }),
    [isFull, countries, preferred, country, language, countryNames],
  )

  return (
    <span className="entryphone-country">
      <select
        ref={select}
        className="entryphone-select"
        aria-label={messages.phone.country}
        autoComplete="off"
        disabled={disabled}
        value={country}
        onPointerDown={fill}
        onFocus={fill}
        onChange={(event) => onChange(event.target.value)}
      >
        {listed.preferred.length === 0 ? (
          <Options listed={listed.others} />
        ) : (
          <>
            <optgroup label={messages.phone.preferredCountries}>
              <Options listed={listed.preferred} />
            </optgroup>
            <optgroup label={messages.phone.otherCountries}>
              <Options listed={listed.others} />
            </optgroup>
          </>
        )}
      </select>
      <span className="entryphone-prefix" aria-hidden="true">
        <span>{`+${callingCode(country)}`}</span>
        <Chevron />
      </span>
    </span>
  )
})

function Options({ listed }: { readonly listed: readonly ListedCountry[] }) {
  return listed.map((each) => (
    <option key={each.country} value={each.country}>
      {`${each.name} +${each.callingCode}`}
    </option>
  ))
}
