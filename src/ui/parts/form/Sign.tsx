/** What a line is, for the eye: never by colour alone. */
export function Sign({ kind }: { readonly kind: 'error' | 'notice' }) {
  return (
    <svg
      className="entryphone-sign"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      fill="none"
      focusable="false"
    >
      <circle cx="8" cy="8" r="6.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path
        d={kind === 'error' ? 'M8 4.5v4.25M8 11.4v.1' : 'M8 7.25v4.25M8 4.6v.1'}
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
      />
    </svg>
  )
}
