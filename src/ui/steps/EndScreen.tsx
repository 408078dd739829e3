'use client'
import type { ReactNode } from 'react'
import { StepFrame, type StepFrameProps } from '../StepFrame.tsx'

interface EndScreenProps extends Pick<StepFrameProps, 'heading' | 'sentence' | 'spoken' | 'arrives' | 'foot'> {
  /** How it ended, for the eye. Absent: nothing is drawn. */
  readonly sign?: 'failed' | undefined
  readonly children?: ReactNode
}

/** Where there is nothing to fill in: in the layout of done. */
export function EndScreen({ sign, children, ...frame }: EndScreenProps) {
  return (
    <div className="entryphone-done" data-sign={sign}>
      {sign !== undefined && (
        <svg className="entryphone-check" viewBox="0 0 56 56" aria-hidden="true" fill="none" focusable="false">
          <circle cx="28" cy="28" r="28" fill="currentColor" opacity="0.12" />
          <path d="M28 17v14M28 38v.5" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
        </svg>
      )}
      <StepFrame {...frame}>{children}</StepFrame>
    </div>
  )
}
