import type { CodeStep, DetailsField, DetailsStep, E164, Notice, PhoneStep } from '../../../protocol/step.ts'
import { phoneOf } from '../phoneNumber.ts'
import { phoneStepFor } from './firstSteps.ts'
import { phoneStepBefore, type Purpose, purposeOf } from './purpose.ts'
import type { AccountState, VaultEntry } from './state.ts'

/** From the bodies of sign-up and reset-password. */
const fields = {
  'sign-up': [{ name: 'name', kind: 'text', minimumLength: 5, maximumLength: 64 }],
  'reset-password': [{ name: 'password', kind: 'new-password', minimumLength: 6, maximumLength: 32 }],
} as const satisfies Readonly<Record<Purpose, readonly DetailsField[]>>

/** Nobody has an account by this number: offers to make one. */
export function accountMissing(state: AccountState, phone: E164): PhoneStep {
  return phoneStepFor(state, 'sign-up', { phone, notice: 'account-missing' })
}

/** The code step again, with what is kept for it under a new id, so that an older step opens nothing. */
export function codeStepWith(
  { sending: { codeStep, resendAtOf }, vault }: AccountState,
  step: CodeStep,
  entry: VaultEntry,
  notice?: Notice,
): CodeStep {
  vault.forget(step)
  const context = vault.keep(entry)
  const from = phoneStepBefore(step)
  const back = from.back?.kind === 'credentials' ? { back: { ...from.back, context } } : {}
  return codeStep(
    { ...from, ...back, context },
    {
      phone: phoneOf(step),
      resendAt: resendAtOf(step),
      notice,
    },
  )
}

/** Asks for what the call takes besides the code. What was given before stands in it again, but no password. */
export function detailsStep(
  state: AccountState,
  step: CodeStep,
  { values = {}, ...entry }: VaultEntry,
  notice?: Notice,
): DetailsStep {
  const purpose = purposeOf(step)
  const back = codeStepWith(state, step, entry)
  return {
    kind: 'details',
    context: back.context,
    fields: fields[purpose].map((field) => {
      const value = field.kind === 'text' ? values[field.name] : undefined
      return value === undefined ? field : { ...field, value }
    }),
    back,
    ...(purpose === 'reset-password' && { username: phoneOf(step) }),
    ...(notice !== undefined && { notice }),
  }
}
