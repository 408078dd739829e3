import type { Instant, SentMessage, Step } from '../../protocol/step.ts'
import { isSamePlace, messageOf } from './merge.ts'

/** A step that may forget: the code of this message is used up, so the next one has to be sent. */
export function mergeUsed(step: Step, message: SentMessage): Step {
  if ((step.kind !== 'phone' && step.kind !== 'credentials') || step.sent === undefined) return step
  if (!isSamePlace(step.sent, message)) return step
  const { sent: _, ...rest } = step
  return rest
}

/**
 * The step, knowing that nothing came of a message it was told of: another may be asked for from `resendAt`, as before.
 * The very same step where it has heard otherwise since.
 */
export function mergeUnsent(step: Step, message: SentMessage, resendAt: Instant): Step {
  if (step.kind === 'code') {
    const own = messageOf(step)
    if (own === undefined || !isSamePlace(own, message) || own.resendAt !== message.resendAt) return step
    return { ...step, resendAt, ...(step.back && { back: mergeUnsent(step.back, message, resendAt) }) }
  }
  if ((step.kind !== 'phone' && step.kind !== 'credentials') || step.sent?.unanswered !== true) return step
  return isSamePlace(step.sent, message) ? mergeUsed(step, message) : step
}
