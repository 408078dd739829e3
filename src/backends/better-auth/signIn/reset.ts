import { isE164 } from '../../../protocol/e164.ts'
import { AuthError, errorMeanings } from '../../../protocol/error.ts'
import type {
  Actions,
  CodeStep,
  CredentialsStep,
  DetailsField,
  DetailsStep,
  DoneStep,
  Notice,
  PhoneStep,
  Step,
  StepContext,
} from '../../../protocol/step.ts'
import { numberOf } from '../../../runtime/smsCode.ts'
import { readDone } from '../answers.ts'
import { recoveryOf } from '../refusals.ts'
import { resetPasswordPhoneNumber } from '../requests.ts'
import { signInWith } from './credentials.ts'
import { numberAgain, withoutSpaces } from './phoneCode.ts'
import type { SignInState, VaultEntry } from './state.ts'
import { formBefore } from './steps.ts'

/** `minPasswordLength`, `maxPasswordLength`, counted in UTF-16 units. Where the server has others, it says so. */
const newPassword: DetailsField = { name: 'password', kind: 'new-password', minimumLength: 8, maximumLength: 128 }

type After = CodeStep | CredentialsStep | DetailsStep | DoneStep | PhoneStep

/** Keeps the code until the password has been asked for, or sends it with the password, where that was given before. */
export async function takeResetCode(
  state: SignInState,
  step: CodeStep,
  { code: typed }: Actions['code']['submit'],
  signal: AbortSignal,
): Promise<After> {
  const code = withoutSpaces(typed)
  const password = state.vault.read(step)?.password
  if (password === undefined) return detailsStep(state, step, { code })
  return sendTogether(state, step, step, { code, password }, signal)
}

/** Sets the new password with the code, and signs in with it. */
export async function submitDetails(
  state: SignInState,
  step: DetailsStep,
  { values }: Actions['details']['submit'],
  signal: AbortSignal,
): Promise<After> {
  if (step.back?.kind !== 'code') {
    throw new AuthError('unexpected', {
      cause: 'This step was not made by this backend. Hand each action the step that the backend answered with.',
    })
  }
  const entry = state.vault.read(step)
  // Half an hour went by: the code has run out as well.
  if (entry === undefined) return numberAgain(step.back, 'expired')
  return sendTogether(state, step.back, step, { ...entry, password: values['password'] ?? '' }, signal)
}

async function sendTogether(
  state: SignInState,
  step: CodeStep,
  from: Step,
  entry: VaultEntry & { readonly password: string },
  signal: AbortSignal,
): Promise<After> {
  const { settings, vault } = state
  const phone = numberOf(step, isE164)
  const { code, password } = entry
  try {
    const input = { phoneNumber: phone, otp: code, newPassword: password }
    readDone(await resetPasswordPhoneNumber(settings.options, input, signal), 'reset', settings.now())
  } catch (thrown) {
    signal.throwIfAborted()
    return afterRefusal(state, step, from, entry, thrown, signal)
  }
  vault.forget(from)
  return signInAnew(state, step, password, signal)
}

/** The code is used up and the password is set: signing in is all that is left, and can be tried again. */
async function signInAnew(
  state: SignInState,
  step: CodeStep,
  password: string,
  signal: AbortSignal,
): Promise<CodeStep | CredentialsStep | DoneStep> {
  // No challenge has been solved for it here.
  const isGuarded = state.settings.challengeOn('sign-in') !== undefined
  const next = isGuarded ? undefined : await signedInWithIt(state, step, password, signal)
  return next ?? { ...formOf(state, step), notice: 'password-changed' }
}

function formOf({ settings }: SignInState, step: CodeStep): CredentialsStep {
  return { ...formBefore(settings, step), context: {}, username: numberOf(step, isE164) }
}

/** Steps whose answer was lost: the password may be set already. */
const unclear = new WeakSet<Step>()

async function afterRefusal(
  state: SignInState,
  step: CodeStep,
  from: Step,
  entry: VaultEntry & { readonly password: string },
  thrown: unknown,
  signal: AbortSignal,
): Promise<After> {
  const wasUnclear = unclear.has(from)
  const recovery = recoveryOf(thrown, 'reset')
  if (recovery === 'details-refused') return detailsStep(state, step, { code: entry.code }, 'details-refused')
  // It costs the code alone: the password is kept for the next.
  if (from.kind !== 'code' && thrown instanceof AuthError && thrown.code === 'code-wrong') {
    return withEntry(state, step, { code: '', password: entry.password }, 'code-wrong')
  }
  if (recovery !== 'attempts-exhausted' && recovery !== 'code-gone') {
    if (!(thrown instanceof AuthError) || errorMeanings[thrown.code].outcome !== 'refused') unclear.add(from)
    throw thrown
  }
  state.vault.forget(from)
  const done = wasUnclear ? await signedInWithIt(state, step, entry.password, signal) : undefined
  return done ?? numberAgain(step, recovery === 'code-gone' ? 'expired' : recovery)
}

/** Where the new password signs in, it was set. */
async function signedInWithIt(
  state: SignInState,
  step: CodeStep,
  password: string,
  signal: AbortSignal,
): Promise<CodeStep | DoneStep | undefined> {
  const username = numberOf(step, isE164)
  try {
    return await signInWith(state.settings, { username, password }, formOf(state, step), signal)
  } catch {
    signal.throwIfAborted()
    return undefined
  }
}

function detailsStep(state: SignInState, step: CodeStep, entry: VaultEntry, notice?: Notice): DetailsStep {
  const back = withEntry(state, step, entry)
  return {
    kind: 'details',
    context: back.context,
    fields: [newPassword],
    username: numberOf(step, isE164),
    back,
    ...(notice !== undefined && { notice }),
  }
}

/** The code step with what is kept for it under a new id, so that an older step opens nothing. */
function withEntry({ vault }: SignInState, step: CodeStep, entry: VaultEntry, notice?: Notice): CodeStep {
  vault.forget(step)
  const context = vault.keep(entry)
  const { notice: _, back, ...rest } = step
  return {
    ...rest,
    context,
    ...(notice !== undefined && { notice }),
    ...(back !== undefined && { back: withContext(back, context) }),
  }
}

/** On the way back too, so that whoever leaves from there leaves nothing behind. */
function withContext(step: Step, context: StepContext): Step {
  if (step.kind !== 'phone' && step.kind !== 'credentials') return step
  return { ...step, context, ...(step.back !== undefined && { back: withContext(step.back, context) }) }
}
