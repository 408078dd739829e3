import { AuthError } from '../../../protocol/error.ts'
import type { CodeStep, PhoneStep } from '../../../protocol/step.ts'
import type { AccountState } from './state.ts'

/** What a code is asked for: a new account, or a new password. */
export type Purpose = Extract<PhoneStep['purpose'], 'sign-up' | 'reset-password'>

/** The purpose of a step, which may have come through storage, where this flow offers it. */
export function purposeOffered(
  { options: { completion }, offerSignUp }: AccountState,
  purpose: PhoneStep['purpose'] | undefined,
): Purpose | undefined {
  if (purpose !== 'sign-up' && purpose !== 'reset-password') return undefined
  const leadsThere = offerSignUp || purpose === completion
  return leadsThere || (completion === 'password' && purpose === 'reset-password') ? purpose : undefined
}

/** For developers: what an action was handed. */
export const notOurs =
  'This step was not made by this backend. Hand each action the step that the backend answered with.'

/** The step at which the number of this code was asked for. */
export function phoneStepBefore({ back }: CodeStep): PhoneStep {
  if (back?.kind !== 'phone') throw new AuthError('unexpected', { cause: notOurs })
  return back
}

export function purposeOf(step: CodeStep): Purpose {
  return phoneStepBefore(step).purpose === 'sign-up' ? 'sign-up' : 'reset-password'
}
