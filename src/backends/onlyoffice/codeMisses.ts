import type { Instant } from '../../protocol/step.ts'
import { smsWindow } from './smsWindow.ts'

/**
 * SmsKeyStorage and TfaManager: five misses are counted, the sixth try is refused even if right. For an authenticator,
 * and for passwords, five is what a portal begins with and may set otherwise, which it tells nobody who is not signed in.
 * So what is said of it is a guess, and words hang on neither the number nor the time.
 */
const mostMisses = 5
/** How long misses count, from the last one. */
const missWindows = { sms: smsWindow, app: 60_000 }

export interface Misses {
  readonly count: number
  readonly at: Instant
}

/** One more wrong code. `blockedUntil`: so many that no code is looked at before then, however right. */
export function missed(
  { count, at }: Misses,
  factor: 'sms' | 'app',
  now: Instant,
): { readonly misses: Misses; readonly blockedUntil?: Instant } {
  const window = missWindows[factor]
  const counted = now - at < window ? count : 0
  // A try that is refused unseen is not counted, so it does not make the wait longer.
  if (counted >= mostMisses) return { misses: { count: counted, at }, blockedUntil: at + window }
  const misses = { count: counted + 1, at: now }
  return misses.count < mostMisses ? { misses } : { misses, blockedUntil: now + window }
}

/** The server says that there were too many; which of them were made elsewhere, and when, only it knows. */
export function spent(now: Instant): Misses {
  return { count: mostMisses, at: now }
}

/** Whether codes are refused unseen, and until when. */
export function blockedUntil({ count, at }: Misses, factor: 'sms' | 'app', now: Instant): Instant | undefined {
  const until = at + missWindows[factor]
  return count >= mostMisses && now < until ? until : undefined
}
