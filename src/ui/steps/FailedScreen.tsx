'use client'
import { type AuthError, errorMeanings } from '../../protocol/error.ts'
import { Button } from '../parts/form/Button.tsx'
import { Reason } from '../parts/form/ErrorNote.tsx'
import { Help } from '../parts/form/Help.tsx'
import { useLimit } from '../useLimit.ts'
import { useFirstWidget } from '../WidgetContext.ts'
import { EndScreen } from './EndScreen.tsx'

export interface FailedScreenProps {
  readonly error: AuthError
  readonly again: () => void
}

/**
 * A start that failed: what happened, once, and one button to ask for it again. Where the same would fail again, that is
 * the quiet way on, and help the other.
 */
export function FailedScreen({ again, error }: FailedScreenProps) {
  const { messages } = useFirstWidget()
  const isLimited = useLimit(error)
  const isFinal = errorMeanings[error.code].retry === 'never'
  return (
    <EndScreen
      sign="failed"
      heading={messages.start.failed}
      sentence={<Reason text={messages.errors[error.code]} retryAt={error.retryAt} />}
      foot={<Help />}
    >
      <div className="entryphone-form">
        <Button look={isFinal ? 'second' : 'main'} onClick={again} waiting={isLimited} data-first="">
          {messages.start.again}
        </Button>
      </div>
    </EndScreen>
  )
}
