import { AuthError } from '../../protocol/error.ts'
import { isSuccess } from '../../runtime/status.ts'
import type { Instant } from '../../protocol/step.ts'
import type { RoutableCode } from '../onlyoffice/codePath.ts'
import type { SignInResult } from '../onlyoffice/signInResult.ts'
import { settingsBody } from './answers.schema.ts'
import { ask } from './ask.ts'
import { bodyReader, type WorkspaceHttpOptions } from './format.ts'
import { authenticateWithCode, getSettings, type WorkspaceCredentials } from './requests.ts'

/**
 * Hands in the first code of an authenticator. The new backup codes are written to whoever this browser's cookie names,
 * over theirs, and the API knows no sign-out; so where someone is signed in the code goes without cookies. The session
 * that makes has a token and no cookie: the same code, which is good for some minutes, then gets that too.
 */
export async function enrolWithCode(
  options: WorkspaceHttpOptions,
  call: { readonly credentials: WorkspaceCredentials; readonly code: RoutableCode },
  signal: AbortSignal,
  now: () => Instant,
): Promise<SignInResult> {
  const signIn = (http: WorkspaceHttpOptions) => ask(http, 'code', now, () => authenticateWithCode(http, call, signal))
  if (options.credentials === 'omit' || !(await isAnyoneSignedIn(options, signal))) return signIn(options)
  const alone = await signIn({ ...options, credentials: 'omit' })
  try {
    return await signIn(options)
  } catch (thrown) {
    if (thrown instanceof AuthError) return alone
    throw thrown
  }
}

async function isAnyoneSignedIn(options: WorkspaceHttpOptions, signal: AbortSignal): Promise<boolean> {
  const bodyOf = await bodyReader(options)
  const answer = await getSettings(options, signal)
  return isSuccess(answer) && settingsBody.safeParse(bodyOf(answer)).success
}
