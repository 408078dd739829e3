import { AuthError } from '../../protocol/error.ts'
import type { CaptchaToken, CodeStep, E164, Instant, PhoneStep, Step } from '../../protocol/step.ts'
import { longestWait, now as steadyNow } from '../../runtime/clock.ts'
import { resumedFrom } from '../../runtime/resumed.ts'
import { stillGood } from '../../runtime/smsCode.ts'
import { askForCode } from './codeCalls.ts'
import { type CodeMessage, codeStepAfter } from './codeStep.ts'
import { type LifepaySendingOptions, sendingOf } from './options.ts'
import { isPlusSeven } from './phoneNumber.ts'

/** `POST /auth/send-code-by-phone` and the code step that comes of it. */
export function lifepaySending(options: LifepaySendingOptions) {
  const now = options.now ?? steadyNow
  const { longestWait: cooldown } = sendingOf(options)

  /** A wait longer than any of ours, and than any we believe a server, is not believed of what was stored. */
  const latestResendAt = () => now() + Math.max(cooldown, longestWait)

  const codeStep = (from: PhoneStep, message: CodeMessage) => codeStepAfter(options, from, message)

  const send = async (
    from: PhoneStep,
    phone: E164,
    token: CaptchaToken | undefined,
    signal: AbortSignal,
  ): Promise<CodeStep> => {
    if (!isPlusSeven(phone)) throw new AuthError('phone-country')
    return codeStep(from, { phone, ...(await askForCode(options, { phone, token, now, cooldown }, signal)) })
  }

  return {
    now,
    hidesAccounts: options.unknownPhones === 'code-step',
    codeStep,
    send,
    /** Sends, unless the earlier code still holds: LIFE PAY would only answer TrySendCodeLater. */
    async sendOnce(step: PhoneStep, phone: E164, token: CaptchaToken | undefined, signal: AbortSignal) {
      const sent = stillGood(step, phone, now())
      if (sent === undefined) return send(step, phone, token, signal)
      return codeStep(step, { phone, resendAt: sent.resendAt, notice: 'sent-recently' })
    },
    /** When another message may be asked for, as a step says it that may have lain in storage. */
    resendAtOf: ({ resendAt = now() }: { readonly resendAt?: Instant | undefined }) =>
      Math.min(resendAt, latestResendAt()),
    /** What a step from storage tells of a message. */
    resumed: (step: Step | undefined) =>
      resumedFrom(step, { accepts: isPlusSeven, latest: { resendAt: latestResendAt() } }),
  }
}
