'use client'
import type { DoneStep as Done } from '../../protocol/step.ts'
import { StepFrame } from '../StepFrame.tsx'
import { useFirstWidget } from '../WidgetContext.ts'

/** The end. The host has the session already and decides what comes now. */
export function DoneStep({ step }: { readonly step: Done }) {
  const { messages, brand } = useFirstWidget()
  const { heading, sentence } = messages.done[step.outcome ?? 'signed-in']
  return (
    <div className="entryphone-done">
      <svg
        className="entryphone-check"
        viewBox="0 0 56 56"
        width="56"
        height="56"
        aria-hidden="true"
        fill="none"
        focusable="false"
      >
        <circle cx="28" cy="28" r="28" fill="currentColor" opacity="0.12" />
        <path
          d="m18 29 7 7 13-15"
          fill="none"
          stroke="currentColor"
          strokeWidth="3"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <StepFrame
        heading={heading}
        sentence={step.signInAgain === undefined ? sentence(brand?.name) : messages.signInAgain.done}
      />
    </div>
  )
}
