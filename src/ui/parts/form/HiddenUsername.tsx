import { maskedField, maskedFieldClass } from '../../masked.ts'

/** Whose a password is: nothing to see or to fill in, and where password managers look. */
export function HiddenUsername({ value }: { readonly value: string | undefined }) {
  if (value === undefined) return null
  return (
    <input
      {...maskedField}
      className={maskedFieldClass('entryphone-value')}
      type="text"
      autoComplete="username"
      value={value}
      readOnly
      hidden
    />
  )
}
