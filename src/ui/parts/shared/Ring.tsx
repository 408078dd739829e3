'use client'

export interface RingProps {
  /** From 1, all of it, down to 0. */
  readonly left: number
}

const radius = 6.5
const around = 2 * Math.PI * radius

/** How much of a wait is left. The words beside it say the same. Attributes, not styles: a strict policy allows these. */
export function Ring({ left }: RingProps) {
  return (
    <svg
      className="entryphone-ring"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      fill="none"
      focusable="false"
    >
      <circle cx="8" cy="8" r={radius} fill="none" stroke="currentColor" strokeWidth="1.5" opacity="0.25" />
      <circle
        cx="8"
        cy="8"
        r={radius}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeDasharray={around.toFixed(2)}
        strokeDashoffset={(around * (1 - Math.min(1, Math.max(0, left)))).toFixed(2)}
        transform="rotate(-90 8 8)"
      />
      {/* Hands: a full ring alone would be a radio button. */}
      <path d="M8 5v3l2 1.5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
    </svg>
  )
}
