/** Points down where something opens below. */
export function Chevron() {
  return (
    <svg
      className="entryphone-chevron"
      viewBox="0 0 12 12"
      width="12"
      height="12"
      fill="none"
      focusable="false"
      aria-hidden="true"
    >
      <path d="m3 4.5 3 3 3-3" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
    </svg>
  )
}
