import { grpcWeb } from './grpcWeb.ts'
import { userService, zitadel, type ZitadelOptions } from './index.ts'
import { type ScenarioSetup, type Scene, scenarioTable } from '../../test-support/edges/scenario.test-support.tsx'

interface Given {
  readonly account: string
  readonly intent: NonNullable<ZitadelOptions['intent']>
}
type Scenarios = ScenarioSetup<Given>['scenarios']

/** The calls, as `zitadel.auth.v1.AuthService` names them. */
const v1 = {
  get: 'GetMyPhone',
  set: 'SetMyPhone',
  verify: 'VerifyMyPhone',
  resend: 'ResendMyPhoneVerification',
  list: 'ListMyAuthFactors',
  addApp: 'AddMyAuthFactorOTP',
  verifyApp: 'VerifyMyAuthFactorOTP',
  removeApp: 'RemoveMyAuthFactorOTP',
  addSms: 'AddMyAuthFactorOTPSMS',
  removePhone: 'RemoveMyPhone',
} as const
type Calls = Readonly<Record<keyof typeof v1, string>>

const me = '/zitadel/auth/v1/users/me'
const rest: Calls = {
  get: `GET ${me}/phone`,
  set: `PUT ${me}/phone`,
  verify: `POST ${me}/phone/_verify`,
  resend: `POST ${me}/phone/_resend_verification`,
  list: `POST ${me}/auth_factors/_search`,
  addApp: `POST ${me}/auth_factors/otp`,
  verifyApp: `POST ${me}/auth_factors/otp/_verify`,
  removeApp: `DELETE ${me}/auth_factors/otp`,
  addSms: `POST ${me}/auth_factors/otp_sms`,
  removePhone: `DELETE ${me}/phone`,
}

function service(name: string, calls: Calls): Calls {
  const addressed = Object.entries(calls).map(([call, rpc]) => [call, `POST /zitadel/${name}/${rpc}`] as const)
  return { ...calls, ...Object.fromEntries(addressed) }
}

const phone = '+41791234569'
const hour = 61 * 60_000

/** The same user at another screen: always over v1, whatever the widget speaks. */
const meanwhileHere = (method: string, path: string, body?: object) => (scene: Scene<Given>) =>
  scene.elsewhere(method, `${me}${path}`, body, { authorization: `Bearer ${scene.given.account}` })
const removesPhone = meanwhileHere('DELETE', '/phone')
const removesApp = meanwhileHere('DELETE', '/auth_factors/otp')
const verifies = (scene: Scene<Given>) => meanwhileHere('POST', '/phone/_verify', { code: scene.code() })(scene)
const setsAndVerifies = async (scene: Scene<Given>) => {
  await meanwhileHere('PUT', '/phone', { phone })(scene)
  await verifies(scene)
}

/** From here on the policy forces a second factor, which this token came without. */
const gateCloses = ({ world }: Scene<Given>) => {
  world.switches['zitadel.mfaRequired'] = true
}

/** `listed`: what it takes to know that there is no factor. */
function scenariosOf(calls: Calls, listed = [calls.list]): Scenarios {
  const right = ({ code }: Scene<Given>) => ({ code: code() })
  return {
    'start → phone': { requests: [calls.get] },
    'start → code': { given: { account: 'token-unverified' }, requests: [calls.get] },
    'start → confirm': { given: { account: 'token-app', intent: 'remove-app' }, requests: [calls.list] },
    'start → confirm, about texts': { given: { account: 'token-verified', intent: 'add-sms' }, requests: [calls.get] },
    'start → confirm, about an app': { given: { intent: 'add-app' }, requests: listed },
    'start → sign-in-again': { given: { account: 'token-mfa' }, requests: [calls.get] },
    'start → done': { given: { account: 'token-verified' }, requests: [calls.get] },
    'phone → code by submit': { types: () => ({ phone }), requests: [calls.set] },
    'phone → done by submit': {
      meanwhile: setsAndVerifies,
      types: () => ({ phone }),
      requests: [calls.set, calls.get],
    },
    // Set, verified elsewhere, and reading lags behind both: what it shows is another number, here none.
    'phone → phone by submit': {
      after: 'phone → code by submit',
      meanwhile: async (scene) => {
        await scene.goesBack()
        await verifies(scene)
        scene.world.switches['zitadel.lag'] = hour
      },
      types: () => ({ phone }),
      requests: [calls.set, calls.resend, calls.get, calls.get, calls.get],
    },
    'phone → sign-in-again by submit': { meanwhile: gateCloses, types: () => ({ phone }), requests: [calls.set] },
    'code → done by submit': { types: right, requests: [calls.verify, calls.get] },
    'code → done by submit, of texts as a factor': {
      after: 'phone → code by submit',
      given: { intent: 'add-sms' },
      types: right,
      requests: [calls.verify, calls.get, calls.addSms, calls.get],
    },
    'code → phone by submit': {
      meanwhile: removesPhone,
      types: right,
      requests: [calls.verify, calls.get, calls.get, calls.get],
    },
    'code → code by submit': {
      after: 'phone → code by submit',
      meanwhile: ({ world, sleeps }) => {
        world.advance(hour)
        sleeps(hour)
      },
      types: right,
      requests: [calls.verify, calls.get],
    },
    'code → sign-in-again by submit': { meanwhile: gateCloses, types: right, requests: [calls.verify] },
    'code → code by resend': { requests: [calls.resend, calls.get] },
    'code → sign-in-again by resend': { meanwhile: gateCloses, requests: [calls.resend] },
    'code → done by resend': { meanwhile: verifies, requests: [calls.resend, calls.get] },
    'code → phone by resend': { meanwhile: removesPhone, requests: [calls.resend] },
    'confirm → done by submit': { requests: [calls.removeApp] },
    'confirm → done by submit, about texts': {
      after: 'start → confirm, about texts',
      requests: [calls.get, calls.addSms, calls.get],
    },
    'confirm → phone by submit': {
      after: 'start → confirm, about texts',
      meanwhile: removesPhone,
      requests: [calls.get],
    },
    'confirm → code by submit': {
      after: 'start → confirm, about texts',
      meanwhile: meanwhileHere('PUT', '/phone', { phone }),
      requests: [calls.get],
    },
    'confirm → confirm by submit': {
      after: 'start → confirm, about texts',
      meanwhile: setsAndVerifies,
      requests: [calls.get],
    },
    'confirm → sign-in-again by submit': {
      after: 'start → confirm, about an app',
      meanwhile: gateCloses,
      requests: [calls.addApp],
    },
    'confirm → enrol by submit': { after: 'start → confirm, about an app', requests: [calls.addApp] },
    'enrol → done by submit': { types: ({ appCode }) => ({ code: appCode() }), requests: [calls.verifyApp] },
    'enrol → sign-in-again by submit': {
      meanwhile: gateCloses,
      types: ({ appCode }) => ({ code: appCode() }),
      requests: [calls.verifyApp],
    },
    'enrol → confirm by submit': {
      meanwhile: removesApp,
      requests: [calls.verifyApp],
    },
  }
}

function setUp(
  name: string,
  transport: ((account: string) => ZitadelOptions['transport']) | undefined,
  scenarios: Scenarios,
): ScenarioSetup<Given> {
  return {
    name,
    flow: 'zitadel',
    given: { account: 'token-nophone', intent: 'verify' },
    make: ({ base, fetch, now, given: { account, intent } }) => {
      const carried = transport?.(account)
      return zitadel({
        baseUrl: `${base}/zitadel`,
        fetch,
        now,
        intent,
        token: account,
        resendCooldown: 0,
        readAgainAfter: 0,
        ...(carried && { transport: carried }),
      })
    },
    scenarios,
  }
}

const whole = setUp('zitadel', undefined, scenariosOf(rest))

const overGrpcWeb = setUp(
  'zitadel over gRPC-Web',
  () => grpcWeb(),
  scenariosOf(service('zitadel.auth.v1.AuthService', v1)),
)

const v2 = service('zitadel.user.v2.UserService', {
  get: 'GetUserByID',
  set: 'SetPhone',
  verify: 'VerifyPhone',
  resend: 'ResendPhoneCode',
  list: 'ListAuthenticationFactors',
  addApp: 'RegisterTOTP',
  verifyApp: 'VerifyTOTPRegistration',
  removeApp: 'RemoveTOTP',
  addSms: 'AddOTPSMS',
  removePhone: 'RemovePhone',
})
// An empty list is looked into: API v2 has one for any user.
const scenariosOfV2 = scenariosOf(v2, [v2.list, v2.get])

const overV2 = setUp(
  'zitadel, API v2',
  (account) => userService({ userId: account.replace('token-', 'user-'), protocol: 'connect' }),
  {
    ...scenariosOfV2,
    // The code of a number that is gone is taken, and the record has none.
    'code → phone by submit': { ...scenariosOfV2['code → phone by submit'], requests: [v2.verify, v2.get] },
    'code → phone by resend': { meanwhile: removesPhone, requests: [v2.resend, v2.get, v2.get, v2.get] },
  },
)

export const scenarios = [whole, overGrpcWeb, overV2].map((setup) => scenarioTable(setup))
