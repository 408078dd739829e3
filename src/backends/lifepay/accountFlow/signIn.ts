import type { CallOptions } from '../../../protocol/backend.ts'
import { AuthError } from '../../../protocol/error.ts'
import type { Actions, CredentialsStep, DoneStep, E164, PhoneStep } from '../../../protocol/step.ts'
import { readToken } from '../accountAnswers.ts'
import { signInByPhone } from '../accountRequests.ts'
import { causeCode } from '../answers.ts'
import { revealsAccount } from '../hiddenAccounts.ts'
import { isPlusSeven } from '../phoneNumber.ts'
import type { AccountState } from './state.ts'
import { phoneStepFor } from './firstSteps.ts'
import { accountMissing } from './steps.ts'

/** Signs in with a number and a password, or rejects. */
export async function signInWith(
  { options, sending }: AccountState,
  { phone, password }: { readonly phone: E164; readonly password: string },
  signal: AbortSignal,
): Promise<DoneStep> {
  const answer = await signInByPhone(options, { phone, password }, signal)
  return { kind: 'done', session: { phone, ...readToken(answer, 'sign-in', sending.now()) } }
}

export async function submitCredentials(
  state: AccountState,
  step: CredentialsStep,
  { username, password }: Actions['credentials']['submit'],
  { signal }: CallOptions,
): Promise<DoneStep | PhoneStep> {
  state.vault.forget(step)
  if (!isPlusSeven(username)) throw new AuthError('phone-country')
  try {
    return await signInWith(state, { phone: username, password }, signal)
  } catch (thrown) {
    signal.throwIfAborted()
    if (state.offerSignUp && isMissing(thrown)) return accountMissing(state, username)
    const mayTell = !state.sending.hidesAccounts || !revealsAccount(thrown)
    throw mayTell ? thrown : new AuthError('credentials-wrong', { cause: thrown.cause })
  }
}

/** Whether LIFE PAY says that nobody has an account by this number. */
export function isMissing(thrown: unknown): boolean {
  return thrown instanceof AuthError && causeCode(thrown) === 'PhoneIsNotFound'
}

/** Leads to a new password, with the number that was typed where it is one. */
export async function forgotPassword(
  state: AccountState,
  step: CredentialsStep,
  { username }: Actions['credentials']['forgot'],
): Promise<PhoneStep> {
  state.vault.forget(step)
  return phoneStepFor(state, 'reset-password', isPlusSeven(username) ? { phone: username } : {})
}
