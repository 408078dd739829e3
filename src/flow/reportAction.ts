import { now } from '../runtime/clock.ts'
import type { AuthError } from '../protocol/error.ts'
import type { ActingKind, ActionName, Step } from '../protocol/step.ts'
import type { Flow } from './createFlow.ts'
import { noticeOf, type SignInEvent } from './events.ts'

/** Tells the host that an action was taken and, exactly once, how it ended: answered, failed, or left by its signal. */
export function tellAction(
  flow: Flow,
  taken: { readonly step: ActingKind; readonly action: ActionName },
  signal: AbortSignal,
) {
  const takenAt = now()
  const timed = () => ({ ...taken, milliseconds: Math.max(0, now() - takenAt) })
  const left = () => flow.tell({ type: 'left', ...timed() })
  const end = (event: SignInEvent) => {
    signal.removeEventListener('abort', left)
    flow.tell(event)
  }
  signal.addEventListener('abort', left)
  flow.tell({ type: 'taken', ...taken })
  return {
    failed: ({ code }: AuthError) => end({ type: 'failed', ...timed(), error: code }),
    answered: (answer: Step) => end({ type: 'answered', ...timed(), to: answer.kind, ...noticeOf(answer) }),
  }
}
