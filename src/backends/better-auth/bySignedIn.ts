import { type CallOptions, defineBackend } from '../../protocol/backend.ts'
import { createHandover } from '../../runtime/handover.ts'
import { loadedFlow } from '../../runtime/loadedFlow.ts'
import type { BetterAuthSettings } from './settings.ts'
import type { SignedInFlow } from './signedIn.ts'
import type { SignedInIntent } from './signedIn/state.ts'

/** What each has loaded. */
const signedInFlows = createHandover<Promise<SignedInFlow>>()

/** Number and second factors of someone who is signed in: everything but `intent: 'sign-in'`. */
export function bySignedIn(settings: BetterAuthSettings, intent: SignedInIntent) {
  const flow = loadedFlow(signedInFlows, async (former) => {
    const { signedInFlow } = await import('./signedIn.ts')
    return signedInFlow(settings, intent, former?.memory)
  })
  const loaded = ({ signal }: CallOptions) => flow.get(signal)
  const backend = defineBackend({
    name: 'better-auth-account',
    scope: settings.scope,
    sending: settings.sending,
    routes: {
      start: ['credentials', 'phone', 'code', 'confirm', 'sign-in-again', 'done'],
      credentials: { submit: ['enrol', 'backup-codes', 'sign-in-again', 'done'] },
      phone: { submit: ['phone', 'code', 'done'] },
      code: { submit: ['phone', 'code', 'done'], resend: ['code'] },
      enrol: { submit: ['credentials', 'backup-codes', 'sign-in-again', 'done'] },
      'backup-codes': { submit: ['done'] },
      confirm: { submit: ['credentials', 'enrol', 'backup-codes', 'confirm', 'sign-in-again', 'done'] },
    },
    start: async (call) => (await loaded(call)).start(call),
    credentials: { submit: async (step, input, call) => (await loaded(call)).submitPassword(step, input, call) },
    phone: { submit: async (step, input, call) => (await loaded(call)).submitPhone(step, input, call) },
    code: {
      submit: async (step, input, call) => (await loaded(call)).submitCode(step, input, call),
      resend: async (step, input, call) => (await loaded(call)).resendCode(step, input, call),
    },
    enrol: { submit: async (step, input, call) => (await loaded(call)).submitEnrolment(step, input, call) },
    'backup-codes': { submit: async (step, _, call) => (await loaded(call)).submitBackupCodes(step) },
    confirm: { submit: async (step, _, call) => (await loaded(call)).confirm(step, call) },
    forget: flow.forget,
    takeOver: flow.takeOver,
  })
  flow.offer(backend)
  return backend
}
