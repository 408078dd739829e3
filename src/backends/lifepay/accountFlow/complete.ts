import type { CodeStep, CredentialsStep, DoneStep } from '../../../protocol/step.ts'
import { readReset, readToken } from '../accountAnswers.ts'
import { resetPassword, signUp } from '../accountRequests.ts'
import { phoneOf } from '../phoneNumber.ts'
import { purposeOf } from './purpose.ts'
import { signInWith } from './signIn.ts'
import type { AccountState, VaultEntry } from './state.ts'
import { credentialsStep } from './firstSteps.ts'

/** Makes the account, or sets the new password and signs in with it. */
export async function complete(
  state: AccountState,
  step: CodeStep,
  entry: Required<VaultEntry>,
  signal: AbortSignal,
): Promise<DoneStep | CredentialsStep> {
  return purposeOf(step) === 'sign-up'
    ? completeSignUp(state, step, entry, signal)
    : completeReset(state, step, entry, signal)
}

async function completeSignUp(
  { options, sending }: AccountState,
  step: CodeStep,
  { code, values }: Required<VaultEntry>,
  signal: AbortSignal,
): Promise<DoneStep> {
  const phone = phoneOf(step)
  const answer = await signUp(options, { phone, code, name: values['name'] ?? '' }, signal)
  return { kind: 'done', session: { phone, ...readToken(answer, 'account', sending.now()) } }
}

async function completeReset(
  state: AccountState,
  step: CodeStep,
  { code, values }: Required<VaultEntry>,
  signal: AbortSignal,
): Promise<DoneStep | CredentialsStep> {
  const phone = phoneOf(step)
  const password = values['password'] ?? ''
  readReset(await resetPassword(state.options, { phone, code, password }, signal), state.sending.now())
  try {
    return await signInWith(state, { phone, password }, signal)
  } catch {
    signal.throwIfAborted()
    // The code is used up and the password is set: signing in is all that is left, and can be tried again.
    return credentialsStep(phone, 'password-changed')
  }
}
