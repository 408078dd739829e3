import { AuthError } from '../../../protocol/error.ts'
import type {
  Actions,
  BackupCodesStep,
  CredentialsStep,
  DoneStep,
  EnrolStep,
  Session,
  Step,
} from '../../../protocol/step.ts'
import { checkCode } from '../checkCode.ts'
import { challengeFor } from './challenge.ts'
import { finish, type OpenEntry, startAgain } from './entries.ts'
import type { SignIn } from './memory.ts'

/** Hands in the first code of an authenticator that is being set up. */
export async function submitEnrolment<Credentials>(
  signIn: SignIn<Credentials>,
  { entry }: OpenEntry<Credentials>,
  step: EnrolStep,
  input: Actions['enrol']['submit'],
  signal: AbortSignal,
): Promise<EnrolStep | BackupCodesStep | CredentialsStep | DoneStep> {
  const result = await checkCode(signIn.product, entry, step, input, signal)
  if (result.state === 'signedIn') return showBackupCodes(signIn, step, result.session, signal)
  if (result.state === 'attemptsExhausted') throw new AuthError('rate-limited', { retryAt: result.blockedUntil })
  if (result.state !== 'blockedOrCaptcha') return startAgain(signIn, step)
  const submit = challengeFor(signIn.product, result, input.captcha)
  return { ...step, notice: 'captcha-needed', captcha: { submit } }
}

/** Who has just set up an authenticator gets the codes for when it is lost. Signed in they are in any case. */
async function showBackupCodes<Credentials>(
  signIn: SignIn<Credentials>,
  step: Step,
  session: Session,
  signal: AbortSignal,
): Promise<BackupCodesStep | DoneStep> {
  const codes = await signIn.product.backupCodes(session, signal)
  signal.throwIfAborted()
  const done = finish(signIn, step, session)
  if (codes.length === 0) return done
  return { kind: 'backup-codes', codes, context: signIn.memory.sessions.keep(session) }
}

/** Ends the sign-in once the backup codes have been seen. */
export async function submitBackupCodes<Credentials>(
  signIn: SignIn<Credentials>,
  step: BackupCodesStep,
): Promise<CredentialsStep | DoneStep> {
  const session = signIn.memory.sessions.read(step)
  return session === undefined ? startAgain(signIn, step) : finish(signIn, step, session)
}
