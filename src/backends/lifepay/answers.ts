import type { AuthError, AuthErrorCode } from '../../protocol/error.ts'
import { type Answer, jsonOf } from '../../runtime/http.ts'
import { printed } from '../../runtime/mistake.ts'
import { retryAtOf } from '../../runtime/serverTime.ts'
import { isSuccess, meaningOfStatus, refusal, statusError } from '../../runtime/status.ts'
import type { Instant } from '../../protocol/step.ts'
import { errorBody } from './answers.schema.ts'

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

/** One of the 34 codes of LPOS API v6. */
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
export const isWord = /^[A-Z][a-z][A-Za-z]{0,62}$/

/** A server that puts what was typed where its code belongs is not quoted. */
export function told(status: number | undefined, code: string): Partial<LifepayRefusal> {
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

/** Whether the page lists it. */
export function isDocumented(code: string): code is LifepayErrorCode {
  return Object.hasOwn(meanings, code)
}

export function causeCode(error: AuthError): string | undefined {
  const cause = errorBody.safeParse(error.cause)
  return cause.success ? cause.data.code : undefined
}

/** By code; for one the page does not list, by status. */
export function meaningOf(
  { code, status }: { readonly code: string; readonly status?: number | undefined },
  phase: Phase,
): AuthErrorCode | undefined {
  const byHttp = status === undefined ? undefined : (byStatus[status] ?? meaningOfStatus(status))
  const meaning = isDocumented(code) ? meanings[code] : byHttp
  // One neutral answer: who has an account is not told.
  if (phase === 'sign-in' && meaning === 'account-not-found') return 'credentials-wrong'
  if (meaning !== 'phone-refused') return meaning
  if (phase === 'sign-in') return 'credentials-wrong'
  if (phase === 'account') return 'unexpected'
  // No code of the 34 stands for a captcha that was refused or is missing, so the two cannot be told apart.
  return phase === 'verify' ? 'code-wrong' : 'phone-or-captcha-refused'
}

/** What is said where a code is void and only another message helps: it was cancelled, or its time is over. */
export function voidNotice(error: AuthError): 'code-needed-again' | 'expired' {
  return causeCode(error) === 'ConfirmationCodeWasCanceled' ? 'code-needed-again' : 'expired'
}
