import * as z from 'zod/mini'
import type { Sending } from '../../protocol/backend.ts'
import { isE164 } from '../../protocol/e164.ts'
import type { E164, Instant, SentMessage } from '../../protocol/step.ts'
import { now } from '../../runtime/clock.ts'

/**
 * What the tabs of one origin tell each other, over a BroadcastChannel: where a message went and how long it makes another
 * one needless. No code, no password, no token, and in memory only. What comes in is parsed as if a stranger had sent it.
 */
const place = {
  phone: z.exactOptional(z.custom<E164>(isE164)),
  to: z.exactOptional(z.string().check(z.maxLength(256))),
}
const milliseconds = z.number().check(z.nonnegative())
export const tabMessage = z.union([
  z.strictObject({ asks: z.literal(true) }),
  z.strictObject({
    sent: z.strictObject({
      ...place,
      resendIn: milliseconds,
      expiresIn: z.exactOptional(milliseconds),
      unanswered: z.exactOptional(z.literal(true)),
    }),
    at: milliseconds,
  }),
  z.strictObject({ unsent: z.strictObject(place) }),
  z.strictObject({ used: z.strictObject(place) }),
])
export type TabMessage = z.infer<typeof tabMessage>
type SentNews = Extract<TabMessage, { sent: unknown }>

/** Where a message went. */
export function placeIn({ phone, to }: SentMessage): Pick<SentMessage, 'phone' | 'to'> {
  return { ...(phone !== undefined && { phone }), ...(to !== undefined && { to }) }
}

/** Lengths, not instants: each tab has a clock of its own. `at` is the wall's, for what comes late. */
export function newsOf({ resendAt, expiresAt, ...to }: SentMessage): SentNews {
  const left = (until: Instant) => Math.max(0, until - now())
  return {
    sent: { ...to, resendIn: left(resendAt), ...(expiresAt !== undefined && { expiresIn: left(expiresAt) }) },
    at: Date.now(),
  }
}

/** Nothing further ahead than this tab's own backend could say. A tab that was frozen hears late. */
export function believable({ sent, at }: SentNews, { longestWait, longestLife }: Sending): SentMessage {
  const { resendIn, expiresIn, ...rest } = sent
  const late = Math.max(0, Date.now() - at)
  const until = (length: number, longest: number): Instant => now() + Math.min(length, longest) - late
  return {
    ...rest,
    resendAt: until(resendIn, longestWait),
    ...(expiresIn !== undefined && longestLife !== undefined && { expiresAt: until(expiresIn, longestLife) }),
  }
}
