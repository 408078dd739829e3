import type { CodeStep, Instant, SentMessage, Step } from '../../protocol/step.ts'

/** The message a code step waits for; nothing where it does not say when another may be asked for. */
export function messageOf(step: Step): SentMessage | undefined {
  if (step.kind !== 'code' || step.factor !== 'sms' || step.resendAt === undefined) return undefined
  const { resendAt, expiresAt } = step
  return { ...placeOf(step), resendAt, ...(expiresAt !== undefined && { expiresAt }) }
}

/** Where the messages of a code step go. */
export function placeOf({ to, phone: given, back }: CodeStep): Pick<SentMessage, 'phone' | 'to'> {
  const phone = given ?? (back?.kind === 'phone' ? (back.sent?.phone ?? back.phone) : undefined)
  return { ...(phone !== undefined && { phone }), ...(to !== undefined && { to }) }
}

/** Until when a message is worth knowing of: while its code holds, and while nobody may have another. */
export function endOf({ resendAt, expiresAt = resendAt }: SentMessage): Instant {
  return Math.max(resendAt, expiresAt)
}

/** Whether both messages went to the same number or mask. */
export function isSamePlace(one: SentMessage, other: SentMessage): boolean {
  return (one.phone !== undefined && one.phone === other.phone) || (one.to !== undefined && one.to === other.to)
}

/** The step, knowing of a message that another tab had sent. The very same step where it knows no better. */
export function mergeSent(step: Step, message: SentMessage, now: Instant): Step {
  const { phone, to, resendAt, expiresAt, unanswered } = message
  const until = {
    resendAt,
    ...(expiresAt !== undefined && { expiresAt }),
    ...(unanswered !== undefined && { unanswered }),
  }
  if (step.kind === 'phone') {
    const isFree = step.sent === undefined || step.sent.resendAt <= now
    const isWanted = resendAt > now && (isFree || isLaterThere(message, step.sent))
    return phone !== undefined && isWanted ? { ...step, sent: { phone, ...until } } : step
  }
  if (step.kind === 'credentials') {
    const isFree = step.sent === undefined || endOf(step.sent) <= now
    const isWanted = endOf(message) > now && (isFree || isLaterThere(message, step.sent))
    return to !== undefined && isWanted ? { ...step, sent: { to, ...until } } : step
  }
  return step.kind === 'code' ? mergeSentAgain(step, message, now) : step
}

/** A code step waits on: for its own message, or for the newer one to the same place. */
function mergeSentAgain(step: CodeStep, message: SentMessage, now: Instant): CodeStep {
  const own = messageOf(step)
  if (own === undefined || !isLaterThere(message, own)) return step
  // A newer message is there, so nothing that was said of this one holds.
  const { expiresAt: _, notice: __, back, ...rest } = step
  const { resendAt, expiresAt } = message
  return {
    ...rest,
    resendAt,
    ...(expiresAt !== undefined && { expiresAt }),
    ...(back && { back: mergeSent(back, message, now) }),
  }
}

/** Another place has to wait until the one that is known is over. */
function isLaterThere(message: SentMessage, known: SentMessage | undefined): boolean {
  return known !== undefined && isSamePlace(known, message) && known.resendAt < message.resendAt
}
