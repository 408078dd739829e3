import { AuthError } from '../../protocol/error.ts'
import { printed } from '../../runtime/mistake.ts'
import type { DoneStep, SignInAgainStep, Step } from '../../protocol/step.ts'
import { signInAgainStep } from './steps.ts'

/**
 * ZITADEL's multi-factor gate. Once a second factor that the policy allows is on, or the policy forces one, every call of a
 * token that was made with a password alone is refused (403 AUTHZ-Kl3p0), reading included. So the call that turns a
 * factor on is the last one of its token, and where its answer is lost, the refusal of the next is all that tells.
 */
export function isGate(thrown: unknown): boolean {
  return thrown instanceof AuthError && thrown.code === 'second-factor-needed'
}

/**
 * Where a factor may be on because the answer was lost: what the same step, pressed again, ends in. By the step itself,
 * which outlives a backend that is made anew for a fresh token.
 */
export const endings = new WeakMap<Step, DoneStep>()
/** Steps from which the set-up of an authenticator may have been finished. */
export const finished = new WeakSet<Step>()

/** An action, or a start, that the gate may end: with what was turned on before, or with the way back to a sign-in. */
export async function throughGate<Answer extends Step>(
  action: Promise<Answer>,
  step?: Step,
  keepApp = false,
): Promise<Answer | DoneStep | SignInAgainStep> {
  try {
    return await action
  } catch (thrown) {
    if (!isGate(thrown)) throw thrown
    const ending = step && endings.get(step)
    if (ending !== undefined) return ending
    printed('E57', 'zitadel: token')
    return signInAgainStep(keepApp || (step !== undefined && finished.has(step)))
  }
}
