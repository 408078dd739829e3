'use client'
import { useId } from 'react'
import { noticeFor } from '../../locales/sentences.ts'
import type { Step } from '../../protocol/step.ts'
import { Button } from '../parts/form/Button.tsx'
import { ErrorNote } from '../parts/form/ErrorNote.tsx'
import type { ScreenFailure } from '../ScreenBoundary.tsx'
import { StepFrame } from '../StepFrame.tsx'
import { useFirstWidget } from '../WidgetContext.ts'

export interface BrokenScreenProps {
  readonly step: Step
  readonly failure: ScreenFailure
  readonly again: () => void
  /** Another way on, where trying again did not help. */
  readonly startAgain: (() => void) | undefined
}

/**
 * In place of a screen that did not come, or that threw. The step is what it was: a message that was sent is said to be.
 * Nothing of the host's is on it: that may be what threw.
 */
export function BrokenScreen({ step, failure, again, startAgain }: BrokenScreenProps) {
  const { messages } = useFirstWidget()
  const { heading, sentence } = messages.broken[failure]
  return (
    <StepFrame heading={heading} sentence={sentence} foot={<span>{messages.broken.reload}</span>}>
      <ErrorNote id={useId()} notice={noticeFor(messages, step)} />
      <Button onClick={again} data-first="">
        {messages.start.again}
      </Button>
      {startAgain !== undefined && (
        <div className="entryphone-methods">
          <Button look="link" onClick={startAgain}>
            {messages.broken.startAgain}
          </Button>
        </div>
      )}
    </StepFrame>
  )
}
