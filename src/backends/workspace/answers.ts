import { AuthError, type AuthErrorCode } from '../../protocol/error.ts'
import { type Answer, jsonOf } from '../../runtime/http.ts'
import { isSuccess, meaningOfStatus, refusal, statusError } from '../../runtime/status.ts'
import type { Instant } from '../../protocol/step.ts'
import { type BodyReader, type SignInResult, readToken, type SignInCall } from '../onlyoffice/signInResult.ts'
import { blockTime, credentialsRefused, englishTexts, forbiddenAddress, hresults } from '../onlyoffice/refusals.ts'
import { refusedBody } from './answers.schema.ts'

/** What the server said, for the host's logs: `error.cause`. Its words are left out: they may be about a person. */
export interface WorkspaceRefusal {
  readonly status: number
  /** .NET's number for the type of the exception. */
  readonly hresult?: number | null | undefined
}

/** Reads the answer to any of the four sign-in calls of Workspace and R7-Office. Rejects with an `AuthError` only. */
export function readWorkspace(
  answer: Answer,
  call: SignInCall,
  now: Instant,
  bodyOf: BodyReader = jsonOf,
): SignInResult {
  if (isSuccess(answer)) return readToken(answer, call, now, bodyOf)
  const refused = refusedBody.safeParse(bodyOf(answer))
  if (!refused.success) throw closedPortal(answer) ?? statusError(answer, now)
  const { message, hresult } = refused.data.error
  const cause: WorkspaceRefusal = { status: answer.status, hresult }
  const meaning = meaningOf(cause, message, call)
  if (meaning === 'startAgain' || meaning === 'smsLimit') return { state: meaning }
  throw refusal(meaning, answer, now, cause, blockTime)
}

/**
 * A portal that is not open answers every call without a body (Global.asax): not paid for, this address forbidden to who
 * is signed in, suspended or removed or never there, being restored or moved.
 */
const closedPortals: Readonly<Partial<Record<number, AuthErrorCode>>> = {
  402: 'portal-unpaid',
  403: 'forbidden',
  404: 'portal-closed',
  503: 'portal-busy',
}

function closedPortal({ status, bytes }: Answer): AuthError | undefined {
  const code = bytes.length === 0 ? closedPortals[status] : undefined
  return code && new AuthError(code, { cause: { status } })
}

type Meaning = AuthErrorCode | 'smsLimit' | 'startAgain'

type Words = string | null | undefined

function meaningOf({ status, hresult }: WorkspaceRefusal, words: Words, call: SignInCall): Meaning {
  switch (status) {
    case 400:
      // `sendsms` for someone who has no number: the one argument we leave out.
      return call === 'send-sms' && isArgument(hresult) ? 'sms-unavailable' : 'unexpected'
    case 500:
      return failureOf(hresult, words, call)
    default:
      return meaningOfStatus(status)
  }
}

function failureOf(hresult: number | null | undefined, words: Words, call: SignInCall): Meaning {
  if (words === englishTexts.blocked) return 'rate-limited'
  if (words === englishTexts.rejected) return credentialsRefused[call]
  if (words === englishTexts.smsLimit) return 'smsLimit'
  if (hresult === hresults.methodAccess) return 'sms-unavailable'
  if (isForbiddenAddress(hresult, words, call)) return 'forbidden'
  // Whatever else fails a password, in a text of another language, is the password refused.
  if (call === 'authenticate') return 'credentials-wrong'
  if (call === 'set-phone') return phoneFailureOf(words, hresult)
  // What has no fixed words still has a type: no number stored, and one message too many.
  if (call === 'send-sms' && hresult === hresults.argument) return 'sms-unavailable'
  return call === 'send-sms' && hresult === hresults.plainException ? 'smsLimit' : 'server'
}

/**
 * A right password from an address that is not allowed. It is thrown before anything else is looked at, and nothing else
 * that leaves the first call and the one with a code is of this plain type; the calls about phones have others.
 */
function isForbiddenAddress(hresult: number | null | undefined, words: Words, call: SignInCall): boolean {
  if (forbiddenAddress.test(words ?? '')) return true
  return hresult === hresults.plainException && (call === 'authenticate' || call === 'code')
}

function isArgument(hresult: number | null | undefined): boolean {
  return hresult === hresults.argument || hresult === hresults.argumentNull
}

/** We send digits only, so what is refused in unknown words is the number that is there already. */
function phoneFailureOf(words: Words, hresult: number | null | undefined): Meaning {
  if (words === englishTexts.phoneMissing) return 'phone-refused'
  return words === englishTexts.phoneLocked || hresult === hresults.plainException ? 'phone-locked' : 'server'
}
