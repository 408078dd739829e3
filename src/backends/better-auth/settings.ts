import type { Sending } from '../../protocol/backend.ts'
import type { CaptchaChallenge, CodeShape, Instant } from '../../protocol/step.ts'
import { now as steadyNow } from '../../runtime/clock.ts'
import { checkShape } from '../../runtime/checkShape.ts'
import { scopeOf, tenantIn } from '../../runtime/scope.ts'
import {
  type BetterAuthGuarded,
  type BetterAuthIntent,
  type BetterAuthOptions,
  type BetterAuthSignIn,
  checkOptions,
} from './options.ts'
import { checkSessions } from './sessions.ts'

/** Until when nobody asks for another message, and until when a code is good. */
interface MessageBounds {
  readonly resendAt: Instant
  readonly expiresAt: Instant
}

/** The options with all that follows from them. */
export interface BetterAuthSettings {
  /** With `credentials` as `bearer` has them. */
  readonly options: BetterAuthOptions
  readonly signIn: BetterAuthSignIn
  readonly intent: BetterAuthIntent
  readonly now: () => Instant
  readonly scope: string
  readonly sending: Required<Pick<Sending, 'scope' | 'longestWait' | 'longestLife' | 'sendsAnew'>>
  /** What must be solved before such a request, as the host has announced it. */
  readonly challengeOn: (request: BetterAuthGuarded) => CaptchaChallenge | undefined
  /** A code that is sent to a number. */
  readonly code: { readonly shape: CodeShape; readonly bounds: () => MessageBounds }
  /** A message as second factor. */
  readonly message: { readonly shape: CodeShape; readonly bounds: () => MessageBounds }
}

/** Throws where the options cannot work. */
export function settingsOf(given: BetterAuthOptions): BetterAuthSettings {
  checkOptions(given)
  const options = checkSessions(given)
  const { signIn = 'phone', intent = 'sign-in', now = steadyNow, resendCooldown = 30_000, codeLength = 6 } = options
  const { messageLength = codeLength, codeLife = 300_000, messageLife = 180_000, captcha } = options
  const tenant = tenantIn(options.headers)
  const bounds = (life: number) => () => ({ resendAt: now() + resendCooldown, expiresAt: now() + life })
  return {
    options,
    signIn,
    intent,
    now,
    scope: scopeOf(options.baseUrl, signIn, intent, tenant),
    sending: {
      scope: scopeOf(options.baseUrl, tenant),
      longestWait: resendCooldown,
      longestLife: Math.max(codeLife, messageLife),
      // There is no pause between messages, and the newest code alone counts.
      sendsAnew: true,
    },
    challengeOn: (request) =>
      captcha?.on.includes(request) ? { provider: captcha.provider, siteKey: captcha.siteKey } : undefined,
    code: { shape: shapeOf('codeLength', codeLength), bounds: bounds(codeLife) },
    message: { shape: shapeOf('messageLength', messageLength), bounds: bounds(messageLife) },
  }
}

function shapeOf(option: string, length: number): CodeShape {
  const shape = { length, characters: 'digits', caseSensitive: false } as const
  checkShape(`betterAuth: ${option}`, shape)
  return shape
}
