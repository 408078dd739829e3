import type { Answer } from '../../runtime/http.ts'
import { now as steadyNow } from '../../runtime/clock.ts'
import type { Instant } from '../../protocol/step.ts'
import { readBackupCodes } from '../onlyoffice/backupCodes.ts'
import type { SignInResult, SignInCall } from '../onlyoffice/signInResult.ts'
import { readWorkspace } from './answers.ts'
import { bodyReader, type WorkspaceHttpOptions } from './format.ts'
import { getBackupCodes } from './requests.ts'

/** Makes a call and reads its answer, in whichever format. */
export async function ask(
  options: WorkspaceHttpOptions,
  kind: SignInCall,
  now: () => Instant,
  call: () => Promise<Answer>,
): Promise<SignInResult> {
  const bodyOf = await bodyReader(options)
  return readWorkspace(await call(), kind, now(), bodyOf)
}

export async function askForBackupCodes(
  options: WorkspaceHttpOptions,
  token: string | undefined,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const bodyOf = await bodyReader(options)
  return readBackupCodes(await getBackupCodes(options, token, signal), steadyNow(), bodyOf)
}
