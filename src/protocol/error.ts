import { causeOf, failureOf, type FailureOrigin } from './failure.ts'
import type { Instant } from './step.ts'

/**
 * Why an action did not work, as a closed list: every code has a sentence in every language, and the compiler counts.
 * A backend that learns something new says `unexpected` and puts what it saw into `cause`.
 */
export const authErrorCodes = [
  'account-disabled',
  'account-not-found',
  'already-verified',
  'captcha-closed',
  'captcha-expired',
  'captcha-refused',
  'captcha-unavailable',
  'code-expired',
  'code-wrong',
  'code-wrong-or-expired',
  'conflict',
  'credentials-wrong',
  'forbidden',
  'misconfigured',
  'network',
  'offline',
  'phone-country',
  'phone-locked',
  'phone-or-captcha-refused',
  'phone-refused',
  'portal-busy',
  'portal-closed',
  'portal-unpaid',
  'rate-limited',
  'second-factor-needed',
  'server',
  'session-expired',
  'sms-limit',
  'sms-unavailable',
  'timeout',
  'unexpected',
] as const

export type AuthErrorCode = (typeof authErrorCodes)[number]

export interface AuthErrorOptions {
  /** When trying again makes sense, where the server told. */
  readonly retryAt?: Instant | undefined
  /**
   * What was seen, for the host's logs and never the screen: words, or an object of statuses, codes and ids. It is built
   * and not passed on: of an error, its kind alone is kept (see `Failure`), since what was thrown may quote a request.
   */
  readonly cause?: unknown
}

/** The one error the flow knows. `message` is the code, for developers; people read the sentence in `locales/`. */
export class AuthError extends Error {
  override readonly name = 'AuthError'
  readonly code: AuthErrorCode
  readonly retryAt: Instant | undefined

  constructor(code: AuthErrorCode, { retryAt, cause }: AuthErrorOptions = {}) {
    super(code, cause === undefined ? undefined : { cause: causeOf(cause) })
    this.code = code
    this.retryAt = retryAt
  }
}

/** Turns whatever was thrown into an `AuthError`; one that already is stays as it is. */
export function asAuthError(thrown: unknown): AuthError {
  return thrown instanceof AuthError ? thrown : new AuthError('unexpected', { cause: failureOf(thrown) })
}

/**
 * What came out of a function of the host's, with the meaning an `AuthError` of its own gives it, or this one. What else
 * it says is not passed on.
 */
export function errorFrom(from: FailureOrigin, thrown: unknown, otherwise: AuthErrorCode): AuthError {
  if (!(thrown instanceof AuthError)) return new AuthError(otherwise, { cause: failureOf(thrown, from) })
  return new AuthError(thrown.code, { retryAt: thrown.retryAt, cause: failureOf(thrown, from) })
}
