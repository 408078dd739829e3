import type { Step } from '../protocol/step.ts'
import type { Messages } from './messages.ts'

/** What the first form needs too: what hangs on what was given comes with later screens, in `messageFor.ts`. */

/** The sentence for the news a step came with, as it is shown and as it is read out. */
export function noticeFor({ notices, credentials, code }: Messages, step: Step): string | undefined {
  if (!('notice' in step) || step.notice === undefined) return undefined
  // What has run out on this screen is not a code but what was typed before: a reload empties the vault.
  if (step.kind === 'credentials' && step.notice === 'expired') {
    return step.variant === 'continue' ? notices.interrupted : credentials.again
  }
  return isExhausted(step) ? code.exhausted : notices[step.notice]
}

/** The sentence for what is no phone number. */
export function problemFor({ phone }: Messages, problem: string | undefined): string | undefined {
  const sentences: Readonly<Record<string, string>> = phone.problems
  return problem === undefined ? undefined : sentences[problem]
}

/** Too many tries: the code is dead, and another message is the only way on. Where there is a wait instead, it is not. */
export function isExhausted(step: Step): boolean {
  return (
    step.kind === 'code' &&
    step.notice === 'attempts-exhausted' &&
    step.blockedUntil === undefined &&
    step.resendAt !== undefined
  )
}
