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
  'email-not-verified',
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

/** Why an action did not work, as one word of the closed list `authErrorCodes`. */
export type AuthErrorCode = (typeof authErrorCodes)[number]

/** What an error means for whoever shows it, or has to decide what comes next. */
export interface ErrorMeaning {
  /** What another try needs anew. `limit`: nothing, it is on whoever asks, and holds every button until it is over. */
  readonly subject: 'phone' | 'code' | 'credentials' | 'captcha' | 'limit' | 'none'
  /** Whether the same can work once more: at once, after a while, or never before something else has changed. */
  readonly retry: 'now' | 'later' | 'never'
  /**
   * `refused`: an answer, and nothing was done. Of the others nobody knows what became of the request: there was an answer
   * that says nothing (`unclear`), or none (`unanswered`).
   */
  readonly outcome: 'refused' | 'unclear' | 'unanswered'
}

const refused = (subject: ErrorMeaning['subject'], retry: ErrorMeaning['retry']): ErrorMeaning => ({
  subject,
  retry,
  outcome: 'refused',
})
const final = refused('none', 'never')
const forNow = refused('none', 'later')
const challenge = refused('captcha', 'now')
const code = refused('code', 'never')
const phone = refused('phone', 'never')
const unanswered: ErrorMeaning = { subject: 'none', retry: 'now', outcome: 'unanswered' }

/** Of each code. A new one has its row here and its sentence in every language: the compiler asks for both. */
export const errorMeanings: Readonly<Record<AuthErrorCode, ErrorMeaning>> = {
  'account-disabled': final,
  'account-not-found': phone,
  'already-verified': final,
  'captcha-closed': challenge,
  'captcha-expired': challenge,
  'captcha-refused': challenge,
  'captcha-unavailable': challenge,
  'code-expired': code,
  'code-wrong': code,
  'code-wrong-or-expired': code,
  conflict: forNow,
  'credentials-wrong': refused('credentials', 'never'),
  'email-not-verified': final,
  forbidden: final,
  misconfigured: final,
  network: unanswered,
  offline: unanswered,
  'phone-country': phone,
  'phone-locked': final,
  'phone-or-captcha-refused': challenge,
  'phone-refused': phone,
  'portal-busy': forNow,
  'portal-closed': final,
  'portal-unpaid': final,
  'rate-limited': refused('limit', 'later'),
  'second-factor-needed': final,
  server: { subject: 'none', retry: 'later', outcome: 'unclear' },
  'session-expired': final,
  'sms-limit': forNow,
  'sms-unavailable': forNow,
  timeout: unanswered,
  unexpected: { subject: 'none', retry: 'now', outcome: 'unclear' },
}

/** What an `AuthError` says beside its code. */
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

/** Whether another one of these would mend it. Words of the host's own have no code, and are about nothing. */
export function isAbout(error: AuthError | string | undefined, subject: ErrorMeaning['subject']): error is AuthError {
  return error instanceof AuthError && errorMeanings[error.code].subject === subject
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
