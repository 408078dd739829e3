import { AuthError } from '../../../protocol/error.ts'
import type { CallOptions } from '../../../protocol/backend.ts'
import type {
  Actions,
  BackupCodesStep,
  CredentialsStep,
  DoneStep,
  EnrolStep,
  SignInAgainStep,
} from '../../../protocol/step.ts'
import { readAppCode } from '../answers.ts'
import { mayHaveWorked, recoveryOf } from '../refusals.ts'
import { verifyTOTP } from '../requests.ts'
import { withoutSpaces } from '../signIn/phoneCode.ts'
import { sessionIfAny } from '../session.ts'
import { nobodySignedIn } from './session.ts'
import type { SignedInState, VaultEntry } from './state.ts'
import { backupCodesStep, doneStep, passwordStep, signInAgainStep } from './steps.ts'

type Next = CredentialsStep | BackupCodesStep | SignInAgainStep | DoneStep

/** The first code turns the authenticator on, and puts another session in the place of this one. */
export async function submitEnrolment(
  state: SignedInState,
  step: EnrolStep,
  { code: typed, captcha }: Actions['enrol']['submit'],
  { signal }: CallOptions,
): Promise<Next> {
  const { settings, vault, now } = state
  const code = withoutSpaces(typed)
  if (!/^\d+$/.test(code) || code.length !== step.code.length) throw new AuthError('code-wrong')
  const entry = vault.read(step)
  const session = await sessionIfAny(settings, signal)
  if (session === undefined) return afterSession(state, step, entry)
  // Half an hour went by, and with it the backup codes: a new key has new ones.
  if (entry === undefined) return passwordStep(state, 'add-app', session, { notice: 'expired' })
  // An earlier code was taken, and nobody heard the answer: whatever is typed now, it is on.
  if (entry.isUnanswered && session.twoFactorEnabled && !entry.wasOn) return turnedOn(state, step, entry, {})
  try {
    const answer = await verifyTOTP(settings.options, { code, captcha }, signal)
    const { token = entry.token, isReplaced } = readAppCode(answer, 'account', now())
    return turnedOn(state, step, entry, { token, isReplaced })
  } catch (thrown) {
    entry.isUnanswered = mayHaveWorked(thrown)
    if (recoveryOf(thrown, 'account') !== 'app-gone') throw thrown
    return passwordStep(state, 'add-app', session, { notice: 'start-again' })
  }
}

/** With the answer that nobody heard, the cookie or the token in it may have been lost, and the old one is dead. */
function afterSession({ vault }: SignedInState, step: EnrolStep, entry: VaultEntry | undefined): SignInAgainStep {
  if (entry?.isUnanswered !== true) throw nobodySignedIn()
  vault.forget(step)
  return signInAgainStep({ keepApp: true })
}

interface Replaced {
  readonly token?: string | undefined
  readonly isReplaced?: boolean
}

/** Now the backup codes are good for something. They stay in the vault no longer than they are on the screen. */
function turnedOn(
  { settings, vault }: SignedInState,
  step: EnrolStep,
  { backupCodes }: VaultEntry,
  session: Replaced,
): BackupCodesStep | DoneStep {
  vault.forget(step)
  const done = doneStep(settings, 'add-app', { token: session.token, isReplaced: session.isReplaced ?? false })
  if (backupCodes.length === 0) return done
  const { token } = done.session
  const context = vault.keep({ backupCodes: [], token, wasOn: true, isUnanswered: false })
  return backupCodesStep({ ...context, signsInAgain: done.signInAgain !== undefined }, backupCodes)
}

/** The codes have been seen. */
export async function submitBackupCodes({ settings, vault }: SignedInState, step: BackupCodesStep): Promise<DoneStep> {
  const entry = vault.read(step)
  vault.forget(step)
  const isReplaced = step.context['signsInAgain'] === true
  return doneStep(settings, 'add-app', { token: entry?.token, isReplaced })
}
