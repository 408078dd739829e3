import type { CountryPickerProps } from './CountryPickerProps.ts'

/** The host's picture of a country, where it gave one; its name stands beside it. */
export function Flag({ flag, country }: Pick<CountryPickerProps, 'flag' | 'country'>) {
  if (flag === undefined) return null
  return (
    <span className="entryphone-flag" aria-hidden="true">
      {flag(country)}
    </span>
  )
}
