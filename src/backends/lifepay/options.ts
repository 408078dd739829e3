import type { Sending } from '../../protocol/backend.ts'
import type { E164, Instant, Session } from '../../protocol/step.ts'
import { EntryphoneError } from '../../runtime/mistake.ts'
import {
  aChallenge,
  aFunction,
  aLanguage,
  anything,
  check,
  ofHttp,
  oneOf,
  type RulesOf,
} from '../../runtime/options.ts'
import { scopeOf, tenantIn } from '../../runtime/scope.ts'
import type { LifepayHttpOptions } from './requests.ts'

/** What asking for a code needs, whatever the code is for. */
export interface LifepaySendingOptions extends LifepayHttpOptions {
  /** Which challenge guards the sending of messages. */
  readonly captcha?: { readonly provider: 'hcaptcha' | 'smartcaptcha'; readonly siteKey: string }
  /** Milliseconds before another message may be asked for; the API names no duration. Default 60 000. */
  readonly resendCooldown?: number
  /**
   * Where a number leads that LIFE PAY sends no code to, because it has no account or may not use it. `refuse` (default):
   * "we cannot send a code to this number", which names no account and still differs from a code step. `code-step`: the
   * code step like for any other number, so that nobody learns who has an account; no code comes, and none is right.
   * Every number has one notice and one wait then: that messages are out of service, or were asked for too soon, is not
   * said either.
   */
  readonly unknownPhones?: 'refuse' | 'code-step'
  readonly now?: () => Instant
}

/** LIFE PAY with phone and code, and a `verify` of the host’s that makes a session of them. */
export interface LifepayOptions extends LifepaySendingOptions {
  readonly completion?: 'verify'
  /**
   * Turns the phone and the code into a session: LIFE PAY documents no call for it, so it is yours. Reject with LIFE
   * PAY's own `{ code: 'InvalidConfirmationCode' }` (or an `AuthError`) and the person reads the right sentence.
   */
  readonly verify: (proof: {
    readonly phone: E164
    readonly code: string
    readonly signal: AbortSignal
  }) => Promise<Partial<Session> | undefined | void>
}

/** What LIFE PAY documents to its end, without a call of yours. Loaded when it is asked for. */
export interface LifepayAccountOptions extends LifepaySendingOptions {
  /**
   * Where people begin. `password`: phone and password, with a way to a new password. `sign-up`: phone, code and name,
   * which make an account. `reset-password`: phone, code and a new password, which then signs in.
   */
  readonly completion: 'password' | 'sign-up' | 'reset-password'
  /**
   * Tells people that a number has no account, and offers to make one; in `sign-up`, that it has one, and offers to
   * sign in. Whoever asks learns who has an account, so `unknownPhones` is not looked at then. Default false: a number
   * nobody has reads like a wrong password.
   */
  readonly offerSignUp?: boolean
}

const rules = {
  ...ofHttp,
  verify: aFunction,
  language: aLanguage,
  completion: oneOf('verify', 'password', 'sign-up', 'reset-password'),
  captcha: aChallenge('hcaptcha', 'smartcaptcha'),
  unknownPhones: oneOf('refuse', 'code-step'),
  captchaTypeField: anything,
  client: anything,
  clientIdentifier: anything,
  clientType: anything,
  ip: anything,
  keepClientIdentifier: anything,
  offerSignUp: anything,
  organizationAlias: anything,
  query: anything,
} as const satisfies RulesOf<LifepayOptions | LifepayAccountOptions>

/** Throws where the options cannot work. Both `verify` and a `completion` would leave one of them unheard. */
export function checkOptions(options: LifepayOptions | LifepayAccountOptions): void {
  check('lifepay', options, rules)
  if (((options.completion ?? 'verify') === 'verify') !== isByCode(options)) throw new EntryphoneError('E31')
}

/** A number and a code know one server, and one organization. */
export function sendingOf(options: LifepaySendingOptions): Sending {
  const { baseUrl, organizationAlias, headers, resendCooldown = 60_000 } = options
  return { scope: scopeOf(baseUrl, organizationAlias, tenantIn(headers)), longestWait: resendCooldown }
}

export function isByCode(options: LifepayOptions | LifepayAccountOptions): options is LifepayOptions {
  return 'verify' in options && options.verify !== undefined
}
