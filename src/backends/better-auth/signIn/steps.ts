import { sixDigits } from '../../../protocol/codeShape.ts'
import type { CodeStep, CredentialsStep, Instant, Notice, PhoneStep } from '../../../protocol/step.ts'
import { phoneStepAfter, type Sent, smsCodeStep } from '../../../runtime/smsCode.ts'
import type { BetterAuthSettings } from '../settings.ts'
import { credentialsStep } from './firstSteps.ts'

interface MessageNews {
  readonly notice?: Notice | undefined
}

/** Asks for the code that was sent to a number, which leads back to where the number was asked for. */
export function phoneCodeStep(
  { code, challengeOn }: BetterAuthSettings,
  from: PhoneStep | CredentialsStep,
  message: Omit<Sent, 'unanswered'>,
  { notice }: MessageNews = {},
): CodeStep {
  const { phone, resendAt, expiresAt } = message
  const challenge = challengeOn(from.kind === 'phone' && from.purpose === 'reset-password' ? 'reset' : 'send')
  return smsCodeStep({
    context: from.context,
    phone,
    code: code.shape,
    resendAt,
    expiresAt,
    captcha: challenge && { resend: challenge },
    back: from.kind === 'phone' ? phoneStepAfter(from, message) : from,
    notice,
  })
}

/** A message that went out for a second factor: until when another is needless, and until when it holds. */
export interface MessageBounds {
  readonly resendAt: Instant
  readonly expiresAt: Instant
}

/** What a password has begun: a challenge that lives in a cookie, for ten minutes, and what it takes. */
export interface Challenge extends Partial<MessageBounds> {
  /** Ten minutes after the password. */
  readonly until: Instant
  readonly app: boolean
  readonly message: boolean
}

/** The life of the cookie, `twoFactorCookieMaxAge`. */
export const challengeLife = 600_000

/** Asks for a code of the authenticator, or for a backup code. A message is the other way, where the server has one. */
export function appStep({ now }: BetterAuthSettings, challenge: Challenge, form: CredentialsStep): CodeStep {
  return {
    kind: 'code',
    factor: 'app',
    code: sixDigits,
    acceptsBackupCode: true,
    trustDevice: false,
    context: { ...challenge },
    ...(challenge.message && { resendAt: now() }),
    back: form,
  }
}

/** Asks for the code of a message. Where it went is not said: by text or by e-mail, the host's function alone knows. */
export function messageStep(
  settings: BetterAuthSettings,
  challenge: Challenge & MessageBounds,
  form: CredentialsStep,
  notice?: Notice,
): CodeStep {
  return smsCodeStep({
    context: { ...challenge },
    code: settings.message.shape,
    trustDevice: false,
    resendAt: challenge.resendAt,
    // The code may live on; the sign-in does not.
    expiresAt: Math.min(challenge.expiresAt, challenge.until),
    back: challenge.app ? appStep(settings, challenge, form) : form,
    notice,
  })
}

/** The challenge of a second factor's code step. None: the step asks for the code of a number. */
export function challengeOf({ context }: CodeStep): Challenge | undefined {
  const { until, app, message, resendAt, expiresAt } = context
  if (typeof until !== 'number') return undefined
  const sent = typeof resendAt === 'number' && typeof expiresAt === 'number' ? { resendAt, expiresAt } : {}
  return { until, app: app === true, message: message === true, ...sent }
}

/** The form that a code step leads back to, whichever steps are between. */
export function formBefore(settings: BetterAuthSettings, step: CodeStep | PhoneStep): CredentialsStep {
  const { back } = step
  if (back?.kind === 'credentials') return withoutNotice(back)
  return back?.kind === 'code' || back?.kind === 'phone' ? formBefore(settings, back) : credentialsStep(settings)
}

function withoutNotice(step: CredentialsStep): CredentialsStep {
  // It was read when it was on screen.
  const { notice: _, ...rest } = step
  return rest
}

/** Whether a code is for a new password. */
export function isReset({ back }: CodeStep): boolean {
  return back?.kind === 'phone' && back.purpose === 'reset-password'
}
