'use client'
import { useId } from 'react'
import type { AuthError } from '../../protocol/error.ts'
import { Button } from '../parts/form/Button.tsx'
import { ErrorNote } from '../parts/form/ErrorNote.tsx'
import { Help } from '../parts/form/Help.tsx'
import { StepFrame } from '../StepFrame.tsx'
import { useLimit } from '../useLimit.ts'
import { useWidget } from '../WidgetContext.ts'

export interface FailedScreenProps {
  readonly error: AuthError
  readonly again: () => void
}

/** Nothing to fill in, because what was needed did not come. One button: ask for it again. */
export function FailedScreen({ again, error }: FailedScreenProps) {
  const { messages } = useWidget()
  const isLimited = useLimit(error)
  return (
    <StepFrame heading={messages.start.heading} sentence={messages.start.failed} foot={<Help />}>
      <ErrorNote id={useId()} error={messages.errors[error.code]} retryAt={error.retryAt} />
      <Button onClick={again} waiting={isLimited} data-first="">
        {messages.start.again}
      </Button>
    </StepFrame>
  )
}
