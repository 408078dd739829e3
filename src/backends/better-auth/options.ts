import type { Instant } from '../../protocol/step.ts'
import type { HttpOptions } from '../../runtime/http.ts'
import { anything, aText, check, isChallenge, isDuration, ofHttp, oneOf, type RulesOf } from '../../runtime/options.ts'

/** What a person signs in with. */
const signInWays = ['phone', 'phone-and-password', 'email', 'username'] as const
/** What a person comes for: all but the first are for someone who is signed in. */
const intents = ['sign-in', 'verify', 'change', 'add-app', 'add-sms', 'remove-app', 'remove-phone'] as const
/** Which requests a captcha guards: `captcha.endpoints` of the server, in words of ours. */
const guarded = ['send', 'sign-in', 'reset'] as const
/** The server verifies with these vendors. A host draws CaptchaFox with a provider of its own, under this name. */
const captchaProviders = ['hcaptcha', 'recaptcha', 'turnstile', 'captchafox'] as const

/** What people sign in with. */
export type BetterAuthSignIn = (typeof signInWays)[number]

/** What someone came for: to sign in, or to change something once they are. */
export type BetterAuthIntent = (typeof intents)[number]

/** A request that the server’s captcha can guard. */
export type BetterAuthGuarded = (typeof guarded)[number]

/** A challenge, and where the server wants it. */
export interface BetterAuthCaptcha {
  readonly provider: (typeof captchaProviders)[number]
  readonly siteKey: string
  /**
   * As `endpoints` of the server's captcha plugin says, which by itself guards no phone endpoint. `send`:
   * `/phone-number/send-otp`. `sign-in`: `/sign-in/…`. `reset`: `/phone-number/request-password-reset`.
   */
  readonly on: readonly BetterAuthGuarded[]
}

/**
 * `baseUrl` ends with the server's `basePath`, which is `/api/auth` unless it was given another:
 * `https://app.example.com/api/auth`. The server tells a client nothing of how it is set up, so what differs from its
 * defaults is said here too. better-auth 1.6 and later.
 */
export interface BetterAuthOptions extends HttpOptions {
  /** What a person signs in with. Default `phone`: a number, and the code that is sent to it. */
  readonly signIn?: BetterAuthSignIn
  /**
   * What the person came for. Default `sign-in`. The others are for someone who is signed in. `verify`: a confirmed
   * number. `change`: another number in its place. `add-app`: an authenticator as second factor, and backup codes.
   * `add-sms`: messages as second factor (1.7 and later). `remove-app`: no second factor at all. `remove-phone`: no number.
   */
  readonly intent?: BetterAuthIntent
  readonly captcha?: BetterAuthCaptcha
  /** Digits of a code that is sent to a number: `phoneNumber.otpLength`. Default 6. */
  readonly codeLength?: number
  /** Digits of a message as second factor: `twoFactor.otpOptions.digits`. Default: as `codeLength`. */
  readonly messageLength?: number
  /** Milliseconds a code lives that is sent to a number: `phoneNumber.expiresIn`, which is in seconds. Default 300 000. */
  readonly codeLife?: number
  /** Milliseconds a message as second factor lives: `twoFactor.otpOptions.period`, which is in minutes. Default 180 000. */
  readonly messageLife?: number
  /** Milliseconds before another message may be asked for. The server itself asks for no pause. Default 30 000. */
  readonly resendCooldown?: number
  /**
   * The session is a token (`bearer` plugin) and not a cookie: `onDone` has it as `session.token`. Someone who is signed in
   * brings theirs in `headers`. Cookies are left out unless `credentials` says otherwise, and without them there is no
   * second factor, whose challenge is a cookie: so passwords need `credentials: 'include'` (or `'same-origin'`). Default
   * false.
   */
  readonly bearer?: boolean
  /**
   * The server has `twoFactor.allowPasswordless`: people without a password are not asked for one before a second factor
   * is turned on or off. Default false.
   */
  readonly allowPasswordless?: boolean
  /** Who an authenticator app says its codes are for. Default: what the server says. */
  readonly issuer?: string
  readonly now?: () => Instant
}

/** Less than this is hardly meant as milliseconds. */
const aSecond = 1000
const aLife = { number: 'E76', holds: (value: unknown) => value === undefined || isDuration(value, aSecond) } as const
const aBoolean = oneOf(true, false)

const rules = {
  ...ofHttp,
  signIn: oneOf(...signInWays),
  intent: oneOf(...intents),
  captcha: { number: 'E60', holds: (value: unknown) => value === undefined || isChallenge(value) },
  codeLife: aLife,
  messageLife: aLife,
  bearer: aBoolean,
  allowPasswordless: aBoolean,
  issuer: aText,
  // Looked at where a shape is made of them.
  codeLength: anything,
  messageLength: anything,
} as const satisfies RulesOf<BetterAuthOptions>

/** What a captcha plugin of the server's can verify, and where it may ask. */
const rulesOfCaptcha = {
  provider: { number: 'E75', holds: (value: unknown) => captchaProviders.some((one) => one === value) },
  on: {
    number: 'E24',
    holds: (value: unknown) =>
      Array.isArray(value) && value.length > 0 && value.every((one) => guarded.some((word) => word === one)),
  },
  siteKey: anything,
} as const satisfies RulesOf<BetterAuthCaptcha>

/** Throws where an option by itself cannot work. */
export function checkOptions(options: BetterAuthOptions): void {
  check('betterAuth', options, rules)
  if (options.captcha !== undefined) check('betterAuth: captcha', options.captcha, rulesOfCaptcha)
}
