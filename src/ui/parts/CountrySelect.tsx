'use client'
import { memo, useEffect, useMemo, useState } from 'react'
import { callingCode, countriesOf } from '../../phone/callingCodes.ts'
import { countryName } from '../../phone/countryName.ts'
import { useWidget } from '../WidgetContext.ts'

export interface CountrySelectProps {
  readonly country: string
  readonly countries?: readonly string[] | undefined
  readonly onChange: (country: string) => void
}

/** A native select, which every keyboard, phone and screen reader knows, drawn as small as its calling code. */
export const CountrySelect = memo(function CountrySelect({ country, countries, onChange }: CountrySelectProps) {
  const { messages } = useWidget()
  // 245 options cost more than the rest of the form: they come a moment after it, or as soon as they are wanted.
  const [isFull, setFull] = useState(countries !== undefined)
  useEffect(() => {
    const timer = setTimeout(() => setFull(true), 300)
    return () => clearTimeout(timer)
  }, [])
  const fill = () => setFull(true)

  const offered = useMemo(() => {
    const collator = new Intl.Collator(messages.language)
    return (isFull ? (countries ?? countriesOf()) : [country])
      .map((each) => ({ country: each, name: countryName(each, messages.language) }))
      .toSorted((one, other) => collator.compare(one.name, other.name))
  }, [isFull, countries, country, messages.language])

  return (
    <span className="entryphone-country">
      <span className="entryphone-prefix" aria-hidden="true">
        +{callingCode(country)}
        <svg viewBox="0 0 12 12" width="12" height="12" focusable="false">
          <path d="m3 4.5 3 3 3-3" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
        </svg>
      </span>
      <select
        className="entryphone-select"
        aria-label={messages.phone.country}
        autoComplete="off"
        value={country}
        onPointerDown={fill}
        onFocus={fill}
        onChange={(event) => onChange(event.target.value)}
      >
        {offered.map(({ country: each, name }) => (
          <option key={each} value={each}>
            {name} +{callingCode(each)}
          </option>
        ))}
      </select>
    </span>
  )
})
