import { AuthError } from '../../protocol/error.ts'
import { inTime } from '../../runtime/inTime.ts'
import { advise } from '../../runtime/mistake.ts'
import type { CaptchaToken, CodeStep, DoneStep, E164, Instant } from '../../protocol/step.ts'
import { readSendCode } from './answers.ts'
import { maskAccount, revealsAccount } from './hiddenAccounts.ts'
import type { LifepayOptions, LifepaySendingOptions } from './options.ts'
import { type LifepayCaptchaType, sendCodeByPhone } from './requests.ts'
import { verifyErrorOf } from './verifyErrors.ts'

export { voidNotice } from './answers.ts'

const captchaTypes: Readonly<Record<string, LifepayCaptchaType>> = {
  hcaptcha: 'hCaptcha',
  smartcaptcha: 'YandexSmartCaptcha',
}

/** Whom to send to, and what the wait is where the server names none. */
interface Message {
  readonly phone: E164
  readonly token: CaptchaToken | undefined
  readonly now: () => Instant
  readonly cooldown: number
}

/** Asks for a message. Answers with the news for the code step and when another one may be asked for. */
export async function askForCode(
  options: LifepaySendingOptions,
  { phone, token, now, cooldown }: Message,
  signal: AbortSignal,
): Promise<{ readonly notice: CodeStep['notice']; readonly resendAt: Instant }> {
  const { captcha, unknownPhones } = options
  const hidesAccounts = unknownPhones === 'code-step'
  const type = captcha && captchaTypes[captcha.provider]
  const proof = type !== undefined && token !== undefined ? { type, token } : undefined
  const answer = await sendCodeByPhone(options, { phone, captcha: proof }, signal)
  try {
    const result = readSendCode(answer, now())
    // One notice and one wait for every number, whatever an earlier message makes of it.
    if (hidesAccounts || result.outcome === 'sent') return { notice: 'sent', resendAt: now() + cooldown }
    return { notice: 'sent-recently', resendAt: result.retryAt ?? now() + cooldown }
  } catch (thrown) {
    const mayWantCaptcha = thrown instanceof AuthError && thrown.code === 'phone-or-captcha-refused'
    if (proof === undefined && mayWantCaptcha) advise('E30')
    if (hidesAccounts && (revealsAccount(thrown) || isAboutAccount(thrown))) {
      return { notice: 'sent', resendAt: now() + cooldown }
    }
    throw thrown
  }
}

/** Where all that was given is a number: that it is taken, or that nobody has it, by other words of the enum. */
function isAboutAccount(thrown: unknown): boolean {
  return thrown instanceof AuthError && (thrown.code === 'conflict' || thrown.code === 'credentials-wrong')
}

/** Has the host check the code. Rejects with what its error means, which tells of no account where none may be told. */
export async function checkCode(
  { verify, timeout, unknownPhones }: LifepayOptions,
  { phone, code, now }: { readonly phone: E164; readonly code: string; readonly now: () => Instant },
  signal: AbortSignal,
): Promise<DoneStep> {
  try {
    const session = await inTime((ended) => verify({ phone, code, signal: ended }), {
      timeout,
      signal,
      of: 'lifepay: verify',
    })
    return { kind: 'done', session: { phone, ...session } }
  } catch (thrown) {
    signal.throwIfAborted()
    const error = verifyErrorOf(thrown, now())
    throw unknownPhones === 'code-step' ? maskAccount(error) : error
  }
}
