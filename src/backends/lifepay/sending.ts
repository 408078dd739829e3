import type { Sending } from '../../protocol/backend.ts'
import { longestWait, now as steadyNow } from '../../runtime/clock.ts'
import { AuthError, errorFrom } from '../../protocol/error.ts'
import { scopeOf } from '../../runtime/scope.ts'
import type { CaptchaChallenge, CaptchaToken, CodeStep, E164, Instant, PhoneStep } from '../../protocol/step.ts'
import type { LifepaySendingOptions } from './options.ts'

/** LPOS API v6 takes Russian numbering only: calling code 7, which Russia and Kazakhstan share. */
export const countries = ['RU', 'KZ'] as const

export function isPlusSeven(phone: string | undefined): phone is E164 {
  return phone !== undefined && /^\+7\d{10}$/.test(phone)
}

/** From the bodies of sign-up and reset-password: `confirmation_code` is exactly six digits. */
const sixDigits = { length: 6, characters: 'digits', caseSensitive: false } as const

/** How to ask and how to read the answer come while the person types, and no first form waits for them. */
export async function loadCodeCalls() {
  try {
    return await import('./codeCalls.ts')
  } catch (thrown) {
    throw errorFrom('chunk', thrown, 'network')
  }
}

/** A number and a code know one server, and one organization. */
export function sendingOf({ baseUrl, organizationAlias, resendCooldown = 60_000 }: LifepaySendingOptions): Sending {
  return { scope: scopeOf(baseUrl, organizationAlias), longestWait: resendCooldown }
}

/** `POST /auth/send-code-by-phone` and the two steps around it. */
export function lifepaySending(options: LifepaySendingOptions) {
  const now = options.now ?? steadyNow
  const { longestWait: cooldown } = sendingOf(options)
  const captcha: CaptchaChallenge | undefined = options.captcha
  const hidesAccounts = options.unknownPhones === 'code-step'

  /** A wait longer than any of ours, and than any we believe a server, is not believed of what was stored. */
  const within = (resendAt: Instant) => Math.min(resendAt, now() + Math.max(cooldown, longestWait))

  const phoneStep = (more: Partial<PhoneStep> = {}): PhoneStep => ({
    kind: 'phone',
    purpose: 'sign-in',
    countries,
    context: {},
    ...(captcha && { captcha: { submit: captcha } }),
    ...more,
  })

  /** The step after `from`, to which it leads back. */
  const codeStep = (from: PhoneStep, phone: E164, resendAt: Instant, notice?: CodeStep['notice']): CodeStep => {
    const { notice: _, ...quiet } = from
    return {
      kind: 'code',
      factor: 'sms',
      phone,
      code: sixDigits,
      resendAt,
      context: from.context,
      back: { ...quiet, phone, sent: { phone, resendAt } },
      ...(captcha && { captcha: { resend: captcha } }),
      ...(notice && { notice }),
    }
  }

  const send = async (
    from: PhoneStep,
    phone: E164,
    token: CaptchaToken | undefined,
    signal: AbortSignal,
  ): Promise<CodeStep> => {
    if (!isPlusSeven(phone)) throw new AuthError('phone-country')
    const { askForCode } = await loadCodeCalls()
    const { notice, resendAt } = await askForCode(options, { phone, token, now, cooldown }, signal)
    return codeStep(from, phone, resendAt, notice)
  }

  return {
    now,
    hidesAccounts,
    phoneStep,
    codeStep,
    send,
    /** Sends, unless the earlier code still holds: LIFE PAY would only answer TrySendCodeLater. */
    async sendOnce(step: PhoneStep, phone: E164, token: CaptchaToken | undefined, signal: AbortSignal) {
      return step.sent?.phone === phone && now() < step.sent.resendAt
        ? codeStep(step, phone, step.sent.resendAt, 'sent-recently')
        : send(step, phone, token, signal)
    },
    within,
    /** What was stored of a message. */
    sentIn: ({ phone, resendAt, unanswered }: NonNullable<PhoneStep['sent']>): NonNullable<PhoneStep['sent']> => ({
      phone,
      resendAt: within(resendAt),
      ...(unanswered !== undefined && { unanswered }),
    }),
  }
}

/** The step may have come through storage, so its number is held to the rule again. */
export function phoneOf({ phone }: CodeStep): E164 {
  if (!isPlusSeven(phone)) throw new AuthError('unexpected')
  return phone
}
