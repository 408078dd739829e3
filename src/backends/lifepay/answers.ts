import * as z from 'zod/mini'
import { AuthError, type AuthErrorCode, errorFrom, isAbout } from '../../protocol/error.ts'
import { failureOf, propertyOf } from '../../protocol/failure.ts'
import { type Answer, jsonOf } from '../../runtime/http.ts'
import { isOffline } from '../../runtime/isOffline.ts'
import { advise, printed } from '../../runtime/mistake.ts'
import { retryAtOf } from '../../runtime/serverTime.ts'
import { isSuccess, meaningOfStatus, refusal, statusError, usualPause } from '../../runtime/status.ts'
import type { Instant } from '../../protocol/step.ts'

/** LPOS API v6, the error body: one enum of codes for the whole API, the POS ones included. */
const errorBody = z.object({ code: z.string().check(z.regex(/^\w{1,64}$/)) })

/** What each of the 34 documented codes means to someone signing in. Phases differ in one, see `meaningOf`. */
const meanings = {
  InternalServerError: 'server',
  TooManyRequests: 'rate-limited',
  RequestIsNotValid: 'phone-refused',
  BadRequest: 'unexpected',
  NoPermissions: 'forbidden',
  Unauthorized: 'session-expired',
  NotFound: 'account-not-found',
  ReferenceNotFound: 'unexpected',
  Duplicate: 'conflict',
  NotUnique: 'conflict',
  NotNullOrUnique: 'conflict',
  NotAllowed: 'forbidden',
  NotAllowedForArchived: 'account-disabled',
  TryLater: 'rate-limited',
  OperationCannotBePerformed: 'forbidden',
  NotificationsAreOutOfService: 'sms-unavailable',
  TrySendCodeLater: 'rate-limited',
  UsernameIsAlreadyTaken: 'conflict',
  PhoneIsNotFound: 'account-not-found',
  PhoneIsNotFoundInOrganization: 'account-not-found',
  PhoneIsAlreadyTaken: 'conflict',
  InvalidConfirmationCode: 'code-wrong',
  ConfirmationCodeWasCanceled: 'code-expired',
  ConfirmationCodeWasNotSend: 'code-expired',
  UsernameDoesNotExist: 'credentials-wrong',
  WrongUsernameOrPassword: 'credentials-wrong',
  WrongActivationCode: 'code-wrong',
  TryActivateLater: 'rate-limited',
  AliasIsNotFound: 'misconfigured',
  AliasIsAlreadyTaken: 'conflict',
  NotAllowedForOwner: 'forbidden',
  DealPositionHasInvalidQuantity: 'unexpected',
  CheckMarkingCodeMustBeDisabled: 'unexpected',
  LegalEntityCrptTokenNotSpecified: 'unexpected',
} as const satisfies Record<string, AuthErrorCode>

export type LifepayErrorCode = keyof typeof meanings

/** Two statuses the page lists say more than HTTP does, for a code it does not list: the enum grew between two copies. */
const byStatus: Readonly<Record<number, AuthErrorCode>> = { 404: 'account-not-found', 422: 'phone-refused' }

/**
 * Where in the sign-in an error came up: a refused request is a refused number when sending, a refused code after, wrong
 * credentials in a sign-in, and anything at all where an account is made or changed.
 */
export type Phase = 'send' | 'verify' | 'sign-in' | 'account'

/**
 * What the server said, for the host's logs: `error.cause`. Its `message` and `info` are left out: words about a person
 * belong in no log.
 */
export interface LifepayRefusal {
  readonly status: number
  /** Absent where it is none that the page could list: the name of one, in letters. */
  readonly code?: string
}

/** As all of the enum are: `TooManyRequests`. */
const isWord = /^[A-Z][a-z][A-Za-z]{0,62}$/

/** A server that puts what was typed where its code belongs is not quoted. */
function told(status: number | undefined, code: string): Partial<LifepayRefusal> {
  return {
    ...(status !== undefined && { status }),
    ...(isWord.test(code) && { code }),
  }
}

/** Reads the answer to send-code-by-phone. `sent-recently`: no message went out, an earlier code still holds. */
export function readSendCode(
  answer: Answer,
  now: Instant,
): { readonly outcome: 'sent' } | { readonly outcome: 'sent-recently'; readonly retryAt: Instant | undefined } {
  if (isSuccess(answer)) return { outcome: 'sent' }
  const error = refusalOf(answer, 'send', now)
  if (causeCode(error) === 'TrySendCodeLater') {
    return { outcome: 'sent-recently', retryAt: retryAtOf(answer, now) }
  }
  throw error
}

/** What a refusal means. Where the body is not LIFE PAY's, or its code is unknown, the status says what it can. */
export function refusalOf(answer: Answer, phase: Phase, now: Instant): AuthError {
  const body = errorBody.safeParse(jsonOf(answer))
  if (!body.success) return statusError(answer, now)
  const { status } = answer
  const meaning = meaningOf({ status, ...body.data }, phase) ?? 'unexpected'
  const { code } = body.data
  if (meaning === 'misconfigured') printed(code === 'AliasIsNotFound' ? 'E33' : 'E22', `lifepay: status ${status}`)
  return refusal(meaning, answer, now, told(status, code))
}

/**
 * What an error thrown by the host's own `verify` means. LIFE PAY documents no call that turns a phone and a code into
 * a session, so the host makes it; `{ code: 'InvalidConfirmationCode' }` and its kin are understood, an AuthError stays.
 */
export function verifyErrorOf(thrown: unknown, now: Instant): AuthError {
  const code = codeIn(thrown)
  const { status, code: word = '' } = failureOf(thrown)
  if (code !== undefined) {
    const meaning = meaningOf({ code, status }, 'verify') ?? 'unexpected'
    // Of what a server said it hands on no more than we do: the rest is words, perhaps about a person.
    return new AuthError(meaning, { cause: told(status, code), retryAt: endOf(meaning, now) })
  }
  if (thrown instanceof AuthError) return asMeant(thrown)
  if (status !== undefined) {
    const meaning = statusesOfVerify.includes(meaningOfStatus(status)) ? meaningOfStatus(status) : 'unexpected'
    if (meaning === 'unexpected') advise('E32', `lifepay: verify, status ${status}`)
    return new AuthError(meaning, { cause: failureOf(thrown, 'verify'), retryAt: endOf(meaning, now) })
  }
  const clients = clientWords[word]
  if (clients !== undefined)
    return errorFrom('verify', thrown, clients === 'network' && isOffline() ? 'offline' : clients)
  // What `fetch` and `AbortSignal.timeout` throw.
  if (thrown instanceof TypeError) return errorFrom('verify', thrown, isOffline() ? 'offline' : 'network')
  const isTimeout = thrown instanceof DOMException && thrown.name === 'TimeoutError'
  return errorFrom('verify', thrown, isTimeout ? 'timeout' : 'unexpected')
}

/** What a status alone says of a check: whether anybody looked at the code is not among it. */
const statusesOfVerify: readonly AuthErrorCode[] = ['network', 'rate-limited', 'server', 'timeout']

/** How HTTP clients call a request that had no answer. */
const clientWords: Readonly<Record<string, AuthErrorCode>> = {
  ERR_NETWORK: 'network',
  ECONNREFUSED: 'network',
  ECONNRESET: 'network',
  ENOTFOUND: 'network',
  ECONNABORTED: 'timeout',
  ETIMEDOUT: 'timeout',
}

/**
 * LIFE PAY's word in what was thrown: in the body itself, or where HTTP clients put a body. Theirs are in capitals (an axios
 * error's `ERR_BAD_REQUEST`) and say nothing of a code.
 */
function codeIn(thrown: unknown): string | undefined {
  const response = propertyOf(thrown, 'response')
  const bodies = [thrown, propertyOf(response, 'data'), propertyOf(thrown, 'data'), propertyOf(thrown, 'body')]
  return bodies.map((body) => propertyOf(body, 'code')).find(isLifepayWord)
}

function isLifepayWord(code: unknown): code is string {
  return typeof code === 'string' && isWord.test(code)
}

function endOf(meaning: AuthErrorCode, now: Instant): Instant | undefined {
  return meaning === 'rate-limited' ? now + usualPause : undefined
}

/** A host's own error keeps its meaning, and of its cause what LIFE PAY said. */
function asMeant(error: AuthError): AuthError {
  const code = causeCode(error)
  if (code === undefined || !Object.hasOwn(meanings, code)) return errorFrom('verify', error, error.code)
  return new AuthError(error.code, { retryAt: error.retryAt, cause: { code } })
}

export function causeCode(error: AuthError): string | undefined {
  const cause = errorBody.safeParse(error.cause)
  return cause.success ? cause.data.code : undefined
}

/** What only a number with an account comes to (a message that is not due, a code tried too often), or only one without. */
const accountCodes: ReadonlySet<string> = new Set([
  'NotificationsAreOutOfService',
  'PhoneIsNotFound',
  'PhoneIsNotFoundInOrganization',
  'TryActivateLater',
  'TrySendCodeLater',
])

/** Whether this error says who has an account, and how it stands: in LIFE PAY's words, old and new, or in the host's. */
export function revealsAccount(error: unknown): error is AuthError {
  if (!(error instanceof AuthError)) return false
  if (error.code === 'account-not-found' || error.code === 'account-disabled') return true
  const code = causeCode(error)
  return code !== undefined && (error.code === 'forbidden' || accountCodes.has(code))
}

/** By code; for one the page does not list, by status. */
function meaningOf(
  { code, status }: { readonly code: string; readonly status?: number | undefined },
  phase: Phase,
): AuthErrorCode | undefined {
  const byHttp = status === undefined ? undefined : (byStatus[status] ?? meaningOfStatus(status))
  const meaning = Object.hasOwn(meanings, code) ? meanings[code as LifepayErrorCode] : byHttp
  // One neutral answer: who has an account is not told.
  if (phase === 'sign-in' && meaning === 'account-not-found') return 'credentials-wrong'
  if (meaning !== 'phone-refused') return meaning
  if (phase === 'sign-in') return 'credentials-wrong'
  if (phase === 'account') return 'unexpected'
  // No code of the 34 stands for a captcha that was refused or is missing, so the two cannot be told apart.
  return phase === 'verify' ? 'code-wrong' : 'phone-or-captcha-refused'
}

/**
 * One answer for every code that is not taken: that none was sent, or that it was voided after many tries, would tell a
 * number with an account from one without.
 */
export function maskAccount(error: AuthError): AuthError {
  return isAbout(error, 'code') || revealsAccount(error)
    ? new AuthError('code-wrong-or-expired', { cause: error.cause })
    : error
}

/** What is said where a code is void and only another message helps: it was cancelled, or its time is over. */
export function voidNotice(error: AuthError): 'code-needed-again' | 'expired' {
  return causeCode(error) === 'ConfirmationCodeWasCanceled' ? 'code-needed-again' : 'expired'
}
