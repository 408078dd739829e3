import type { CallOptions, StartOptions } from '../../protocol/backend.ts'
import type { Actions, CodeStep, CredentialsStep, DetailsStep, PhoneStep, Step } from '../../protocol/step.ts'
import type { BetterAuthSettings } from './settings.ts'
import { resendCode, submitCode } from './signIn/code.ts'
import { forgotPassword, submitCredentials } from './signIn/credentials.ts'
import { submitPhone } from './signIn/phone.ts'
import { submitDetails } from './signIn/reset.ts'
import { resume } from './signIn/resume.ts'
import { createMemory, type SignInMemory, type SignInState } from './signIn/state.ts'

export type SignInFlow = ReturnType<typeof signInFlow>

/** All of a sign-in but its first form, which is there before this is loaded. */
export function signInFlow(settings: BetterAuthSettings, inherited?: SignInMemory) {
  const memory = inherited ?? createMemory(settings)
  const state: SignInState = { settings, ...memory }
  return {
    memory,
    resume: (call: StartOptions) => resume(settings, call),
    submitCredentials: (step: CredentialsStep, input: Actions['credentials']['submit'], { signal }: CallOptions) =>
      submitCredentials(state, step, input, signal),
    forgotPassword: (step: CredentialsStep, input: Actions['credentials']['forgot']) =>
      forgotPassword(state, step, input),
    submitPhone: (step: PhoneStep, input: Actions['phone']['submit'], { signal }: CallOptions) =>
      submitPhone(state, step, input, signal),
    submitCode: (step: CodeStep, input: Actions['code']['submit'], { signal }: CallOptions) =>
      submitCode(state, step, input, signal),
    resendCode: (step: CodeStep, input: Actions['code']['resend'], { signal }: CallOptions) =>
      resendCode(state, step, input, signal),
    submitDetails: (step: DetailsStep, input: Actions['details']['submit'], { signal }: CallOptions) =>
      submitDetails(state, step, input, signal),
    forget: (step: Step) => state.vault.forget(step),
  }
}
