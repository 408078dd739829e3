'use client'
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- no tag is an option of a searchable list */
import { memo } from 'react'
import type { ListedCountry } from '../../../phone/listCountries.ts'
import type { CountryPickerProps } from './CountryPickerProps.ts'

interface CountryOptionProps {
  readonly id: string
  readonly listed: ListedCountry
  readonly flag: CountryPickerProps['flag']
  readonly chosen: boolean
  /** It is the active one: which, of how many. Not all of them may be there yet. */
  readonly place: number | undefined
  readonly count: number | undefined
}

/** One country in the list, by its name and calling code. */
export const CountryOption = memo(function CountryOption({
  id,
  listed,
  flag,
  chosen,
  place,
  count,
}: CountryOptionProps) {
  return (
    <div
      id={id}
      className="entryphone-option"
      role="option"
      aria-selected={chosen}
      aria-posinset={place}
      aria-setsize={count}
      data-active={place !== undefined || undefined}
      data-country={listed.country}
    >
      {flag !== undefined && (
        <span className="entryphone-flag" aria-hidden="true">
          {flag(listed.country)}
        </span>
      )}
      <div>{`${listed.name} `}</div>
      <bdi dir="ltr">{`+${listed.callingCode}`}</bdi>
    </div>
  )
})
