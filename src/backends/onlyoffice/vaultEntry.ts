import type { E164, Instant, Step } from '../../protocol/step.ts'
import { type Messages, type Misses, smsWindow } from './smsLimits.ts'

/** What the vault holds between the first answer and the last: whatever each call wants again, and what was counted. */
export interface Held<Credentials> {
  readonly credentials: Credentials
  readonly entered: Entered
  /** DocSpace: the `confirm` header for `setphone`. */
  readonly confirm?: string
  /** DocSpace: the `confirm` header for `tfaapp/validate`, for as long as that road is open. */
  appConfirm?: string | undefined
  messages: Messages | undefined
  misses: Misses
}

/** What the credentials form held that is no secret, for the way back. */
export interface Entered {
  readonly username?: string
  readonly staySignedIn?: boolean
}

const e164 = /^\+[1-9]\d{6,14}$/

function isE164(value: unknown): value is E164 {
  return typeof value === 'string' && e164.test(value)
}

/**
 * What a step without its vault (a reload, half an hour idle) still tells: that an earlier code may hold. Repeating
 * `POST /authentication` then sends nothing, so the next code step has to say so. For `context`: nothing secret.
 */
export function traceOf(step: Step, now: Instant): Readonly<Record<string, string | number>> {
  const phoneStep = step.kind === 'code' && step.back?.kind === 'phone' ? step.back : step
  const sent = phoneStep.kind === 'phone' ? phoneStep.sent : undefined
  if (sent === undefined && (step.kind !== 'code' || step.factor !== 'sms')) return {}
  const expiresAt = step.kind === 'code' ? step.expiresAt : (sent?.expiresAt ?? (sent?.unanswered && sent.resendAt))
  const codeUntil = Math.min(expiresAt ?? Number.POSITIVE_INFINITY, now + smsWindow)
  if (codeUntil <= now) return {}
  const codeTo = step.kind === 'code' ? step.to : undefined
  const codeAgainAt = step.kind === 'code' ? step.resendAt : sent?.resendAt
  return {
    codeUntil,
    ...(codeAgainAt !== undefined && { codeAgainAt }),
    ...(codeTo !== undefined && { codeTo }),
    ...(sent && { codePhone: sent.phone }),
  }
}

/** The same, read back from a credentials step's `context`. */
export function tracedMessages(step: Step, now: Instant): Messages | undefined {
  const context = 'context' in step ? step.context : {}
  const { codeUntil, codeAgainAt, codeTo, codePhone } = context
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
