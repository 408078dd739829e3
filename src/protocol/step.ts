/**
 * The steps a person goes through, as plain data: the server's answer is the state. A step can be logged, kept over a
 * reload, or written down as a story, because nothing in it is secret (but see `EnrolStep`, `BackupCodesStep`, `DoneStep`).
 */

declare const e164Brand: unique symbol
declare const captchaTokenBrand: unique symbol

/** A phone number in E.164: `+` and 7 to 15 digits, nothing else. Made by `phone/`, trusted everywhere after. */
export type E164 = string & { readonly [e164Brand]: true }

/** What a captcha provider gave for one request. Single use: spend it at once, never keep it. */
export type CaptchaToken = string & { readonly [captchaTokenBrand]: true }

/** Milliseconds since 1970-01-01T00:00:00Z by a clock that nobody can set, see `now()` in `clock.ts`: `now() + 60_000`. */
export type Instant = number

/** What a code looks like, so that the code field never has to assume. */
export interface CodeShape {
  /** How many characters, where the backend says so. Absent: unknown, so nothing submits itself. */
  readonly length?: number
  readonly characters: 'digits' | 'letters-and-digits' | 'any'
  readonly caseSensitive: boolean
}

/** A challenge that must be solved before an action may be taken, and by whom. */
export interface CaptchaChallenge {
  /** A name in `captcha/providers`, or one the host brings itself. */
  readonly provider: string
  readonly siteKey: string
}

/** A message that went out, and until when it makes another one needless. */
export interface SentMessage {
  /** The number it went to, where this widget was told it. */
  readonly phone?: E164
  /** The same in the server's own words, perhaps with asterisks. */
  readonly to?: string
  readonly resendAt: Instant
  readonly expiresAt?: Instant
  /** Its request has left, and nobody knows (yet) what became of it. */
  readonly unanswered?: true
}

/** What a backend needs back with the next action. Only its backend looks inside. Never a secret. */
export type StepContext = Readonly<Record<string, string | number | boolean>>

/** News that came with a step and is said on it, once. Sentences live in `locales/`. */
export const notices = [
  'account-exists',
  'account-missing',
  'attempts-exhausted',
  'captcha-needed',
  'code-needed-again',
  'code-wrong',
  'details-refused',
  'earlier-code-works',
  'expired',
  'interrupted',
  'number-changed',
  'password-changed',
  'phone-changed',
  'phone-removed',
  'sent',
  'sent-recently',
  'sms-limit',
  'start-again',
] as const

/** One piece of news that a step brings along, said on it once. Its sentence is in every language. */
export type Notice = (typeof notices)[number]

/** Why a code is dead: no longer taken, and another message is the only way on. */
export type CodeEnd = Extract<Notice, 'attempts-exhausted' | 'code-needed-again' | 'expired'>

/** `refusal`: something that was wanted did not come to pass, so it never looks like good news. */
export type NoticeKind = 'news' | 'refusal'

export const noticeKinds: Readonly<Record<Notice, NoticeKind>> = {
  'account-exists': 'news',
  'account-missing': 'news',
  'attempts-exhausted': 'refusal',
  'captcha-needed': 'news',
  'code-needed-again': 'refusal',
  'code-wrong': 'refusal',
  'details-refused': 'refusal',
  'earlier-code-works': 'news',
  expired: 'refusal',
  interrupted: 'news',
  'number-changed': 'news',
  'password-changed': 'news',
  'phone-changed': 'news',
  'phone-removed': 'news',
  sent: 'news',
  'sent-recently': 'news',
  'sms-limit': 'refusal',
  'start-again': 'refusal',
}

interface Asking {
  /** What the backend needs back with the next action. Nothing of it is shown. */
  readonly context: StepContext
  /** News that is said on it, once. */
  readonly notice?: Notice
  /** Where "back" leads. No `back`, no button. */
  readonly back?: Step
}

/** Asks for a name and a password, or for as much of it as is not known yet. */
export interface CredentialsStep extends Asking {
  readonly kind: 'credentials'
  /**
   * `password`: of someone who is known, before something is changed, and nothing else. `continue`: the host already holds
   * a social credential, so one button is all there is to ask.
   */
  readonly variant: 'username-and-password' | 'phone-and-password' | 'password' | 'continue'
  /** With `password`: what is about to change, for the words on the screen. */
  readonly about?: FactorChange
  /**
   * With `phone-and-password` a number in E.164, also as it is handed in. With `password` whose it is: password managers
   * find it by that, and it is handed in as it came, or `''`.
   */
  readonly username?: string
  /** With `phone-and-password`: as in `PhoneStep`. */
  readonly countries?: readonly string[]
  /** Offers to set another password. */
  readonly forgot?: boolean
  /** A message another tab had sent: one that goes to the same place now is that one. */
  readonly sent?: SentMessage & { readonly to: string }
  /** Offers the "stay signed in" box, and how it stands at first. */
  readonly staySignedIn?: boolean
  /** A challenge that has to be solved first, by action. */
  readonly captcha?: { readonly submit?: CaptchaChallenge }
}

/** Why a number is asked for. Each has its own words in `locales/`. */
export const phonePurposes = ['sign-in', 'second-factor', 'verify', 'change', 'sign-up', 'reset-password'] as const

/** Asks for a number that a message can go to. */
export interface PhoneStep extends Asking {
  readonly kind: 'phone'
  /** Why a number is asked for; it changes the words on the screen, nothing else. */
  readonly purpose: (typeof phonePurposes)[number]
  /** What stands in the field at first. */
  readonly phone?: E164
  /** ISO 3166-1 alpha-2 codes this backend can send to. Absent: all. Said before anything is sent. */
  readonly countries?: readonly string[]
  /**
   * A message that is still good: the same number before `resendAt` goes back to the code step and sends nothing. One
   * that is `unanswered` is shown to no action while it runs: the server is asked again, and knows. (Where it does not, it
   * is: `Sending.sendsAnew`.)
   */
  readonly sent?: Omit<SentMessage, 'phone' | 'to'> & { readonly phone: E164 }
  /** A challenge that has to be solved first, by action. */
  readonly captcha?: { readonly submit?: CaptchaChallenge }
}

/** Asks for a code: of a text message (`sms`) or of an authenticator (`app`). */
export interface CodeStep extends Asking {
  readonly kind: 'code'
  /** How the person gets the code: in a text message, or from an authenticator app. */
  readonly factor: 'sms' | 'app'
  /** The number this widget had the code sent to, shown as people write it. */
  readonly phone?: E164
  /** Where the code went in the server's own words, shown verbatim. May hold asterisks; may lack a plus. */
  readonly to?: string
  /** What a code looks like: how long, of which characters, whether case matters. */
  readonly code: CodeShape
  /**
   * From when another message may be asked for. Absent: this step has no "send again". With `app`, `resend` sends a message
   * *instead*: it answers with `sms`, whose `back` leads to the app.
   *
   * With the notice `attempts-exhausted`, `code-needed-again` or `expired` and no `blockedUntil` the code is dead, and
   * another message is the only way on.
   */
  readonly resendAt?: Instant
  /** How long the code holds. */
  readonly expiresAt?: Instant
  /** Codes are not checked before this instant, right or wrong. */
  readonly blockedUntil?: Instant
  /** A challenge that has to be solved first, by action. */
  readonly captcha?: { readonly submit?: CaptchaChallenge; readonly resend?: CaptchaChallenge }
  /** Offers to enter a saved code instead. */
  readonly acceptsBackupCode?: boolean
  /** Offers the "trust this browser" box, and how it stands at first. */
  readonly trustDevice?: boolean
}

/** An authenticator to set up. Holds the shared secret: kept in memory only, shown to storage and events by kind alone. */
export interface EnrolStep extends Asking {
  readonly kind: 'enrol'
  /** Base32 without padding (RFC 4648), as an authenticator app takes it. */
  readonly secret: string
  /** `otpauth://totp/…`, Key URI Format. */
  readonly uri: string
  /** Whose key it is, as the app will show it. */
  readonly account?: string
  /** What a code of the app looks like. */
  readonly code: CodeShape
  /** A challenge that has to be solved first, by action. */
  readonly captcha?: { readonly submit?: CaptchaChallenge }
}

/** One field of a details step. Lengths are in UTF-16 units, as an input counts them. */
export interface DetailsField {
  readonly name: string
  readonly kind: 'text' | 'new-password'
  readonly minimumLength?: number
  readonly maximumLength?: number
  /** What stands in it at first. Never a secret. */
  readonly value?: string
}

/** Asks for what an account is made or changed with: a name, a new password. */
export interface DetailsStep extends Asking {
  readonly kind: 'details'
  /** What is asked for, in this order. */
  readonly fields: readonly DetailsField[]
  /** Whom a new password is for: password managers keep it under this name. */
  readonly username?: string
}

/** Shown once, before done. A secret: memory only. */
export interface BackupCodesStep extends Asking {
  readonly kind: 'backup-codes'
  /** As the server gave them. */
  readonly codes: readonly string[]
}

/** What someone who is signed in may decide about their account. Each has its own words in `locales/`. */
export const factorChanges = ['add-app', 'remove-app', 'add-sms', 'remove-sms', 'remove-phone'] as const

/** What someone who is signed in may decide about their account. */
export type FactorChange = (typeof factorChanges)[number]

/** Says what is about to change, and changes nothing before it is confirmed. */
export interface ConfirmStep extends Asking {
  readonly kind: 'confirm'
  /** What is about to change, for the words on the screen. */
  readonly about: FactorChange
  /** The number it is about, shown as people write it. */
  readonly phone?: E164
}

/** What a completed sign-in gives the host. Each backend fills what it has. */
export interface Session {
  /** Absent where the session is a cookie, or the host's own business. */
  readonly token?: string
  readonly expiresAt?: Instant
  /** The number that has just been proved. */
  readonly phone?: E164
  /** ZITADEL's `details` of the change. `sequence` is a uint64 as a string. */
  readonly details?: {
    readonly sequence?: string
    readonly creationDate?: string
    readonly changeDate?: string
    readonly resourceOwner?: string
  }
  /**
   * The token this was done with can do no more: what was turned on is asked for at each sign-in, and it came without.
   * Sign the person in again before you make another call.
   */
  readonly signInAgain?: 'second-factor'
}

/**
 * Nothing can be done here with the token the host brought: the person signs in again, with the second step, and comes
 * back. An end, but not done: `onDone` is not called, `onSignInAgain` is when they press the button.
 */
export interface SignInAgainStep extends Asking {
  readonly kind: 'sign-in-again'
  /** What the token lacks. */
  readonly reason: 'second-factor'
  /** An authenticator was being set up, and may be on: whoever deletes it from their app now is locked out. */
  readonly keepApp?: boolean
}

/** Holds the session: memory only. */
export interface DoneStep {
  readonly kind: 'done'
  /** What has been achieved, for the words on the screen. Default `signed-in`. */
  readonly outcome?: 'signed-in' | 'phone-verified' | FactorChange
  /** As in the session, for the words on the screen: the session itself does not stay. */
  readonly signInAgain?: Session['signInAgain']
  /** What the host is given by `onDone`. */
  readonly session: Session
}

export interface StepByKind {
  readonly credentials: CredentialsStep
  readonly phone: PhoneStep
  readonly code: CodeStep
  readonly enrol: EnrolStep
  readonly details: DetailsStep
  readonly 'backup-codes': BackupCodesStep
  readonly confirm: ConfirmStep
  readonly 'sign-in-again': SignInAgainStep
  readonly done: DoneStep
}

/** What a step can ask for, as a word. */
export type StepKind = keyof StepByKind

/** The step of one kind. */
export type StepOf<K extends StepKind> = StepByKind[K]

/** Where a person is in a sign-in, as plain data: what is asked of them, or that they are done. */
export type Step = StepOf<StepKind>

/**
 * What a reload may know of each kind: the step itself, or that one was there (it is a secret, or made of what was typed),
 * or nothing, since the backend starts there by itself.
 */
export const afterReload = {
  credentials: 'nothing',
  phone: 'step',
  code: 'step',
  enrol: 'kind',
  details: 'kind',
  'backup-codes': 'kind',
  confirm: 'nothing',
  'sign-in-again': 'nothing',
  done: 'nothing',
} as const satisfies Readonly<Record<StepKind, 'step' | 'kind' | 'nothing'>>

type KindWith<Known> = { [K in StepKind]: (typeof afterReload)[K] extends Known ? K : never }[StepKind]
export type KeptKind = KindWith<'step'>
export type InterruptedKind = KindWith<'kind'>

/** What the user can do on each step, and what it takes. */
export interface Actions {
  credentials: {
    submit: {
      readonly username: string
      readonly password: string
      readonly staySignedIn?: boolean
      readonly captcha?: CaptchaToken
    }
    /** With the number that was typed, where one was. */
    forgot: { readonly username?: string }
  }
  phone: { submit: { readonly phone: E164; readonly captcha?: CaptchaToken } }
  code: {
    /** `trustDevice` where the step offers it: this browser is asked for no code the next time. */
    submit: { readonly code: string; readonly trustDevice?: boolean; readonly captcha?: CaptchaToken }
    resend: { readonly captcha?: CaptchaToken }
  }
  enrol: { submit: { readonly code: string; readonly captcha?: CaptchaToken } }
  details: { submit: { readonly values: Readonly<Record<string, string>> } }
  'backup-codes': { submit: Readonly<Record<never, never>> }
  confirm: { submit: Readonly<Record<never, never>> }
}

/** The kinds of step on which something can be done: all but `sign-in-again` and `done`. */
export type ActingKind = keyof Actions

/** The names of what can be done on a kind of step: `submit`, and `resend` or `forgot` where there is such a thing. */
export type ActionName<K extends ActingKind = ActingKind> = K extends ActingKind ? keyof Actions[K] & string : never
