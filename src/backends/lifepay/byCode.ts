import { defineBackend } from '../../protocol/backend.ts'
import { AuthError } from '../../protocol/error.ts'
import type { CodeStep, PhoneStep, Step } from '../../protocol/step.ts'
import { scopeOf, tenantIn } from '../../runtime/scope.ts'
import type { LifepayOptions } from './options.ts'
import { phoneOf } from './phoneNumber.ts'
import { lifepaySending, loadCodeCalls, sendingOf } from './sending.ts'

/** Signs in by a code that the host checks. */
export function byCode(options: LifepayOptions) {
  const { now, hidesAccounts, phoneStep, codeStep, send, sendOnce, resumed, resendAtOf } = lifepaySending(options)

  return defineBackend({
    name: 'lifepay',
    scope: scopeOf(options.baseUrl, options.organizationAlias, tenantIn(options.headers)),
    sending: sendingOf(options),
    routes: {
      start: ['phone', 'code'],
      phone: { submit: ['code'] },
      code: { submit: ['code', 'done'], resend: ['code'] },
    },
    async start({ resumed }) {
      loadCodeCalls().catch(() => {})
      return resume(resumed) ?? phoneStep()
    },
    phone: {
      submit: (step, { phone, captcha: token }, { signal }) => sendOnce(step, phone, token, signal),
    },
    code: {
      resend: (step, { captcha: token }, { signal }) => send(phoneStep(), phoneOf(step), token, signal),
      async submit(step, { code }, { signal }) {
        const phone = phoneOf(step)
        const { checkCode, voidNotice } = await loadCodeCalls()
        signal.throwIfAborted()
        try {
          return await checkCode(options, { phone, code, now }, signal)
        } catch (thrown) {
          signal.throwIfAborted()
          if (hidesAccounts || !(thrown instanceof AuthError) || thrown.code !== 'code-expired') throw thrown
          // Too many tries or a newer code voided it: only another message helps, so that is where this leads.
          return codeStep(phoneStep(), phone, step.resendAt ?? now(), voidNotice(thrown))
        }
      },
    },
  })

  /** Nothing of LIFE PAY's needs a vault, so a reload resumes where it was. What was stored is not trusted to be ours. */
  function resume(step: Step | undefined): PhoneStep | CodeStep | undefined {
    const from = resumed(step)
    if (from === undefined) return undefined
    const { kind, phone, sent } = from
    return kind === 'phone'
      ? phoneStep({ phone, ...(sent && { sent }) })
      : codeStep(phoneStep(), phone, resendAtOf(from))
  }
}
