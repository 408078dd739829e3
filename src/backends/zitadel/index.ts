import { defineBackend } from '../../protocol/backend.ts'
import { confirmChange } from './confirm.ts'
import { verifyApp } from './factors.ts'
import { throughGate } from './gate.ts'
import { settingsOf, type ZitadelOptions } from './options.ts'
import { resendCode } from './phone/resendCode.ts'
import { submitCode } from './phone/submitCode.ts'
import { submitPhone } from './phone/submitPhone.ts'
import { start } from './start.ts'

export type { ZitadelOptions } from './options.ts'
export type { ZitadelHttpOptions, ZitadelToken } from './requests.ts'
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
  return defineBackend({
    name: 'zitadel',
    scope: `${sending.scope} ${intent}`,
    sending,
    routes,
    start: (call) =>
      throughGate(start(settings, call), undefined, intent === 'add-app' && call.interrupted === 'enrol'),
    phone: {
      submit: (step, { phone }, { signal }) => throughGate(submitPhone(settings, step, phone, signal), step),
    },
    code: {
      submit: (step, { code }, { signal }) => throughGate(submitCode(settings, step, code, signal), step),
      resend: (step, _, { signal }) => throughGate(resendCode(settings, step, signal), step),
    },
    confirm: { submit: (step, _, { signal }) => throughGate(confirmChange(settings, step, signal), step) },
    enrol: { submit: (step, { code }, { signal }) => throughGate(verifyApp(step, code, options, signal), step, true) },
  })
}
