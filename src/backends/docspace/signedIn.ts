import { AuthError, type AuthErrorCode } from '../../protocol/error.ts'
import { type Answer, type HttpOptions, jsonOf } from '../../runtime/http.ts'
import { isSuccess, statusError } from '../../runtime/status.ts'
import type { Instant } from '../../protocol/step.ts'
import type { SignInResult } from '../onlyoffice/signInResult.ts'
import { booleanBody } from './answers.schema.ts'
import { readValidation } from './confirmLinkAnswers.ts'
import { type DocspaceAppCode, getSignedIn, logOut, validateAppCode } from './requests.ts'

/** Reads `GET /authentication`: whether the cookie of this browser is somebody's. */
export function readSignedIn(answer: Answer, now: Instant): boolean {
  const parsed = booleanBody.safeParse(jsonOf(answer))
  if (!isSuccess(answer) || !parsed.success) throw statusError(answer, now)
  return parsed.data.response
}

/** What keeps the next call from being made too. Anything else says nothing of who is signed in. */
const decisive: ReadonlySet<AuthErrorCode> = new Set(['forbidden', 'network', 'offline', 'timeout', 'rate-limited'])

/** Whether anyone is signed in here, where the portal says it. */
export async function isSignedIn(
  options: HttpOptions,
  signal: AbortSignal,
  now: () => Instant,
): Promise<boolean | undefined> {
  try {
    return readSignedIn(await getSignedIn(options, signal), now())
  } catch (thrown) {
    if (!(thrown instanceof AuthError) || decisive.has(thrown.code)) throw thrown
    return undefined
  }
}

/**
 * Ends the session of whoever is signed in to this browser: what is set up next is theirs else, since a portal gives a
 * number by link and new backup codes to the one its cookie names.
 */
export async function signOutOthers(options: HttpOptions, signal: AbortSignal, now: () => Instant): Promise<void> {
  if (options.credentials === 'omit' || (await isSignedIn(options, signal, now)) !== true) return
  const answer = await logOut(options, signal)
  if (!isSuccess(answer)) throw statusError(answer, now())
}

/** Hands in an authenticator's code by the link. That it was not refused is a sign-in only if someone is signed in now. */
export async function validate(
  options: HttpOptions,
  code: DocspaceAppCode,
  signal: AbortSignal,
  now: () => Instant,
): Promise<SignInResult> {
  const result = readValidation(await validateAppCode(options, code, signal), now())
  if (result.state !== 'codeTaken') return result
  const signedIn = await isSignedIn(options, signal, now)
  return signedIn === false ? { state: 'startAgain' } : { state: 'signedIn', session: {} }
}
