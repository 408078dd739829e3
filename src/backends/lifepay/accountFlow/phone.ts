import type { CallOptions } from '../../../protocol/backend.ts'
import type { Actions, CodeStep, PhoneStep } from '../../../protocol/step.ts'
import { isMissing } from './signIn.ts'
import type { AccountState } from './state.ts'
import { accountMissing } from './steps.ts'

/** Has a code sent to the number, unless an earlier one still holds. */
export async function submitPhone(
  state: AccountState,
  step: PhoneStep,
  { phone, captcha }: Actions['phone']['submit'],
  { signal }: CallOptions,
): Promise<CodeStep | PhoneStep> {
  state.vault.forget(step)
  try {
    return await state.sending.sendOnce({ ...step, context: {} }, phone, captcha, signal)
  } catch (thrown) {
    signal.throwIfAborted()
    const offers = state.offerSignUp && step.purpose === 'reset-password' && isMissing(thrown)
    if (offers) return accountMissing(state, phone)
    throw thrown
  }
}
