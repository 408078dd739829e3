import type {
  Actions,
  CaptchaChallenge,
  CaptchaToken,
  CredentialsStep,
  E164,
  Instant,
  Session,
} from '../../protocol/step.ts'
import type { RoutableCode } from './codePath.ts'
import type { Entered } from './vaultEntry.ts'
import type { SignInResult } from './signInResult.ts'

/** What each call needs besides its own. */
export interface CallWith {
  /** A solved challenge: single use. */
  readonly captcha: CaptchaToken | undefined
  readonly signal: AbortSignal
}

/** What an authenticator app is set up with. */
export interface AppSetup {
  /** Base32 without padding. */
  readonly secret: string
  readonly account?: string
}

/** Sends an authenticator's codes by a confirm link, not to `authentication/{code}`. The portal may reject it at any time. */
export interface ConfirmLink<Credentials> {
  /** The `confirm` header, from an answer that asks for a code of the app. Rejects a link to somewhere else. */
  readonly confirmOf: (confirmUrl: string | undefined) => string
  /** What to set up, as the link says it; nothing where the portal rejects it. */
  readonly setup: (confirm: string, signal: AbortSignal) => Promise<AppSetup | undefined>
  readonly validate: (
    credentials: Credentials,
    code: RoutableCode,
    link: { readonly confirm: string; readonly signal: AbortSignal },
  ) => Promise<SignInResult>
}

/** Where a sign-in begins: of a product, all that its first form needs, before the rest of it is loaded. */
export interface Beginning {
  readonly name: string
  /** Where the portal is. */
  readonly address: string
  /** Whose portal it is, where headers say so. */
  readonly tenant: string | undefined
  /** What stands for the person at first, and, where it is known, a mark of who that is: it makes another flow. */
  readonly entrance: string
  readonly now: () => Instant
  /** Milliseconds between messages; the servers have no delay of their own, the classic page waits 30 s. */
  readonly resendCooldown: number
  /** What is read before anything can be sent. */
  readonly prepare?: (signal: AbortSignal) => Promise<void>
  /** The form waits for that. */
  readonly isPreparedFirst?: boolean
  /** The first step, as this product and this host ask for credentials. */
  readonly firstStep: () => CredentialsStep
}

/**
 * Where DocSpace and Workspace differ: how a call is made, and how its answer is read. The way through the steps is the
 * same, see `signInFlow.ts`.
 */
export interface Product<Credentials> extends Beginning {
  /** Who an authenticator app says its codes are for. */
  readonly issuer: () => string
  /** The challenge the portal has keys for. */
  readonly captcha: () => CaptchaChallenge | undefined
  /** What goes out with every call for this person, and what of it is no secret. */
  readonly credentialsOf: (
    step: CredentialsStep,
    input: Actions['credentials']['submit'],
    signal: AbortSignal,
  ) => Promise<{ readonly credentials: Credentials; readonly entered: Entered }>
  /** The `confirm` header of `setphone`, from an answer that asks for a phone. Rejects a link to somewhere else. */
  readonly confirmOf?: (confirmUrl: string | undefined) => string
  /**
   * What in these is taken once and never again (OAuth's authorization code): a code cannot be handed in with them.
   */
  readonly takenOnce?: (credentials: Credentials) => string | undefined
  /** Sees to it that nobody else is signed in to this browser, whose account would be given what is set up. */
  readonly signOutOthers?: (signal: AbortSignal) => Promise<void>
  readonly authenticate: (credentials: Credentials, call: CallWith) => Promise<SignInResult>
  readonly authenticateWithCode: (credentials: Credentials, code: RoutableCode, call: CallWith) => Promise<SignInResult>
  /** The same with the first code of an authenticator, where that takes more. */
  readonly enrolWithCode?: (credentials: Credentials, code: RoutableCode, call: CallWith) => Promise<SignInResult>
  readonly confirmLink?: ConfirmLink<Credentials> | undefined
  /** The unused backup codes of who has just signed in; none where they cannot be had. Rejects only on leaving. */
  readonly backupCodes: (session: Session, signal: AbortSignal) => Promise<readonly string[]>
  readonly sendSms: (credentials: Credentials, call: CallWith) => Promise<SignInResult>
  readonly setPhone: (
    credentials: Credentials,
    phone: { readonly phone: E164; readonly confirm: string | undefined },
    call: Pick<CallWith, 'signal'>,
  ) => Promise<SignInResult>
}
