import { type CallOptions, defineBackend } from '../../protocol/backend.ts'
import { createHandover } from '../../runtime/handover.ts'
import { scopeOf, tenantIn } from '../../runtime/scope.ts'
import { loadedFlow } from '../../runtime/loadedFlow.ts'
import type { AccountFlow } from './flows.ts'
import { firstStep } from './accountFlow/firstSteps.ts'
import { type LifepayAccountOptions, sendingOf } from './options.ts'

/** What each has loaded. */
const accountFlows = createHandover<Promise<AccountFlow>>()

/** Signs in, signs up or sets a new password, all by LIFE PAY's own calls. */
export function byAccount(options: LifepayAccountOptions) {
  const flow = loadedFlow(accountFlows, async (former) => {
    const { accountFlow } = await import('./flows.ts')
    return accountFlow(options, former?.vault)
  })
  const loaded = ({ signal }: CallOptions) => flow.get(signal)
  const backend = defineBackend({
    name: 'lifepay-accounts',
    scope: scopeOf(options.baseUrl, options.organizationAlias, options.completion, tenantIn(options.headers)),
    sending: sendingOf(options),
    routes: {
      start: ['credentials', 'phone', 'code'],
      credentials: { submit: ['done', 'phone'], forgot: ['phone'] },
      phone: { submit: ['code', 'phone'] },
      code: { submit: ['details', 'done', 'code', 'phone', 'credentials'], resend: ['code'] },
      details: { submit: ['done', 'code', 'details', 'phone', 'credentials'] },
    },
    start: async (call) => (call.resumed === undefined ? firstStep(options) : (await loaded(call)).start(call)),
    first: () => firstStep(options),
    preload: () => flow.get(),
    credentials: {
      submit: async (step, input, call) => (await loaded(call)).submitCredentials(step, input, call),
      forgot: async (step, input, call) => (await loaded(call)).forgotPassword(step, input),
    },
    phone: { submit: async (step, input, call) => (await loaded(call)).submitPhone(step, input, call) },
    code: {
      submit: async (step, input, call) => (await loaded(call)).submitCode(step, input, call),
      resend: async (step, input, call) => (await loaded(call)).resendCode(step, input, call),
    },
    details: { submit: async (step, input, call) => (await loaded(call)).submitDetails(step, input, call) },
    forget: flow.forget,
    takeOver: flow.takeOver,
  })
  flow.offer(backend)
  return backend
}
