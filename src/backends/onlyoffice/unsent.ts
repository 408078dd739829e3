import type { Instant } from '../../protocol/step.ts'
import { smsWindow } from './smsWindow.ts'

/** Where a message could not be sent, for as long as the server takes it for sent. */
export interface Unsent {
  add(to: string): void
  has(to: string): boolean
  delete(to: string): void
}

/**
 * Both servers keep a code before they find that there is nobody to send it by: the first answer is a failure, and each
 * later one within the code's life says "sent" and sends nothing (SmsManager, SmsKeyStorage). So that nobody waits for
 * such a message, who it was for is remembered: an account's name or a number, in memory.
 */
export function createUnsent(now: () => Instant): Unsent {
  const until = new Map<string, Instant>()
  const keyOf = (to: string) => to.trim().toLowerCase()
  return {
    add(to) {
      for (const [key, end] of until) if (end <= now()) until.delete(key)
      until.set(keyOf(to), now() + smsWindow)
    },
    has: (to) => (until.get(keyOf(to)) ?? 0) > now(),
    delete: (to) => void until.delete(keyOf(to)),
  }
}
