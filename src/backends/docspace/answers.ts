import { AuthError, type AuthErrorCode } from '../../protocol/error.ts'
import { type Answer, jsonOf } from '../../runtime/http.ts'
import { isSuccess, meaningOfStatus, refusal, statusError } from '../../runtime/status.ts'
import type { Instant } from '../../protocol/step.ts'
import { type SignInResult, readToken, type SignInCall } from '../onlyoffice/signInResult.ts'
import { blockTime, credentialsRefused, englishTexts } from '../onlyoffice/refusals.ts'
import { invalidBody, refusedBody } from './answers.schema.ts'

/** What the server said, for the host's logs: `error.cause`. Its words are left out: they may be about a person. */
export interface DocspaceRefusal {
  readonly status: number
  /** The name of a .NET class. */
  readonly type?: string | null
}

/** With the words, in the portal's language, for as long as it takes to tell what they mean. */
interface Said {
  readonly refusal: DocspaceRefusal
  readonly words: string | null
}

/** Reads the answer to any of the four sign-in calls of DocSpace. Rejects with an `AuthError` only. */
export function readDocspace(answer: Answer, call: SignInCall, now: Instant): SignInResult {
  if (isSuccess(answer)) return readToken(answer, call, now)
  if (answer.bytes.length === 0) return readBodiless(answer, call, now)
  const { refusal, words } = refusalIn(answer, call, now)
  const meaning = meaningOf(refusal, words, call)
  if (meaning === 'startAgain' || meaning === 'smsLimit') return { state: meaning }
  if (meaning === 'blockedOrCaptcha') return { state: meaning, error: errorOf('rate-limited', refusal, answer, now) }
  throw errorOf(meaning, refusal, answer, now)
}

/** What a refusal says, in its envelope. Throws where there is none, and for a code that fits no model. */
export function refusalIn(answer: Answer, call: SignInCall, now: Instant): Said {
  const json = jsonOf(answer)
  const refused = refusedBody.safeParse(json)
  if (refused.success) {
    const { type = null, message = null } = refused.data.error
    return { refusal: { status: answer.status, type }, words: message }
  }
  const invalid = answer.status === 400 && invalidBody.safeParse(json).success
  throw call === 'code' && invalid ? new AuthError('code-wrong', { cause: { status: 400 } }) : statusError(answer, now)
}

/**
 * Bodiless by design: for `setphone` a confirm link that is no good (401) or not the caller's (403); on any other call a
 * portal that has come to be serviced (403) or closed (404) since its settings were read; and the limiter. Else only the
 * status speaks.
 */
function readBodiless(answer: Answer, call: SignInCall, now: Instant): SignInResult {
  const cause = { status: answer.status }
  if (call === 'set-phone' && (answer.status === 401 || answer.status === 403)) return { state: 'startAgain' }
  if (answer.status === 403) throw new AuthError('portal-busy', { cause })
  if (answer.status === 404) throw new AuthError('portal-closed', { cause })
  throw statusError(answer, now)
}

function errorOf(code: AuthErrorCode, cause: DocspaceRefusal, answer: Answer, now: Instant): AuthError {
  return refusal(code, answer, now, cause, blockTime)
}

type Meaning = AuthErrorCode | 'blockedOrCaptcha' | 'smsLimit' | 'startAgain'

/** 400 is documented for blank credentials, which the server says with 401; older and later ones may mean it. */
const badRequests: Readonly<Record<SignInCall, Meaning>> = {
  authenticate: 'credentials-wrong',
  code: 'startAgain',
  'send-sms': 'sms-unavailable',
  'set-phone': 'phone-refused',
}

/** Nobody of that name, or no longer: at the password it reads like a wrong one, so that nobody learns who has an account. */
const missing: Readonly<Record<SignInCall, Meaning>> = {
  authenticate: 'credentials-wrong',
  code: 'account-not-found',
  'send-sms': 'account-not-found',
  'set-phone': 'account-not-found',
}

function meaningOf({ status, type = null }: DocspaceRefusal, words: string | null, call: SignInCall): Meaning {
  switch (status) {
    case 400:
      // The shipped phone mask throws on numbers of ten digits and more; nothing the person does helps.
      return type === 'System.ArgumentOutOfRangeException' ? 'server' : badRequests[call]
    case 401:
      // DocSpace 1.x says a block with this status, in these words, untranslated.
      return words === englishTexts.blocked ? 'rate-limited' : credentialsRefused[call]
    case 403:
      if (type === null) return 'blockedOrCaptcha'
      return type === 'System.InvalidOperationException' ? 'account-disabled' : 'forbidden'
    case 404:
      return missing[call]
    case 500:
      return failureOf(call, type, words)
    default:
      return meaningOfStatus(status)
  }
}

function failureOf(call: SignInCall, type: string | null, words: string | null): Meaning {
  if (type === 'System.MethodAccessException') return 'sms-unavailable'
  const refused = call === 'set-phone' ? undefined : personRefused(call, type, words)
  return refused ?? (type === 'System.Exception' ? plainException(call, words) : 'server')
}

/** DocSpace 2.6 to 3.2 say with 500, and partly in plain words, what later ones say with 403 and 404. */
function personRefused(call: SignInCall, type: string | null, words: string | null): Meaning | undefined {
  if (type === 'System.InvalidOperationException' || words === englishTexts.userDisabled) return 'account-disabled'
  const isMissing = type === 'ASC.Common.Web.ItemNotFoundException' || words === englishTexts.userNotFound
  return isMissing ? missing[call] : undefined
}

/**
 * One type for three causes. One message too many can be asked for by `sendsms` alone; we send digits only, so on
 * `setphone` it is the number that is there already.
 */
function plainException(call: SignInCall, words: string | null): Meaning {
  if (call === 'send-sms' || words === englishTexts.smsLimit) return call === 'code' ? 'server' : 'smsLimit'
  if (call !== 'set-phone') return 'server'
  if (words === englishTexts.phoneMissing) return 'phone-refused'
  return 'phone-locked'
}
