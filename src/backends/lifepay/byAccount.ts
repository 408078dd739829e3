import { type CallOptions, defineBackend } from '../../protocol/backend.ts'
import { errorFrom } from '../../protocol/error.ts'
import { createHandover } from '../../runtime/handover.ts'
import { scopeOf, tenantIn } from '../../runtime/scope.ts'
import type { AccountFlow } from './accountFlow.ts'
import type { LifepayAccountOptions } from './options.ts'
import { sendingOf } from './sending.ts'

/** What each has loaded. */
const accountFlows = createHandover<Promise<AccountFlow>>()

/** Signs in, signs up or sets a new password, all by LIFE PAY's own calls. */
export function byAccount(options: LifepayAccountOptions) {
  let loading: Promise<AccountFlow> | undefined
  /** Those of a backend that this one has taken the place of: what they hold is this one's. */
  let former: Promise<AccountFlow> | undefined
  const load = () =>
    (loading ??= import('./accountFlow.ts').then(
      async ({ accountFlow }) => accountFlow(options, (await former?.catch(() => undefined))?.vault),
      (thrown: unknown) => {
        loading = undefined
        throw errorFrom('chunk', thrown, 'network')
      },
    ))
  /** Whoever has left while it loaded has nothing more asked, or kept, in their name. */
  const flow = async ({ signal }: CallOptions): Promise<AccountFlow> => {
    const loaded = await load()
    signal.throwIfAborted()
    return loaded
  }
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
    start: async (call) => (await flow(call)).start(call),
    credentials: {
      submit: async (step, input, call) => (await flow(call)).submitCredentials(step, input, call),
      forgot: async (step, input, call) => (await flow(call)).forgotPassword(step, input),
    },
    phone: { submit: async (step, input, call) => (await flow(call)).submitPhone(step, input, call) },
    code: {
      submit: async (step, input, call) => (await flow(call)).submitCode(step, input, call),
      resend: async (step, input, call) => (await flow(call)).resendCode(step, input, call),
    },
    details: { submit: async (step, input, call) => (await flow(call)).submitDetails(step, input, call) },
    forget: (step) => void (loading ?? former)?.then(({ forget }) => forget(step)).catch(() => {}),
    takeOver(made) {
      former = accountFlows.takeFrom(made)
    },
  })
  accountFlows.offer(backend, () => loading ?? former)
  return backend
}
