import type { Sending } from '../../protocol/backend.ts'
import type { Instant, SentMessage } from '../../protocol/step.ts'
import { now } from '../../runtime/clock.ts'
import type { Parsed } from '../../runtime/compiled.ts'
import type { tabMessage } from './tabMessage.schema.ts'

/** What the tabs of one origin tell each other. */
export type TabMessage = Parsed<typeof tabMessage>
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
