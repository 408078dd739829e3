import { AuthError, type AuthErrorCode } from '../../../protocol/error.ts'
import type { CallOptions } from '../../../protocol/backend.ts'
import type {
  Actions,
  BackupCodesStep,
  ConfirmStep,
  CredentialsStep,
  DoneStep,
  EnrolStep,
  SignInAgainStep,
} from '../../../protocol/step.ts'
import { misconfigured } from '../../../runtime/mistake.ts'
import { readBackupCodes, readEnabled, readReplaced } from '../answers.ts'
import { mayHaveWorked, recoveryOf } from '../refusals.ts'
import { disableTwoFactor, enableTwoFactor, generateBackupCodes } from '../requests.ts'
import { enrolStep } from './enrolStep.ts'
import { requireSession } from './session.ts'
import { codesWereLost, type FactorIntent, type SignedInState } from './state.ts'
import { backupCodesStep, doneStep, passwordStep, signInAgainStep } from './steps.ts'

type Changed = EnrolStep | BackupCodesStep | SignInAgainStep | DoneStep

/** What the server wants before a second factor is changed: the password, or that the account has none. */
interface Proof {
  readonly password?: string
}

/** The password alone. It goes out with this one request, and is kept nowhere. */
export async function submitPassword(
  state: SignedInState,
  step: CredentialsStep,
  { password }: Actions['credentials']['submit'],
  { signal }: CallOptions,
): Promise<Changed> {
  return change(state, step, { password }, signal)
}

/** Without a password, where the server may let people do that who have none. Who has one is asked for it after all. */
export async function confirmFactor(
  state: SignedInState,
  step: ConfirmStep & { readonly about: FactorIntent },
  { signal }: CallOptions,
): Promise<Changed | CredentialsStep> {
  try {
    return await change(state, step, {}, signal)
  } catch (thrown) {
    if (recoveryOf(thrown, 'account') !== 'password-needed') throw thrown
    return passwordStep(state, step.about, await requireSession(state.settings, signal), { context: step.context })
  }
}

async function change(
  state: SignedInState,
  step: CredentialsStep | ConfirmStep,
  proof: Proof,
  signal: AbortSignal,
): Promise<Changed> {
  const { intent } = state
  if (intent === 'add-app') return addApp(state, step, proof, signal)
  if (intent === 'add-sms') return addSms(state, proof, signal)
  if (intent === 'remove-app') return removeFactors(state, proof, signal)
  throw new AuthError('unexpected', { cause: `A password is nothing that ${intent} asks for.` })
}

/** Nothing is on before the first code, so the backup codes wait for it in the vault. */
async function addApp(
  state: SignedInState,
  step: CredentialsStep | ConfirmStep,
  proof: Proof,
  signal: AbortSignal,
): Promise<Changed> {
  const { settings, vault, now } = state
  const { options } = settings
  // Someone who has come back to this asks for another key, and other backup codes with it.
  vault.forget(step)
  const session = await requireSession(settings, signal)
  const { issuer } = options
  const answer = await enableTwoFactor(options, { ...proof, issuer }, signal)
  try {
    const { totpURI, backupCodes, token } = readEnabled(answer, now())
    const wasOn = session.twoFactorEnabled
    const context = vault.keep({ backupCodes, token, wasOn, isUnanswered: false })
    const { notice: _, ...back } = step
    return enrolStep(settings, session, totpURI, { context, back: { ...back, context } })
  } catch (thrown) {
    if (recoveryOf(thrown, 'account') !== 'app-on') throw thrown
    // An earlier code was taken, and the page was gone before anyone saw what to keep.
    return codesWereLost(step) ? newBackupCodes(state, proof, signal) : doneStep(settings, 'add-app')
  }
}

async function newBackupCodes(
  { settings: { options }, vault, now }: SignedInState,
  proof: Proof,
  signal: AbortSignal,
): Promise<BackupCodesStep> {
  const backupCodes = readBackupCodes(await generateBackupCodes(options, proof, signal), now())
  const context = vault.keep({ backupCodes, token: undefined, wasOn: true, isUnanswered: false })
  return backupCodesStep(context, backupCodes)
}

/** On at once, and the session is another one: where that was lost with the answer, the one before is nobody's. */
async function addSms(
  { settings, memory, now }: SignedInState,
  proof: Proof,
  signal: AbortSignal,
): Promise<DoneStep | SignInAgainStep> {
  try {
    const answer = await enableTwoFactor(settings.options, { ...proof, method: 'otp' }, signal)
    const { totpURI, token } = readEnabled(answer, now())
    // A server before 1.7 knows no methods: it has begun an authenticator, and nothing is on.
    if (totpURI !== undefined) throw misconfigured('E97', 'betterAuth: intent')
    return doneStep(settings, 'add-sms', { token, isReplaced: true })
  } catch (thrown) {
    if (memory.mayBeOn && isAbout(thrown, 'session-expired')) return signInAgainStep()
    memory.mayBeOn ||= mayHaveWorked(thrown)
    throw thrown
  }
}

function isAbout(thrown: unknown, code: AuthErrorCode): boolean {
  return thrown instanceof AuthError && thrown.code === code
}

/** All of them: the server has one switch. The session is another one after it. */
async function removeFactors({ settings, now }: SignedInState, proof: Proof, signal: AbortSignal): Promise<DoneStep> {
  const answer = await disableTwoFactor(settings.options, proof, signal)
  return doneStep(settings, 'remove-app', { ...readReplaced(answer, now()), isReplaced: true })
}
