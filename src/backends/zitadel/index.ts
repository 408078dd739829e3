import { type CallOptions, defineBackend, type StartOptions } from '../../protocol/backend.ts'
import { loadOnce } from '../../runtime/loadOnce.ts'
import type { ListedChange } from './factors.ts'
import { throughGate } from './gate.ts'
import { settingsOf, type ZitadelOptions } from './options.ts'
import { start } from './start.ts'

export type { ZitadelOptions } from './options.ts'
export type { ZitadelHttpOptions, ZitadelToken } from './authorized.ts'
export {
  type ZitadelCall,
  type ZitadelChange,
  type ZitadelDetails,
  type ZitadelFactor,
  type ZitadelPhone,
  ZitadelStatus,
  type ZitadelStatusFields,
  type ZitadelTotp,
  type ZitadelTransport,
} from './transport.ts'
export { type UserServiceOptions, userService } from './userService.ts'

const routes = {
  start: ['phone', 'code', 'confirm', 'sign-in-again', 'done'],
  phone: { submit: ['phone', 'code', 'sign-in-again', 'done'] },
  code: {
    submit: ['phone', 'code', 'sign-in-again', 'done'],
    resend: ['phone', 'code', 'sign-in-again', 'done'],
  },
  confirm: { submit: ['phone', 'code', 'enrol', 'confirm', 'sign-in-again', 'done'] },
  enrol: { submit: ['confirm', 'sign-in-again', 'done'] },
} as const

/** Phone and second factors of a user who is already signed in with ZITADEL. Auth API v1, `/auth/v1/users/me/…`. */
export function zitadel(options: ZitadelOptions) {
  const settings = settingsOf(options)
  const { intent, sending } = settings
  const flow = loadOnce(async () => (await import('./flow.ts')).zitadelFlow(settings))
  const loaded = ({ signal }: CallOptions) => flow.get(signal)
  const begin = async (call: StartOptions) =>
    isListedChange(intent) ? (await loaded(call)).startAtFactor(intent, call) : start(settings, call)
  return defineBackend({
    name: 'zitadel',
    scope: `${sending.scope} ${intent}`,
    sending,
    routes,
    start: (call) => throughGate(begin(call), undefined, intent === 'add-app' && call.interrupted === 'enrol'),
    preload: () => flow.get(),
    phone: { submit: async (step, input, call) => (await loaded(call)).submitPhone(step, input, call) },
    code: {
      submit: async (step, input, call) => (await loaded(call)).submitCode(step, input, call),
      resend: async (step, _, call) => (await loaded(call)).resendCode(step, call),
    },
    confirm: { submit: async (step, _, call) => (await loaded(call)).confirm(step, call) },
    enrol: { submit: async (step, input, call) => (await loaded(call)).submitEnrolment(step, input, call) },
  })
}

function isListedChange(intent: string): intent is ListedChange {
  return intent === 'add-app' || intent === 'remove-app' || intent === 'remove-sms'
}
