/** The mark of an imaginary host: the keys of an entryphone. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" fill="currentColor" aria-hidden="true">
      {[10, 16, 22].flatMap((x) => [9, 15, 21].map((y) => <circle key={`${x} ${y}`} cx={x} cy={y} r="1.8" />))}
      <circle cx="16" cy="26.5" r="1.8" />
    </svg>
  )
}
