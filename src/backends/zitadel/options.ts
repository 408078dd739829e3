import { checkShape } from '../../runtime/checkShape.ts'
import { aDuration, anything, aPause, check, ofHttp, oneOf, type RulesOf } from '../../runtime/options.ts'
import { scopeOf, tenantIn } from '../../runtime/scope.ts'
import { now as steadyNow } from '../../runtime/clock.ts'
import type { Belief } from '../../runtime/resumed.ts'
import type { CodeShape, FactorChange, Instant } from '../../protocol/step.ts'
import type { ReadOptions } from './storedPhone.ts'

/** ZITADEL for someone who is signed in: where it is, their token, and what they came for. */
export interface ZitadelOptions extends ReadOptions {
  /**
   * What the signed-in user came for. Default `verify`: a verified phone. `change`: another number in its place.
   * `add-app`, `remove-app`: an authenticator (TOTP) as a second factor. `add-sms`, `remove-sms`: text messages as one,
   * for which the phone is verified first. `remove-phone`: no number, and no messages as a second factor.
   */
  readonly intent?: 'verify' | 'change' | FactorChange
  /**
   * Instances choose length and characters, and no API tells: say so, and the code field fits. `caseSensitive: false`
   * says that yours has no small letters, which is ZITADEL's default: then what is typed goes out in capitals.
   */
  readonly code?: Partial<CodeShape>
  /** Milliseconds a code lives; instances choose that too. Default one hour. */
  readonly codeLifetime?: number
  /** Milliseconds before another message may be asked for; ZITADEL itself asks for no pause. Default 60 000. */
  readonly resendCooldown?: number
  readonly now?: () => Instant
}

const rules = {
  ...ofHttp,
  token: {
    number: 'E50',
    holds: (value: unknown) => typeof value === 'function' || typeof value === 'string',
  },
  intent: oneOf('verify', 'change', 'add-app', 'remove-app', 'add-sms', 'remove-sms', 'remove-phone'),
  codeLifetime: aDuration,
  readAgainAfter: aPause,
  code: anything,
  transport: anything,
} as const satisfies RulesOf<ZitadelOptions>

/** The options with all that follows from them. */
export interface ZitadelSettings {
  readonly options: ZitadelOptions
  readonly intent: NonNullable<ZitadelOptions['intent']>
  /** What a number is verified for. */
  readonly purpose: 'second-factor' | 'verify'
  readonly shape: CodeShape
  readonly sending: { readonly scope: string; readonly longestWait: number; readonly longestLife: number }
  readonly now: () => Instant
  /** How long a message that goes out now is good for. */
  readonly bounds: () => Required<Belief['latest']>
}

/** Throws where the options cannot work. */
export function settingsOf(options: ZitadelOptions): ZitadelSettings {
  check('zitadel', options, rules)
  const { intent = 'verify', now = steadyNow } = options
  const shape: CodeShape = { characters: 'letters-and-digits', caseSensitive: true, ...options.code }
  checkShape('zitadel: code', shape)
  const sending = {
    scope: scopeOf(options.baseUrl, tenantIn(options.headers), options.transport?.userId),
    longestWait: options.resendCooldown ?? 60_000,
    longestLife: options.codeLifetime ?? 60 * 60 * 1000,
  }
  return {
    options,
    intent,
    purpose: intent === 'add-sms' ? 'second-factor' : 'verify',
    shape,
    sending,
    now,
    bounds: () => ({ resendAt: now() + sending.longestWait, expiresAt: now() + sending.longestLife }),
  }
}
