import { AuthError } from '../../protocol/error.ts'
import { printed } from '../../runtime/mistake.ts'
import type { DoneStep, SignInAgainStep, Step } from '../../protocol/step.ts'
import { mayHaveWorked } from './answers.ts'
import { readStoredPhone } from './storedPhone.ts'
import type { ZitadelHttpOptions } from './authorized.ts'
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
const endings = new WeakMap<Step, DoneStep>()
/** Steps from which the set-up of an authenticator may have been finished. */
const finished = new WeakSet<Step>()

/** Turns a factor on, and remembers of a lost answer that it may be on. */
export async function turningOn<Answer>(step: Step, ending: DoneStep, call: Promise<Answer>): Promise<Answer> {
  try {
    return await call
  } catch (thrown) {
    if (mayHaveWorked(thrown)) {
      endings.set(step, ending)
      finished.add(step)
      if ('back' in step && step.back !== undefined) finished.add(step.back)
    }
    throw thrown
  }
}

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

/** Whether the gate is closed to the token by now. It reads a projection: open may mean not yet. */
export async function isClosed(options: ZitadelHttpOptions, signal: AbortSignal): Promise<boolean> {
  try {
    await readStoredPhone(options, signal)
    return false
  } catch (thrown) {
    signal.throwIfAborted()
    return isGate(thrown)
  }
}
