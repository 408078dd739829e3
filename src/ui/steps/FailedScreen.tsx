'use client'
import { useId } from 'react'
import { Button } from '../parts/form/Button.tsx'
import { ErrorNote, type ErrorNoteProps } from '../parts/form/ErrorNote.tsx'
import { Help } from '../parts/form/Help.tsx'
import { StepFrame } from '../StepFrame.tsx'
import { useWidget } from '../WidgetContext.ts'

export interface FailedScreenProps extends Pick<ErrorNoteProps, 'error' | 'retryAt'> {
  /** It cannot be asked for again yet. */
  readonly waiting?: boolean
  readonly again: () => void
}

/** Nothing to fill in, because what was needed did not come. One button: ask for it again. */
export function FailedScreen({ again, error, retryAt, waiting }: FailedScreenProps) {
  const { messages } = useWidget()
  return (
    <StepFrame heading={messages.start.heading} sentence={messages.start.failed} foot={<Help />}>
      <ErrorNote id={useId()} error={error ?? messages.errors.network} retryAt={retryAt} />
      <Button onClick={again} waiting={waiting} data-first="">
        {messages.start.again}
      </Button>
    </StepFrame>
  )
}
