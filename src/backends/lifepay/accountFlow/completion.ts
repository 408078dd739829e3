import type { CallOptions } from '../../../protocol/backend.ts'
import { AuthError } from '../../../protocol/error.ts'
import type { Actions, CodeStep, CredentialsStep, DetailsStep, DoneStep, Notice, Step } from '../../../protocol/step.ts'
import { causeCode, voidNotice } from '../answers.ts'
import { maskAccount } from '../hiddenAccounts.ts'
import { phoneOf } from '../phoneNumber.ts'
import { complete } from './complete.ts'
import { notOurs } from './purpose.ts'
import type { AccountState, VaultEntry } from './state.ts'
import { credentialsStep } from './firstSteps.ts'
import { accountMissing, codeStepWith, detailsStep } from './steps.ts'

/** Keeps the code until the rest has been asked for, or sends it with the rest, where that was given before. */
export async function submitCode(
  state: AccountState,
  step: CodeStep,
  { code }: Actions['code']['submit'],
  call: CallOptions,
) {
  const values = state.vault.read(step)?.values
  if (values === undefined) return detailsStep(state, step, { code })
  return sendTogether(state, step, { code, values }, step, call)
}

/** Sends what was asked after the code together with the code. */
export async function submitDetails(
  state: AccountState,
  step: DetailsStep,
  { values }: Actions['details']['submit'],
  call: CallOptions,
) {
  if (step.back?.kind !== 'code') throw new AuthError('unexpected', { cause: notOurs })
  const entry = state.vault.read(step)
  // Half an hour went by: the code has run out as well.
  if (entry === undefined) return codeStepWith(state, step.back, { code: '', values }, 'expired')
  return sendTogether(state, step.back, { code: entry.code, values }, step, call)
}

async function sendTogether(
  state: AccountState,
  step: CodeStep,
  entry: Required<VaultEntry>,
  from: Step,
  { signal }: CallOptions,
): Promise<DoneStep | CredentialsStep | CodeStep | DetailsStep | ReturnType<typeof accountMissing>> {
  try {
    const next = await complete(state, step, entry, signal)
    state.vault.forget(from)
    return next
  } catch (thrown) {
    signal.throwIfAborted()
    if (!(thrown instanceof AuthError)) throw thrown
    const error = state.sending.hidesAccounts ? maskAccount(thrown) : thrown
    return afterRefusal(state, step, entry, from, error)
  }
}

/** Where a refusal leads. A wrong code costs the code alone: the rest is kept for the next. */
function afterRefusal(state: AccountState, step: CodeStep, entry: Required<VaultEntry>, from: Step, error: AuthError) {
  if (isWrongCode(error) && from.kind === 'code') throw error
  const notice = noticeOf(error)
  if (notice !== undefined) return codeStepWith(state, step, entry, notice)
  const word = causeCode(error)
  if (word === 'RequestIsNotValid') return detailsStep(state, step, entry, 'details-refused')
  if (word !== 'PhoneIsNotFound' && word !== 'PhoneIsAlreadyTaken') throw error
  // Without the host's leave it is one sentence, whether there is an account or not.
  if (!state.offerSignUp) throw new AuthError('phone-refused', { cause: error.cause })
  state.vault.forget(from)
  const phone = phoneOf(step)
  return word === 'PhoneIsNotFound' ? accountMissing(state, phone) : credentialsStep(phone, 'account-exists')
}

function isWrongCode({ code }: AuthError): boolean {
  return code === 'code-wrong' || code === 'code-wrong-or-expired'
}

/** What is said of the code on its own step, where only another one helps. */
function noticeOf(error: AuthError): Notice | undefined {
  if (isWrongCode(error)) return 'code-wrong'
  return error.code === 'code-expired' ? voidNotice(error) : undefined
}
