import { now } from '../runtime/clock.ts'
import type { AuthError } from '../protocol/error.ts'
import type { ActingKind, ActionName, Step } from '../protocol/step.ts'
import type { Flow } from './createFlow.ts'
import { noticeOf, type SignInEvent } from './events.ts'

/** Tells the host that an action was submitted and, exactly once, how it ended: answered, failed, or abandoned by its signal. */
export function reportAction(
  flow: Flow,
  action: { readonly step: ActingKind; readonly action: ActionName },
  signal: AbortSignal,
) {
  const submittedAt = now()
  const timed = () => ({ ...action, milliseconds: Math.max(0, now() - submittedAt) })
  const abandoned = () => flow.tell({ type: 'abandoned', ...timed() })
  const end = (event: SignInEvent) => {
    signal.removeEventListener('abort', abandoned)
    flow.tell(event)
  }
  signal.addEventListener('abort', abandoned)
  flow.tell({ type: 'submitted', ...action })
  return {
    failed: ({ code }: AuthError) => end({ type: 'failed', ...timed(), error: code }),
    answered: (answer: Step) => end({ type: 'answered', ...timed(), to: answer.kind, ...noticeOf(answer) }),
  }
}
