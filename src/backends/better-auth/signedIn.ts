import type { CallOptions, StartOptions } from '../../protocol/backend.ts'
import type {
  Actions,
  BackupCodesStep,
  CodeStep,
  ConfirmStep,
  CredentialsStep,
  EnrolStep,
  PhoneStep,
  Step,
} from '../../protocol/step.ts'
import type { BetterAuthSettings } from './settings.ts'
import { submitBackupCodes, submitEnrolment } from './signedIn/enrol.ts'
import { confirmFactor, submitPassword } from './signedIn/factors.ts'
import { resendCode, submitCode, submitNumber } from './signedIn/phone.ts'
import { removePhone } from './signedIn/removePhone.ts'
import { start } from './signedIn/start.ts'
import { createSignedInState, type FactorIntent, type SignedInIntent, type SignedInMemory } from './signedIn/state.ts'

export type SignedInFlow = ReturnType<typeof signedInFlow>

/** Number and second factors of someone who is signed in with better-auth. */
export function signedInFlow(settings: BetterAuthSettings, intent: SignedInIntent, inherited?: SignedInMemory) {
  const state = createSignedInState(settings, intent, inherited)
  return {
    memory: state.memory,
    start: (call: StartOptions) => start(state, call),
    submitPhone: (step: PhoneStep, input: Actions['phone']['submit'], call: CallOptions) =>
      submitNumber(state, step, input, call),
    submitCode: (step: CodeStep, input: Actions['code']['submit'], call: CallOptions) =>
      submitCode(state, step, input, call),
    resendCode: (step: CodeStep, input: Actions['code']['resend'], call: CallOptions) =>
      resendCode(state, step, input, call),
    submitPassword: (step: CredentialsStep, input: Actions['credentials']['submit'], call: CallOptions) =>
      submitPassword(state, step, input, call),
    submitEnrolment: (step: EnrolStep, input: Actions['enrol']['submit'], call: CallOptions) =>
      submitEnrolment(state, step, input, call),
    submitBackupCodes: (step: BackupCodesStep) => submitBackupCodes(state, step),
    confirm: (step: ConfirmStep, call: CallOptions) =>
      isAboutFactor(step) ? confirmFactor(state, step, call) : removePhone(state, step, call),
    forget: (step: Step) => state.vault.forget(step),
  }
}

function isAboutFactor(step: ConfirmStep): step is ConfirmStep & { readonly about: FactorIntent } {
  return step.about !== 'remove-phone'
}
