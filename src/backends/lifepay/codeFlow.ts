import { AuthError } from '../../protocol/error.ts'
import type { Actions, CodeStep, DoneStep, PhoneStep, Step } from '../../protocol/step.ts'
import { voidNotice } from './answers.ts'
import { checkCode } from './codeCalls.ts'
import type { LifepayOptions } from './options.ts'
import { phoneOf } from './phoneNumber.ts'
import { phoneStep } from './phoneStep.ts'
import { lifepaySending } from './sending.ts'

/** A code by text message, which the host turns into a session. */
export function codeFlow(options: LifepayOptions) {
  const { now, hidesAccounts, codeStep, send, sendOnce, resumed, resendAtOf } = lifepaySending(options)
  return {
    /** Nothing here needs a vault, so a reload resumes where it was. What was stored is not trusted to be ours. */
    resume(step: Step): PhoneStep | CodeStep | undefined {
      const from = resumed(step)
      if (from === undefined) return undefined
      const { kind, phone, sent } = from
      return kind === 'phone'
        ? phoneStep(options, { phone, ...(sent && { sent }) })
        : codeStep(phoneStep(options), { phone, resendAt: resendAtOf(from) })
    },

    submitPhone: (step: PhoneStep, { phone, captcha }: Actions['phone']['submit'], signal: AbortSignal) =>
      sendOnce(step, phone, captcha, signal),

    resendCode: (step: CodeStep, { captcha }: Actions['code']['resend'], signal: AbortSignal) =>
      send(phoneStep(options), phoneOf(step), captcha, signal),

    async submitCode(
      step: CodeStep,
      { code }: Actions['code']['submit'],
      signal: AbortSignal,
    ): Promise<CodeStep | DoneStep> {
      const phone = phoneOf(step)
      try {
        return await checkCode(options, { phone, code, now }, signal)
      } catch (thrown) {
        signal.throwIfAborted()
        if (hidesAccounts || !(thrown instanceof AuthError) || thrown.code !== 'code-expired') throw thrown
        // Too many tries or a newer code voided it: only another message helps, so that is where this leads.
        return codeStep(phoneStep(options), { phone, resendAt: step.resendAt ?? now(), notice: voidNotice(thrown) })
      }
    },
  }
}
