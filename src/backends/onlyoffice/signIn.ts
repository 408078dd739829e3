import { type CallOptions, defineBackend } from '../../protocol/backend.ts'
import type { LoadedFlow } from '../../runtime/loadedFlow.ts'
import { scopeOf } from '../../runtime/scope.ts'
import type { Beginning } from './product.ts'
import type { SignInFlow } from './signInFlow.ts'
import { smsWindow } from './smsWindow.ts'

const routes = {
  start: ['credentials'],
  credentials: { submit: ['credentials', 'phone', 'code', 'enrol', 'done'] },
  phone: { submit: ['code', 'credentials'] },
  code: { submit: ['code', 'credentials', 'done'], resend: ['code', 'credentials'] },
  enrol: { submit: ['enrol', 'backup-codes', 'credentials', 'done'] },
  'backup-codes': { submit: ['credentials', 'done'] },
} as const

/**
 * The way through a sign-in that both products share: credentials, and for each second factor what it asks. All but the
 * first form is loaded while the person types.
 */
export function onlyofficeSignIn<Credentials>(beginning: Beginning, flow: LoadedFlow<SignInFlow<Credentials>>) {
  const loaded = ({ signal }: CallOptions) => flow.get(signal)
  const backend = defineBackend({
    name: beginning.name,
    scope: scopeOf(beginning.address, beginning.entrance, beginning.tenant),
    sending: {
      scope: scopeOf(beginning.address, beginning.tenant),
      pause: beginning.resendCooldown,
      longestWait: smsWindow,
      longestLife: smsWindow,
    },
    routes,
    async start(call) {
      const { signal, resumed, interrupted } = call
      await beginning.prepare?.(signal)
      if (resumed?.kind === 'phone' || resumed?.kind === 'code') return (await loaded(call)).startAgain(resumed)
      const first = beginning.firstStep()
      return interrupted === undefined ? first : { ...first, notice: 'expired' as const }
    },
    ...(beginning.isPreparedFirst !== true && { first: beginning.firstStep }),
    isFirstProvisional: beginning.prepare !== undefined,
    preload: () => flow.get(),
    forget: flow.forget,
    takeOver: flow.takeOver,
    credentials: { submit: async (step, input, call) => (await loaded(call)).submitCredentials(step, input, call) },
    phone: { submit: async (step, input, call) => (await loaded(call)).submitPhone(step, input, call) },
    code: {
      submit: async (step, input, call) => (await loaded(call)).submitCode(step, input, call),
      resend: async (step, input, call) => (await loaded(call)).resendCode(step, input, call),
    },
    enrol: { submit: async (step, input, call) => (await loaded(call)).submitEnrolment(step, input, call) },
    'backup-codes': { submit: async (step, _, call) => (await loaded(call)).submitBackupCodes(step) },
  })
  flow.offer(backend)
  return backend
}
