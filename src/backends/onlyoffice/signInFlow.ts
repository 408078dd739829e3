import type { CallOptions } from '../../protocol/backend.ts'
import type { Actions, BackupCodesStep, CodeStep, CredentialsStep, PhoneStep, Step } from '../../protocol/step.ts'
import type { Product } from './product.ts'
import { resendCode, submitCode } from './signIn/code.ts'
import { submitCredentials } from './signIn/credentials.ts'
import { submitBackupCodes, submitEnrolment } from './signIn/enrol.ts'
import { forget, startAgain, withEntry } from './signIn/entries.ts'
import { createMemory, type SignIn, type SignInMemory } from './signIn/memory.ts'
import { submitPhone } from './signIn/phone.ts'

export type SignInFlow<Credentials> = ReturnType<typeof signInFlow<Credentials>>

/** All of a sign-in but its first form, which is there before this is loaded. */
export function signInFlow<Credentials>(product: Product<Credentials>, inherited?: SignInMemory<Credentials>) {
  const signIn: SignIn<Credentials> = { product, memory: inherited ?? createMemory(product.now) }
  return {
    memory: signIn.memory,
    /** The vault of this step is empty: the beginning, which says why. */
    startAgain: (step: Step) => startAgain(signIn, step),
    submitCredentials: (step: CredentialsStep, input: Actions['credentials']['submit'], { signal }: CallOptions) =>
      submitCredentials(signIn, step, input, signal),
    submitPhone: withEntry<Credentials, PhoneStep, Actions['phone']['submit'], CodeStep | CredentialsStep>(
      signIn,
      submitPhone,
    ),
    submitCode: withEntry(signIn, submitCode<Credentials>),
    resendCode: withEntry(signIn, resendCode<Credentials>),
    submitEnrolment: withEntry(signIn, submitEnrolment<Credentials>),
    submitBackupCodes: (step: BackupCodesStep) => submitBackupCodes(signIn, step),
    forget: (step: Step) => forget(signIn, step),
  }
}
