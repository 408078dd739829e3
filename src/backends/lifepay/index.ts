import { defineBackend } from '../../protocol/backend.ts'
import { AuthError } from '../../protocol/error.ts'
import type { Captcha, CaptchaToken, CodeStep, E164, Instant, PhoneStep, Session, Step } from '../../protocol/step.ts'
import { type LifepayCaptchaType, type LifepayHttpOptions, sendCodeByPhone } from './requests.ts'

export type { LifepayErrorCode, LifepayRefusal } from './answers.ts'
export type {
  LifepayCaptchaType,
  LifepayClientDescription,
  LifepayClientType,
  LifepayHttpOptions,
} from './requests.ts'

export interface LifepayOptions extends LifepayHttpOptions {
  /**
   * Turns the phone and the code into a session: LIFE PAY documents no call for it, so it is yours. Reject with LIFE
   * PAY's own `{ code: 'InvalidConfirmationCode' }` (or an `AuthError`) and the person reads the right sentence.
   */
  readonly verify: (proof: {
    readonly phone: E164
    readonly code: string
    readonly signal: AbortSignal
  }) => Promise<Partial<Session> | undefined | void>
  /** Which challenge guards the sending of messages. */
  readonly captcha?: { readonly provider: 'hcaptcha' | 'smartcaptcha'; readonly siteKey: string }
  /** Milliseconds before another message may be asked for; the API names no duration. Default 60 000. */
  readonly resendCooldown?: number
  readonly now?: () => Instant
}

const captchaTypes: Readonly<Record<string, LifepayCaptchaType>> = {
  hcaptcha: 'hCaptcha',
  smartcaptcha: 'YandexSmartCaptcha',
}

/** LPOS API v6 takes Russian numbering only: calling code 7, which Russia and Kazakhstan share. */
const countries = ['RU', 'KZ'] as const
const plusSeven = /^\+7\d{10}$/

/** From the bodies of sign-up and reset-password: `confirmation_code` is exactly six digits. */
const sixDigits = { length: 6, characters: 'digits', caseSensitive: false } as const

/** How to read answers comes while the person types; without it nothing is sent, since nothing could be understood. */
const reading = () =>
  import('./answers.ts').catch((cause: unknown) => {
    throw new AuthError('network', { cause })
  })

/** Signs in by phone with LIFE PAY's LPOS API v6, `POST /auth/send-code-by-phone`. */
export function lifepay(options: LifepayOptions) {
  const now = options.now ?? Date.now
  const cooldown = options.resendCooldown ?? 60_000
  const captcha: Captcha | undefined = options.captcha

  const phoneStep = (more: Partial<PhoneStep> = {}): PhoneStep => ({
    kind: 'phone',
    purpose: 'sign-in',
    countries,
    attempt: {},
    ...(captcha && { captcha: { submit: captcha } }),
    ...more,
  })

  const codeStep = (phone: E164, resendAt: Instant, notice?: CodeStep['notice']): CodeStep => ({
    kind: 'code',
    factor: 'sms',
    phone,
    code: sixDigits,
    resendAt,
    attempt: {},
    back: phoneStep({ phone, sent: { phone, resendAt } }),
    ...(captcha && { captcha: { resend: captcha } }),
    ...(notice && { notice }),
  })

  const send = async (phone: E164, token: CaptchaToken | undefined, signal: AbortSignal): Promise<CodeStep> => {
    if (!plusSeven.test(phone)) throw new AuthError('phone-country')
    const type = captcha && captchaTypes[captcha.provider]
    const proof = type !== undefined && token !== undefined ? { type, token } : undefined
    const { readSendCode } = await reading()
    const answer = await sendCodeByPhone(options, { phone, captcha: proof }, signal)
    const result = readSendCode(answer, proof ? 'send-with-captcha' : 'send', now())
    if (result.outcome === 'sent') return codeStep(phone, now() + cooldown, 'sent')
    return codeStep(phone, result.retryAt ?? now() + cooldown, 'sent-recently')
  }

  return defineBackend({
    name: 'lifepay',
    routes: {
      start: ['phone', 'code'],
      phone: { submit: ['code'] },
      code: { submit: ['code', 'done'], resend: ['code'] },
    },
    async start({ resumed }) {
      reading().catch(() => {})
      return resume(resumed) ?? phoneStep()
    },
    phone: {
      async submit(step, { phone, captcha: token }, { signal }) {
        // The earlier code still holds, and LIFE PAY would only answer TrySendCodeLater.
        if (step.sent?.phone === phone && now() < step.sent.resendAt) {
          return codeStep(phone, step.sent.resendAt, 'sent-recently')
        }
        return send(phone, token, signal)
      },
    },
    code: {
      resend: (step, { captcha: token }, { signal }) => send(phoneOf(step), token, signal),
      async submit(step, { code }, { signal }) {
        const phone = phoneOf(step)
        const { causeCode, verifyErrorOf } = await reading()
        try {
          const session = await options.verify({ phone, code, signal })
          return { kind: 'done', session: { phone, ...session } }
        } catch (thrown) {
          signal.throwIfAborted()
          const error = verifyErrorOf(thrown)
          if (error.code !== 'code-expired') throw error
          // Too many tries or a newer code voided it: only another message helps, so that is where this leads.
          const notice = causeCode(error) === 'ConfirmationCodeWasCanceled' ? 'code-needed-again' : 'expired'
          return codeStep(phone, step.resendAt ?? now(), notice)
        }
      },
    },
  })

  /** Nothing of LIFE PAY's needs a vault, so a reload resumes where it was. What was stored is not trusted to be ours. */
  function resume(step: Step | undefined): PhoneStep | CodeStep | undefined {
    // A wait longer than any of ours is not believed.
    const within = (resendAt: Instant) => Math.min(resendAt, now() + cooldown)
    if (step?.kind === 'phone' && step.sent !== undefined && plusSeven.test(step.sent.phone)) {
      const { phone, resendAt } = step.sent
      return phoneStep({ phone, sent: { phone, resendAt: within(resendAt) } })
    }
    if (step?.kind !== 'code' || step.phone === undefined || !plusSeven.test(step.phone)) return undefined
    return codeStep(step.phone, within(step.resendAt ?? now()))
  }

  /** The step may have come through storage, so its number is held to the rule again. */
  function phoneOf({ phone }: CodeStep): E164 {
    if (phone === undefined || !plusSeven.test(phone)) throw new AuthError('unexpected')
    return phone
  }
}
