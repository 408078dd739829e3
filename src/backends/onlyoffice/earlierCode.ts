import { isE164 } from '../../protocol/e164.ts'
import type { E164, Instant, Step } from '../../protocol/step.ts'
import type { Messages } from './smsLimits.ts'
import { smsWindow } from './smsWindow.ts'

/** A message by text as a step tells of it: a code step, or the phone step before one. */
interface ToldMessage {
  readonly until?: Instant | undefined
  readonly againAt?: Instant | undefined
  readonly to?: string | undefined
  readonly phone?: E164 | undefined
}

/**
 * What a step without its vault (a reload, half an hour idle) still tells: that an earlier code may hold. Repeating
 * `POST /authentication` then sends nothing, so the next code step has to say so. For `context`: nothing secret.
 */
export function traceOf(step: Step, now: Instant): Readonly<Record<string, string | number>> {
  const message = messageOn(step)
  if (message === undefined) return {}
  const { until = Number.POSITIVE_INFINITY, againAt, to, phone } = message
  const codeUntil = Math.min(until, now + smsWindow)
  if (codeUntil <= now) return {}
  return {
    codeUntil,
    ...(againAt !== undefined && { codeAgainAt: againAt }),
    ...(to !== undefined && { codeTo: to }),
    ...(phone !== undefined && { codePhone: phone }),
  }
}

function messageOn(step: Step): ToldMessage | undefined {
  if (step.kind === 'code') {
    const sent = step.back?.kind === 'phone' ? step.back.sent : undefined
    if (sent === undefined && step.factor !== 'sms') return undefined
    return { until: step.expiresAt, againAt: step.resendAt, to: step.to, phone: sent?.phone }
  }
  if (step.kind !== 'phone' || step.sent === undefined) return undefined
  const { phone, resendAt, expiresAt, unanswered } = step.sent
  return { until: expiresAt ?? (unanswered && resendAt), againAt: resendAt, phone }
}

/** The same, read back from a credentials step's `context`. */
export function tracedMessages(step: Step, now: Instant): Messages | undefined {
  const { codeUntil, codeAgainAt, codeTo, codePhone } = 'context' in step ? step.context : {}
  if (typeof codeUntil !== 'number' || !(codeUntil > now)) return undefined
  return {
    // Someone else's code goes elsewhere, and then it is not about theirs.
    ...(typeof codeTo === 'string' && { to: codeTo }),
    ...(isE164(codePhone) && { phone: codePhone }),
    count: 1,
    resendAt: typeof codeAgainAt === 'number' && codeAgainAt > now ? Math.min(codeAgainAt, now + smsWindow) : now,
    liveUntil: Math.min(codeUntil, now + smsWindow),
  }
}
