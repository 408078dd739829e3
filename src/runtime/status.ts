import type { AuthErrorCode } from '../protocol/error.ts'
import { AuthError } from '../protocol/error.ts'
import type { Answer } from './http.ts'
import { misconfigured } from './mistake.ts'
import { retryAtOf } from './serverTime.ts'
import type { Instant } from '../protocol/step.ts'

/** Milliseconds to wait after a 429 that names no time: long enough for the limits per second and most per minute. */
export const usualPause = 30_000

/** RFC 9110, RFC 6585. What is not here says no more than its hundred does. */
const meanings: Readonly<Record<number, AuthErrorCode>> = {
  // Nobody has signed in yet where a person signs in: whoever guards the server wants them somewhere else.
  401: 'forbidden',
  403: 'forbidden',
  // No such path, or none that takes this: the address leads elsewhere than to the backend.
  404: 'misconfigured',
  405: 'misconfigured',
  407: 'network',
  408: 'timeout',
  410: 'misconfigured',
  425: 'server',
  429: 'rate-limited',
  451: 'forbidden',
  501: 'misconfigured',
  // A network that wants a sign-in of its own first.
  511: 'network',
}

/** What a status means by itself. A backend's own code, where there is one that it knows, says more. */
export function meaningOfStatus(status: number): AuthErrorCode {
  return meanings[status] ?? (status >= 500 && status <= 599 ? 'server' : 'unexpected')
}

/** Whether all went well, where nothing in the body is needed: a proxy may make a 200 of a 204. */
export function isSuccess({ status }: Pick<Answer, 'status'>): boolean {
  return status >= 200 && status <= 299
}

/**
 * The error of an answer whose body says nothing we know: empty, HTML, cut off, of a proxy, a gateway or a CDN that
 * answered in the backend's place. `cause` holds the status and none of the body.
 */
export function statusError(
  answer: Pick<Answer, 'status' | 'headers'>,
  now: Instant,
  { code = meaningOfStatus(answer.status), cause = { status: answer.status } }: StatusErrorOptions = {},
): AuthError {
  if (code === 'misconfigured') return misconfigured('E22', `status ${answer.status}`, cause)
  return refusal(code, answer, now, cause)
}

export interface StatusErrorOptions {
  readonly code?: AuthErrorCode | undefined
  readonly cause?: unknown
}

/** An error with the time its answer names: a limit always has an end, and a server may say when it is back. */
export function refusal(
  code: AuthErrorCode,
  answer: Pick<Answer, 'status' | 'headers'>,
  now: Instant,
  cause: unknown,
  pause = usualPause,
): AuthError {
  if (code === 'rate-limited') return new AuthError(code, { cause, retryAt: retryAtOf(answer, now) ?? now + pause })
  return new AuthError(code, { cause, ...(answer.status === 503 && { retryAt: retryAtOf(answer, now) }) })
}
