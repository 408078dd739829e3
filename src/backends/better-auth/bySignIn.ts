import { type CallOptions, defineBackend } from '../../protocol/backend.ts'
import { createHandover } from '../../runtime/handover.ts'
import { loadedFlow } from '../../runtime/loadedFlow.ts'
import type { BetterAuthSettings } from './settings.ts'
import { credentialsStep, phoneStep } from './signIn/firstSteps.ts'
import type { SignInFlow } from './signInFlow.ts'

/** What each has loaded. */
const signInFlows = createHandover<Promise<SignInFlow>>()

/** Signs in, in whichever way the host has chosen. All but the first form is loaded while the person types. */
export function bySignIn(settings: BetterAuthSettings) {
  const flow = loadedFlow(signInFlows, async (former) => {
    const { signInFlow } = await import('./signInFlow.ts')
    return signInFlow(settings, former?.memory)
  })
  const loaded = ({ signal }: CallOptions) => flow.get(signal)
  const first = () => (settings.signIn === 'phone' ? phoneStep(settings, 'sign-in') : credentialsStep(settings))
  const backend = defineBackend({
    name: 'better-auth',
    scope: settings.scope,
    sending: settings.sending,
    routes: {
      start: ['credentials', 'phone', 'code', 'done'],
      credentials: { submit: ['done', 'code', 'credentials'], forgot: ['phone'] },
      phone: { submit: ['code', 'phone'] },
      code: { submit: ['done', 'code', 'phone', 'credentials', 'details'], resend: ['code', 'credentials'] },
      details: { submit: ['done', 'code', 'details', 'phone', 'credentials'] },
    },
    async start(call) {
      if (call.resumed !== undefined) return (await (await loaded(call)).resume(call)) ?? first()
      return call.interrupted === undefined ? first() : { ...first(), notice: 'interrupted' as const }
    },
    first,
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
