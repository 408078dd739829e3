import { AuthError, errorMeanings } from '../../../protocol/error.ts'
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
import { recoveryOf } from '../refusals.ts'
import { verifyTOTP } from '../requests.ts'
import { withoutSpaces } from '../signIn/phoneCode.ts'
import { requireSession, sessionIfAny } from './session.ts'
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
  // Half an hour went by, and with it the backup codes: a new key has new ones.
  if (entry === undefined) return startAgain(state, 'expired', signal)
  if (entry.isUnanswered) {
    const known = await afterLostAnswer(state, step, entry, signal)
    if (known !== undefined) return known
  }
  try {
    const answer = await verifyTOTP(settings.options, { code, captcha }, signal)
    const { token = entry.token, isReplaced } = readAppCode(answer, 'account', now())
    return turnedOn(state, step, entry, { token, isReplaced })
  } catch (thrown) {
    entry.isUnanswered = mayHaveWorked(thrown)
    if (recoveryOf(thrown, 'account') === 'app-gone') return startAgain(state, 'start-again', signal)
    throw thrown
  }
}

/**
 * A code whose answer nobody heard: where it was taken, the session says so by now, or is gone with the cookie or the token
 * that was in that answer. Undefined: it was not taken, or that cannot be told, and the next code says which.
 */
async function afterLostAnswer(
  state: SignedInState,
  step: EnrolStep,
  entry: VaultEntry,
  signal: AbortSignal,
): Promise<Next | undefined> {
  const session = await sessionIfAny(state.settings, signal)
  if (session === undefined) {
    state.vault.forget(step)
    return signInAgainStep()
  }
  return session.twoFactorEnabled && !entry.wasOn ? turnedOn(state, step, entry, {}) : undefined
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

async function startAgain(
  state: SignedInState,
  notice: 'expired' | 'start-again',
  signal: AbortSignal,
): Promise<CredentialsStep> {
  return passwordStep(state, 'add-app', await requireSession(state.settings, signal), { notice })
}

/** Nobody knows what became of the request, also where whoever answered in the server's place says nothing of it. */
function mayHaveWorked(thrown: unknown): boolean {
  return !(thrown instanceof AuthError) || errorMeanings[thrown.code].outcome !== 'refused'
}
