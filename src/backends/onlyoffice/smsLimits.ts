import type { E164, Instant, SentMessage } from '../../protocol/step.ts'
import { smsWindow } from './smsWindow.ts'

/** SmsKeyStorage: six codes per number; the seventh is refused. */
const mostMessages = 6

/** What is known of the messages sent to one number. The server's counters belong to the number, not to us. */
export interface Messages {
  /** The server's mask of the number; after a reload, known only if it was on screen. */
  readonly to?: string
  /** The number itself, where it was given here. */
  readonly phone?: E164
  readonly count: number
  readonly resendAt: Instant
  /** The code's deadline, unless a reload has made a guess of it. */
  readonly expiresAt?: Instant
  /** Until when a code holds, and the server sends no new one but by `sendsms`. */
  readonly liveUntil: Instant
}

/** What an answer tells of a message: the mask, the deadline, and the number if it was given with the request. */
interface Seen {
  readonly to: string
  readonly phone?: E164
  readonly expiresAt: Instant
}

/** After a message has gone out. The sixth is the last for a while, so "send again" waits for the window to end. */
export function messageSent(earlier: Messages | undefined, seen: Seen, now: Instant, cooldown: number): Messages {
  const phone = seen.phone ?? earlier?.phone
  const count = earlier !== undefined && now < earlier.liveUntil ? earlier.count + 1 : 1
  return {
    to: seen.to,
    ...(phone !== undefined && { phone }),
    count,
    resendAt: now + (count < mostMessages ? cooldown : smsWindow),
    expiresAt: seen.expiresAt,
    liveUntil: seen.expiresAt,
  }
}

/**
 * After an answer that may have come without a message: while an earlier code holds, `authentication` and `setphone`
 * answer as if one had gone out, and send none. The deadline is then the earlier one's, whatever `expires` says.
 */
export function messageExpected(
  earlier: Messages | undefined,
  seen: Seen,
  now: Instant,
  cooldown: number,
): { readonly messages: Messages; readonly notice?: 'earlier-code-works' } {
  const holds = earlier !== undefined && now < earlier.liveUntil && (earlier.to ?? seen.to) === seen.to
  if (!holds) return { messages: messageSent(undefined, seen, now, cooldown) }
  const liveUntil = Math.min(earlier.liveUntil, seen.expiresAt)
  const messages = {
    to: seen.to,
    ...(seen.phone !== undefined && { phone: seen.phone }),
    count: earlier.count,
    resendAt: earlier.resendAt,
    expiresAt: liveUntil,
    liveUntil,
  }
  return { messages, notice: 'earlier-code-works' }
}

/** What is known of messages once another tab has told of one: that one, where it is the later to the same place. */
export function messagesHeard(
  own: Messages | undefined,
  heard: SentMessage | undefined,
  now: Instant,
): Messages | undefined {
  // A code lives longer than anyone has to wait for the next.
  const liveUntil = heard?.expiresAt ?? heard?.resendAt ?? 0
  if (heard === undefined || liveUntil <= now) return own
  if (own === undefined || own.liveUntil <= now) return { ...heard, count: 1, liveUntil }
  const isOwn = heard.to === undefined ? heard.phone === own.phone : heard.to === (own.to ?? heard.to)
  return isOwn && own.resendAt < heard.resendAt ? { ...own, ...heard, liveUntil } : own
}
