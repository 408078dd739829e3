import type {
  BackupCodesStep,
  ConfirmStep,
  CredentialsStep,
  DoneStep,
  E164,
  FactorChange,
  PhoneStep,
  SignInAgainStep,
  StepContext,
} from '../../../protocol/step.ts'
import { printed } from '../../../runtime/mistake.ts'
import { present } from '../../../runtime/present.ts'
import type { CurrentSession } from '../answers.ts'
import type { BetterAuthSettings } from '../settings.ts'
import type { FactorIntent, SignedInState } from './state.ts'

/**
 * Asks for a number, whichever it will be. The purpose `change` has no place here: the number someone has stays confirmed
 * until the code of another one was right.
 */
export function phoneStep({ challengeOn }: BetterAuthSettings, more: Partial<PhoneStep> = {}): PhoneStep {
  const submit = challengeOn('send')
  return { kind: 'phone', purpose: 'verify', context: {}, ...(submit && { captcha: { submit } }), ...more }
}

/** Asks for the password, which the server wants again before it changes a second factor. */
export function passwordStep(
  { settings }: SignedInState,
  about: FactorIntent,
  session: CurrentSession,
  more: Pick<CredentialsStep, 'notice'> & { readonly context?: StepContext } = {},
): CredentialsStep {
  return {
    kind: 'credentials',
    variant: 'password',
    about,
    context: {},
    ...present({ username: nameOf(settings, session) }),
    ...more,
  }
}

/** What a password manager has the password under. */
function nameOf({ signIn }: BetterAuthSettings, { email, username, phoneNumber }: CurrentSession): string | undefined {
  if (signIn === 'email') return email
  return signIn === 'username' ? username : phoneNumber
}

export function confirmStep(about: FactorChange, more: Partial<ConfirmStep> = {}): ConfirmStep {
  return { kind: 'confirm', about, context: {}, ...more }
}

export function backupCodesStep(context: StepContext, codes: readonly string[]): BackupCodesStep {
  return { kind: 'backup-codes', codes, context }
}

interface Done {
  readonly phone?: E164
  /** Of a session that took the place of the one before, or goes on. */
  readonly token?: string | undefined
  /** The session was replaced, and its token is known by no other way than the answer's header. */
  readonly isReplaced?: boolean
}

/** The token is told only where the host keeps one: by a cookie the session goes on as it is. */
export function doneStep(
  { options: { bearer = false } }: BetterAuthSettings,
  outcome: NonNullable<DoneStep['outcome']>,
  { phone, token, isReplaced = false }: Done = {},
): DoneStep {
  const isLost = bearer && isReplaced && token === undefined
  // Said to the developer alone: what the person came for is done.
  if (isLost) printed('E96', 'betterAuth: bearer')
  const signInAgain = isLost && outcome.startsWith('add') ? ({ signInAgain: 'second-factor' } as const) : {}
  return {
    kind: 'done',
    outcome,
    session: { ...present({ phone, token: bearer ? token : undefined }), ...signInAgain },
    ...signInAgain,
  }
}

/** What was asked for may be on, and the session went with the answer: it wants a sign-in with the second step. */
export function signInAgainStep(more: Pick<SignInAgainStep, 'keepApp'> = {}): SignInAgainStep {
  return { kind: 'sign-in-again', reason: 'second-factor', context: {}, ...more }
}
