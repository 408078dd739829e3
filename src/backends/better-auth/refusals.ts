import { AuthError, type AuthErrorCode, errorMeanings } from '../../protocol/error.ts'
import type { Instant } from '../../protocol/step.ts'
import type { MistakeNumber } from '../../runtime/catalogue.ts'
import { type Answer, jsonOf, textOf } from '../../runtime/http.ts'
import { misconfigured } from '../../runtime/mistake.ts'
import { meaningOfStatus, refusal, statusError, usualPause } from '../../runtime/status.ts'
import { emptyRefusal, errorBody } from './refusals.schema.ts'

/**
 * Which endpoints answered. `send`: a code for a number, to sign in or for a new password. `verify`, `reset`: that code.
 * `sign-in`: the three with a password. `challenge`: an authenticator's code, and a backup code. `message`: the code of a
 * second factor's message, and its sending. `account`: all else, mostly of who is signed in.
 */
export type Phase = 'send' | 'verify' | 'reset' | 'sign-in' | 'challenge' | 'message' | 'account'

/**
 * What a refusal says beyond its sentence: there is somewhere to go from it. `code-sent` is none at all: the number has to
 * be confirmed first, and its code is on the way.
 */
export type Recovery =
  | 'account-exists'
  | 'app-gone'
  | 'app-on'
  | 'attempts-exhausted'
  | 'captcha-needed'
  | 'code-gone'
  | 'code-sent'
  | 'details-refused'
  | 'password-needed'
  | 'sign-in-over'
  | 'sign-in-tries-over'

interface Meaning {
  readonly code: AuthErrorCode
  readonly recovery?: Recovery
  /** What the developer is told, by number. */
  readonly mistake?: MistakeNumber
  /** Milliseconds, where the answer itself names no end of a limit. */
  readonly pause?: number
}

const minute = 60_000
const wrongCredentials: Meaning = { code: 'credentials-wrong' }
const noSession: Meaning = { code: 'session-expired' }
const codeGone: Meaning = { code: 'code-expired', recovery: 'code-gone' }
const codeDead: Meaning = { code: 'code-expired', recovery: 'attempts-exhausted' }
const refusedDetails: Meaning = { code: 'unexpected', recovery: 'details-refused' }
const taken: Meaning = { code: 'conflict', recovery: 'account-exists' }
const originRefused: Meaning = { code: 'misconfigured', mistake: 'E92' }
const notSetUp: Meaning = { code: 'misconfigured', mistake: 'E95' }

/**
 * What each code of better-auth 1.6 and 1.7 means, at every endpoint or, with the phase before it, at some. Messages are
 * the host's to translate, so they are never looked at. Spellings of 1.5 and before (`…_ISNT_…`) are not among them.
 */
const meanings: Readonly<Record<string, Meaning>> = {
  // plugins/phone-number
  INVALID_OTP: { code: 'code-wrong' },
  // Expired, used, its tries used up, never sent: which one cannot be told.
  OTP_EXPIRED: codeGone,
  OTP_NOT_FOUND: codeGone,
  TOO_MANY_ATTEMPTS: codeDead,
  INVALID_PHONE_NUMBER: { code: 'phone-refused' },
  // A right code of a number that nobody has, where nobody can sign up.
  'verify FAILED_TO_UPDATE_USER': { code: 'account-not-found' },
  'verify USER_NOT_FOUND': noSession,
  PHONE_NUMBER_EXIST: { code: 'conflict' },
  // Before the password is looked at, so it says nothing of that.
  PHONE_NUMBER_NOT_VERIFIED: { code: 'credentials-wrong', recovery: 'code-sent' },
  SEND_OTP_NOT_IMPLEMENTED: notSetUp,
  // sign-in
  INVALID_PHONE_NUMBER_OR_PASSWORD: wrongCredentials,
  INVALID_EMAIL_OR_PASSWORD: wrongCredentials,
  INVALID_USERNAME_OR_PASSWORD: wrongCredentials,
  'sign-in UNEXPECTED_ERROR': wrongCredentials,
  'sign-in INVALID_EMAIL': wrongCredentials,
  'sign-in PASSWORD_TOO_LONG': wrongCredentials,
  'sign-in USERNAME_TOO_SHORT': wrongCredentials,
  'sign-in USERNAME_TOO_LONG': wrongCredentials,
  'sign-in INVALID_USERNAME': wrongCredentials,
  EMAIL_NOT_VERIFIED: { code: 'email-not-verified' },
  BANNED_USER: { code: 'account-disabled' },
  PASSWORD_TOO_SHORT: refusedDetails,
  PASSWORD_TOO_LONG: refusedDetails,
  USER_ALREADY_EXISTS: taken,
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: taken,
  // The link of an e-mail for a new password.
  INVALID_TOKEN: codeGone,
  // plugins/two-factor
  INVALID_CODE: { code: 'code-wrong' },
  INVALID_BACKUP_CODE: { code: 'code-wrong' },
  OTP_HAS_EXPIRED: codeGone,
  // One code, two meanings: of a message the code is dead, of the other two the sign-in.
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: codeDead,
  'challenge TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE': { code: 'session-expired', recovery: 'sign-in-tries-over' },
  // Ten minutes over, no cookie, or the slower of two tries at once.
  INVALID_TWO_FACTOR_COOKIE: { code: 'session-expired', recovery: 'sign-in-over' },
  ACCOUNT_TEMPORARILY_LOCKED: { code: 'rate-limited', pause: 15 * minute },
  BACKUP_CODES_NOT_ENABLED: { code: 'code-wrong' },
  TWO_FACTOR_NOT_ENABLED: { code: 'conflict' },
  TOTP_ALREADY_ENABLED: { code: 'already-verified', recovery: 'app-on' },
  // While it is set up: it was turned off somewhere else.
  'account TOTP_NOT_ENABLED': { code: 'conflict', recovery: 'app-gone' },
  OTP_NOT_CONFIGURED: notSetUp,
  TOTP_NOT_CONFIGURED: notSetUp,
  // Also of an account that has none.
  INVALID_PASSWORD: { ...wrongCredentials, recovery: 'password-needed' },
  // What an answer to a missing password is, where nobody may do without.
  'account VALIDATION_ERROR': { code: 'unexpected', recovery: 'password-needed' },
  // of who is signed in
  UNAUTHORIZED: noSession,
  SESSION_EXPIRED: noSession,
  SESSION_NOT_FRESH: noSession,
  // plugins/captcha
  MISSING_RESPONSE: { code: 'captcha-refused', recovery: 'captcha-needed' },
  VERIFICATION_FAILED: { code: 'captcha-refused' },
  UNKNOWN_ERROR: { code: 'captcha-unavailable' },
  // api/middlewares/origin-check
  INVALID_ORIGIN: originRefused,
  MISSING_OR_NULL_ORIGIN: originRefused,
  INVALID_CALLBACK_URL: originRefused,
  CROSS_SITE_NAVIGATION_LOGIN_BLOCKED: originRefused,
}

/** What was seen, as the cause of the error. The server's message is left out: words about a person belong in no log. */
export interface BetterAuthRefusal {
  readonly status: number
  /** Absent where there was none, or one that may hold more than a name: `INVALID_OTP`. */
  readonly code?: string
}

/** What a refusal means: by its code, else by its status. */
export function refusalOf(answer: Answer, phase: Phase, now: Instant): AuthError {
  const timed = { status: answer.status, headers: withRetryAfter(answer.headers) }
  const code = codeOf(jsonOf(answer))
  if (code === undefined) return withoutCode(timed, textOf(answer), phase, now)
  const cause = told(answer.status, code)
  const { code: meaning, mistake, pause = usualPause } = meaningOf(code, phase) ?? { code: unknown(answer.status) }
  if (mistake !== undefined) return misconfigured(mistake, `better-auth: ${answer.status} ${code}`, cause)
  return meaning === 'misconfigured'
    ? statusError(timed, now, { code: meaning, cause })
    : refusal(meaning, timed, now, cause, pause)
}

/** Where a refusal leads, if anywhere. `phase` is that of the call that was refused. */
export function recoveryOf(thrown: unknown, phase: Phase): Recovery | undefined {
  const code = thrown instanceof AuthError ? codeOf(thrown.cause) : undefined
  return code === undefined ? undefined : meaningOf(code, phase)?.recovery
}

/** Nobody knows what became of the request, also where whoever answered in the server's place says nothing of it. */
export function mayHaveWorked(thrown: unknown): boolean {
  return !(thrown instanceof AuthError) || errorMeanings[thrown.code].outcome !== 'refused'
}

function meaningOf(code: string, phase: Phase): Meaning | undefined {
  return [`${phase} ${code}`, code]
    .map((key) => (Object.hasOwn(meanings, key) ? meanings[key] : undefined))
    .find(Boolean)
}

/** Of a code that is not the server's: a hook of the host's may answer whatever it likes. */
function unknown(status: number): AuthErrorCode {
  const meaning = meaningOfStatus(status)
  return meaning === 'forbidden' || meaning === 'timeout' ? 'unexpected' : meaning
}

/** A limit of the server's own, which has words alone or nothing, or somebody else in its place. */
function withoutCode(answer: Pick<Answer, 'status' | 'headers'>, body: string, phase: Phase, now: Instant): AuthError {
  const { status } = answer
  const cause = { status }
  if (status === 429) {
    const isOwn = body === '' || body.startsWith('{')
    const pause = phasesOfPhone.has(phase) ? minute : minute / 6
    return refusal('rate-limited', answer, now, cause, isOwn ? pause : usualPause)
  }
  // Two backup codes at once.
  if (status === 409 && phase === 'challenge') return new AuthError('server', { cause })
  const isSession = status === 401 && phase === 'account'
  return statusError(answer, now, { cause, ...(isSession && { code: 'session-expired' as const }) })
}

const phasesOfPhone: ReadonlySet<Phase> = new Set(['send', 'verify', 'reset'])

/** The limiter says it in a header of its own, in seconds, which CORS has to expose. */
function withRetryAfter(headers: Headers): Headers {
  const seconds = headers.get('x-retry-after')
  if (seconds === null) return headers
  const named = new Headers(headers)
  named.set('retry-after', seconds)
  return named
}

function codeOf(body: unknown): string | undefined {
  const parsed = errorBody.safeParse(body)
  return parsed.success ? parsed.data.code : undefined
}

/** A server that puts what was typed where its code belongs is not quoted. */
function told(status: number, code: string): BetterAuthRefusal {
  return /\d/.test(code) ? { status } : { status, code }
}

/** Whether the server wants a captcha that did not come along. */
export function isCaptchaMissing(thrown: unknown): thrown is AuthError {
  return recoveryOf(thrown, 'account') === 'captcha-needed'
}

/** Whether the function of the host's that sends messages threw: the server's own 500 then, which is empty. */
export function hasFailedToSend(thrown: unknown): boolean {
  return thrown instanceof AuthError && thrown.code === 'server' && emptyRefusal.safeParse(thrown.cause).success
}
