import type { CallOptions, StartOptions } from '../../protocol/backend.ts'
import type { Actions, CodeStep, CredentialsStep, DetailsStep, PhoneStep, Step } from '../../protocol/step.ts'
import type { Vault } from '../../runtime/vault.ts'
import { submitCode, submitDetails } from './accountFlow/completion.ts'
import { firstStep } from './accountFlow/firstSteps.ts'
import { submitPhone } from './accountFlow/phone.ts'
import { phoneStepBefore } from './accountFlow/purpose.ts'
import { resume } from './accountFlow/resume.ts'
import { forgotPassword, submitCredentials } from './accountFlow/signIn.ts'
import { createAccountState, type VaultEntry } from './accountFlow/state.ts'
import type { LifepayAccountOptions } from './options.ts'
import { phoneOf } from './phoneNumber.ts'

export type AccountFlow = ReturnType<typeof accountFlow>

/** Sign-up, reset-password and sign-in-by-phone of LPOS API v6, and the ways from one to the other. */
export function accountFlow(options: LifepayAccountOptions, inherited?: Vault<VaultEntry>) {
  const state = createAccountState(options, inherited)
  return {
    vault: state.vault,
    async start({ resumed, interrupted }: StartOptions): Promise<CredentialsStep | PhoneStep | CodeStep> {
      // The code that was typed is gone, and not used: it can be typed again.
      return resume(state, resumed, interrupted === undefined ? undefined : 'earlier-code-works') ?? firstStep(options)
    },
    submitCredentials: (step: CredentialsStep, input: Actions['credentials']['submit'], call: CallOptions) =>
      submitCredentials(state, step, input, call),
    forgotPassword: (step: CredentialsStep, input: Actions['credentials']['forgot']) =>
      forgotPassword(state, step, input),
    submitPhone: (step: PhoneStep, input: Actions['phone']['submit'], call: CallOptions) =>
      submitPhone(state, step, input, call),
    submitCode: (step: CodeStep, input: Actions['code']['submit'], call: CallOptions) =>
      submitCode(state, step, input, call),
    resendCode: (step: CodeStep, { captcha }: Actions['code']['resend'], { signal }: CallOptions) =>
      state.sending.send(phoneStepBefore(step), phoneOf(step), captcha, signal),
    submitDetails: (step: DetailsStep, input: Actions['details']['submit'], call: CallOptions) =>
      submitDetails(state, step, input, call),
    forget: (step: Step) => state.vault.forget(step),
  }
}
