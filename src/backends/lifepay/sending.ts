import type { Sending } from '../../protocol/backend.ts'
import { AuthError, errorFrom } from '../../protocol/error.ts'
import type { CaptchaToken, CodeStep, E164, Instant, PhoneStep, Step } from '../../protocol/step.ts'
import { longestWait, now as steadyNow } from '../../runtime/clock.ts'
import { resumedFrom } from '../../runtime/resumed.ts'
import { scopeOf, tenantIn } from '../../runtime/scope.ts'
import { stillGood } from '../../runtime/smsCode.ts'
import type { LifepaySendingOptions } from './options.ts'
import { isPlusSeven } from './phoneNumber.ts'
import { lifepaySteps } from './steps.ts'

/** How to ask for a code and how to have it checked. Loaded while the person types: no first form waits for them. */
export async function loadCodeCalls() {
  try {
    return await import('./codeCalls.ts')
  } catch (thrown) {
    throw errorFrom('chunk', thrown, 'network')
  }
}

/** A number and a code know one server, and one organization. */
export function sendingOf(options: LifepaySendingOptions): Sending {
  const { baseUrl, organizationAlias, headers, resendCooldown = 60_000 } = options
  return { scope: scopeOf(baseUrl, organizationAlias, tenantIn(headers)), longestWait: resendCooldown }
}

/** `POST /auth/send-code-by-phone` and the two steps around it. */
export function lifepaySending(options: LifepaySendingOptions) {
  const now = options.now ?? steadyNow
  const { longestWait: cooldown } = sendingOf(options)
  const { phoneStep, codeStep } = lifepaySteps(options)

  /** A wait longer than any of ours, and than any we believe a server, is not believed of what was stored. */
  const latestResendAt = () => now() + Math.max(cooldown, longestWait)

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
    hidesAccounts: options.unknownPhones === 'code-step',
    phoneStep,
    codeStep,
    send,
    /** Sends, unless the earlier code still holds: LIFE PAY would only answer TrySendCodeLater. */
    async sendOnce(step: PhoneStep, phone: E164, token: CaptchaToken | undefined, signal: AbortSignal) {
      const sent = stillGood(step, phone, now())
      return sent === undefined
        ? send(step, phone, token, signal)
        : codeStep(step, phone, sent.resendAt, 'sent-recently')
    },
    /** When another message may be asked for, as a step says it that may have lain in storage. */
    resendAtOf: ({ resendAt = now() }: { readonly resendAt?: Instant | undefined }) =>
      Math.min(resendAt, latestResendAt()),
    /** What a step from storage tells of a message. */
    resumed: (step: Step | undefined) =>
      resumedFrom(step, { accepts: isPlusSeven, latest: { resendAt: latestResendAt() } }),
  }
}
