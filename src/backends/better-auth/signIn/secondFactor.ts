import { AuthError, errorMeanings } from '../../../protocol/error.ts'
import type { Actions, CodeStep, CredentialsStep, DoneStep } from '../../../protocol/step.ts'
import type { Answer } from '../../../runtime/http.ts'
import { advise } from '../../../runtime/mistake.ts'
import { readSignedIn } from '../answers.ts'
import { type Phase, recoveryOf } from '../refusals.ts'
import { verifyBackupCode, verifyTOTP, verifyTwoFactorOTP } from '../requests.ts'
import { currentSession, signedInStep } from '../session.ts'
import { withoutSpaces } from './phoneCode.ts'
import type { SignInState } from './state.ts'
import { type Challenge, formBefore } from './steps.ts'

/** Steps with a code that may have signed in: there was no answer, or none that says what became of it. */
const unclear = new WeakSet<CodeStep>()

/** A code of the second factor. A try is a try: it goes to one endpoint, and is never put to another after. */
export async function verifySecondFactor(
  { settings }: SignInState,
  step: CodeStep,
  challenge: Challenge,
  { code, trustDevice, captcha }: Actions['code']['submit'],
  signal: AbortSignal,
): Promise<CodeStep | CredentialsStep | DoneStep> {
  const { options, now } = settings
  const { phase, ask, typed } = endpointOf(step, code)
  try {
    const input = { code: typed, captcha, ...(trustDevice === true && { trustDevice }) }
    return signedInStep(settings, readSignedIn(await ask(options, input, signal), phase, now()))
  } catch (thrown) {
    const isUnclear =
      signal.aborted || (thrown instanceof AuthError && errorMeanings[thrown.code].outcome !== 'refused')
    const wasUnclear = unclear.has(step)
    if (isUnclear) unclear.add(step)
    signal.throwIfAborted()
    const recovery = recoveryOf(thrown, phase)
    if (recovery === 'attempts-exhausted') return { ...step, notice: 'attempts-exhausted' }
    const form = formBefore(settings, step)
    if (recovery === 'sign-in-tries-over') return { ...form, notice: 'attempts-exhausted' }
    const isOver = recovery === 'sign-in-over'
    // Each of these may be the second of two: the first has signed in, here or in another tab.
    const mayBeDone = isOver || recovery === 'code-gone' || (wasUnclear && !isUnclear)
    const session = mayBeDone ? await currentSession(settings, signal) : undefined
    if (session !== undefined) return signedInStep(settings, session)
    if (!isOver) throw thrown
    if (now() < challenge.until && !wasUnclear) advise('E98', 'better-auth: two-factor')
    return { ...form, notice: 'expired' }
  }
}

interface Endpoint {
  readonly phase: Phase
  readonly ask: (
    options: Parameters<typeof verifyTOTP>[0],
    input: Parameters<typeof verifyTOTP>[1],
    signal: AbortSignal,
  ) => Promise<Answer>
  readonly typed: string
}

/** By where the code came from and, of an app and of what was saved, by its shape. */
function endpointOf({ factor }: CodeStep, code: string): Endpoint {
  const typed = withoutSpaces(code)
  if (factor === 'sms') return { phase: 'message', ask: verifyTwoFactorOTP, typed }
  if (/^\d{0,8}$/.test(typed)) return { phase: 'challenge', ask: verifyTOTP, typed }
  return { phase: 'challenge', ask: verifyBackupCode, typed: withDash(typed) }
}

/** Ten letters and digits, shown as `xxxxx-xxxxx` and compared so, letter case included. */
function withDash(typed: string): string {
  const dashed = typed.replaceAll(/[‐-―−]/g, '-')
  return /^[A-Za-z0-9]{10}$/.test(dashed) ? `${dashed.slice(0, 5)}-${dashed.slice(5)}` : dashed
}
