import type { E164, Instant, PhoneStep, Step } from '../protocol/step.ts'
import { present } from './present.ts'
import { type Sent, textOfNumber } from './smsCode.ts'

/** Where a reload brings someone back to, as far as the step that was stored is believed. */
export interface Resumed {
  readonly kind: 'phone' | 'code'
  /** The number that had the message. */
  readonly phone: E164
  /** What the phone step asked the number for, where there was one. */
  readonly purpose: PhoneStep['purpose'] | undefined
  /** From when another message may be asked for. */
  readonly resendAt: Instant | undefined
  /** What the phone step knew of the message. */
  readonly sent: Sent | undefined
}

/** What a backend believes of a step that lay in storage, where any script of the page could have written it. */
export interface Belief {
  /** Whether this backend sends to the number. */
  readonly accepts: (phone: string | undefined) => phone is E164
  /** The latest that a deadline can be, seen from now. Without `expiresAt` the backend does not know how long codes live. */
  readonly latest: { readonly resendAt: Instant; readonly expiresAt?: Instant }
}

/**
 * Reads the phone step or the code step of a message out of what `start` is given as `resumed`. Undefined where no
 * message was asked for, or to no number of this backend's: the person begins anew. No deadline is later than `latest`,
 * so a forged one makes nobody wait. Whatever else was on the step, the backend makes again.
 */
export function resumedFrom(step: Step | undefined, { accepts, latest }: Belief): Resumed | undefined {
  if (step?.kind !== 'phone' && step?.kind !== 'code') return undefined
  const asked = step.kind === 'phone' ? step : step.back
  const known = asked?.kind === 'phone' ? asked : undefined
  const phone = step.kind === 'phone' ? step.sent?.phone : textOfNumber(step)
  if (!accepts(phone)) return undefined
  const sent = known?.sent?.phone === phone ? known.sent : undefined
  const deadlines = [sent?.resendAt, step.kind === 'code' ? step.resendAt : undefined].filter((at) => at !== undefined)
  const resendAt = deadlines.length > 0 ? Math.min(Math.max(...deadlines), latest.resendAt) : undefined
  return { kind: step.kind, phone, purpose: known?.purpose, resendAt, sent: sent && believed(sent, latest) }
}

/** The message with no deadline later than that. */
function believed({ expiresAt, resendAt, ...rest }: Sent, latest: Belief['latest']): Sent {
  return present({
    ...rest,
    resendAt: Math.min(resendAt, latest.resendAt),
    expiresAt: expiresAt && latest.expiresAt && Math.min(expiresAt, latest.expiresAt),
  })
}
