import type { AuthErrorCode } from '../protocol/error.ts'
import type { ActingKind, ActionName, FactorChange, Notice, Step, StepKind } from '../protocol/step.ts'

/**
 * What happens in a sign-in, for a host's own counts and alarms. Every value is a number or a word of a closed list:
 * nothing of it is about a person, and nothing of it comes from a server.
 */
export type SignInEvent =
  /** The backend has said where its users start, or a reload came back to where the person was. */
  | { readonly type: 'started'; readonly step: StepKind; readonly notice?: Notice }
  /** The backend could not say where its users start. A screen with "Try again" is shown. */
  | { readonly type: 'start-failed'; readonly error: AuthErrorCode }
  /** The person submitted an action, once: what it needs first (a captcha without a box) is part of it. */
  | Acted<'submitted'>
  /** The action led to a step, which may be of the same kind. `done` is the end. */
  | (Acted<'answered'> & Timed & { readonly to: StepKind; readonly notice?: Notice })
  /** The action did not work, and the person is where they were. */
  | (Acted<'failed'> & Timed & { readonly error: AuthErrorCode })
  /** The person left before there was an answer: they went back, started again, or the widget is gone. */
  | (Acted<'abandoned'> & Timed)
  /** A screen did not load, or threw. One with "Try again" is in its place, and the person is where they were. */
  | { readonly type: 'screen-failed'; readonly step: StepKind; readonly reason: 'missing' | 'crashed' }
  /** A question was answered with "Keep it": nothing was asked of the server. */
  | { readonly type: 'kept'; readonly about: FactorChange }
  /** The person went back, or starts again: nothing was asked of the server. */
  | { readonly type: 'back'; readonly step: StepKind; readonly to: StepKind }

interface Acted<Type extends string> {
  readonly type: Type
  readonly step: ActingKind
  readonly action: ActionName
}

interface Timed {
  /** Whole milliseconds since it was submitted. */
  readonly milliseconds: number
}

/** What an event tells of a step's news: the word for it. */
export function noticeOf(step: Step): { readonly notice?: Notice } {
  return 'notice' in step && step.notice !== undefined ? { notice: step.notice } : {}
}
