import { defineBackend } from '../../protocol/backend.ts'
import { scopeOf, tenantIn } from '../../runtime/scope.ts'
import { loadOnce } from '../../runtime/loadOnce.ts'
import { type LifepayOptions, sendingOf } from './options.ts'
import { phoneStep } from './phoneStep.ts'

/** Signs in by a code that the host checks. All but the first form is loaded while the person types. */
export function byCode(options: LifepayOptions) {
  const flow = loadOnce(async () => (await import('./flows.ts')).codeFlow(options))
  return defineBackend({
    name: 'lifepay',
    scope: scopeOf(options.baseUrl, options.organizationAlias, tenantIn(options.headers)),
    sending: sendingOf(options),
    routes: {
      start: ['phone', 'code'],
      phone: { submit: ['code'] },
      code: { submit: ['code', 'done'], resend: ['code'] },
    },
    async start({ signal, resumed }) {
      if (resumed !== undefined) return (await flow.get(signal)).resume(resumed) ?? phoneStep(options)
      return phoneStep(options)
    },
    first: () => phoneStep(options),
    preload: () => flow.get(),
    phone: { submit: async (step, input, { signal }) => (await flow.get(signal)).submitPhone(step, input, signal) },
    code: {
      submit: async (step, input, { signal }) => (await flow.get(signal)).submitCode(step, input, signal),
      resend: async (step, input, { signal }) => (await flow.get(signal)).resendCode(step, input, signal),
    },
  })
}
