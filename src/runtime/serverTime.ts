import { longestWait } from './clock.ts'
import type { Answer } from './http.ts'
import type { Instant } from '../protocol/step.ts'

/**
 * An instant of the server's on our own clock: it counts from the answer's `Date`, where CORS lets us read it, so that a
 * computer whose clock is wrong still counts down right. Where it does not, the two clocks are taken to agree.
 */
export function onOurClock(instant: Instant, answer: Pick<Answer, 'headers'>, now: Instant): Instant {
  const serverNow = Date.parse(answer.headers.get('date') ?? '')
  // Within two seconds the clocks agree: `Date` has no more than whole seconds to tell.
  return Number.isNaN(serverNow) || Math.abs(serverNow - now) < 2000 ? instant : now + (instant - serverNow)
}

/**
 * `Retry-After` in seconds or as a date (RFC 9110, 10.2.3), where CORS lets us read it. Not before now, and no later than
 * in an hour, whatever it says.
 */
export function retryAtOf(answer: Pick<Answer, 'headers'>, now: Instant): Instant | undefined {
  const value = answer.headers.get('retry-after')?.trim()
  if (!value) return undefined
  const instant = /^\d+$/.test(value) ? now + Number(value) * 1000 : onOurClock(dateOf(value), answer, now)
  return Number.isNaN(instant) ? undefined : Math.min(Math.max(instant, now), now + longestWait)
}

/**
 * All three HTTP date forms begin with a day's name (`Date.parse` alone reads a year into "-5") and are in GMT, which the
 * oldest of them does not say.
 */
function dateOf(text: string): Instant {
  return /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(`${text.replace(/ GMT$/, '')} GMT`) : Number.NaN
}
