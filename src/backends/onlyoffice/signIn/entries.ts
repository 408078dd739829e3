import type { CallOptions } from '../../../protocol/backend.ts'
import type { CredentialsStep, DoneStep, Session, Step, StepContext } from '../../../protocol/step.ts'
import { traceOf } from '../earlierCode.ts'
import { backToCredentials, type StepSource } from '../steps.ts'
import type { VaultEntry } from '../vaultEntry.ts'
import type { SignIn } from './memory.ts'

/** The vault's entry for a step, and what the next step is made from. */
export interface OpenEntry<Credentials> {
  readonly entry: VaultEntry<Credentials>
  readonly source: StepSource
}

export function sourceOf<Credentials>(
  { product }: SignIn<Credentials>,
  context: StepContext,
  entry: VaultEntry<Credentials>,
): StepSource {
  return { context, entry, form: product.firstStep(), now: product.now() }
}

function openEntry<Credentials>(signIn: SignIn<Credentials>, step: Step): OpenEntry<Credentials> | undefined {
  const entry = signIn.memory.vault.read(step)
  if (entry === undefined || !('context' in step)) return undefined
  return { entry, source: sourceOf(signIn, step.context, entry) }
}

export function forget<Credentials>({ memory }: SignIn<Credentials>, step: Step): void {
  memory.vault.forget(step)
  memory.sessions.forget(step)
}

export function finish<Credentials>(signIn: SignIn<Credentials>, step: Step, session: Session): DoneStep {
  forget(signIn, step)
  return { kind: 'done', session }
}

/** The vault is empty or its contents no longer hold: back to the beginning, which says why. */
export function startAgain<Credentials>(signIn: SignIn<Credentials>, step: Step): CredentialsStep {
  const source = openEntry(signIn, step)?.source
  forget(signIn, step)
  const form = source === undefined ? signIn.product.firstStep() : backToCredentials(source)
  return { ...form, context: traceOf(step, signIn.product.now()), notice: 'expired' }
}

/** An action that needs what the vault holds for its step. Without that it leads back to the beginning. */
export function withEntry<Credentials, From extends Step, Input, To extends Step>(
  signIn: SignIn<Credentials>,
  act: (
    signIn: SignIn<Credentials>,
    open: OpenEntry<Credentials>,
    from: From,
    input: Input,
    signal: AbortSignal,
  ) => Promise<To>,
): (step: From, input: Input, call: CallOptions) => Promise<To | CredentialsStep> {
  return async (step, input, { signal }) => {
    const open = openEntry(signIn, step)
    return open === undefined ? startAgain(signIn, step) : act(signIn, open, step, input, signal)
  }
}
