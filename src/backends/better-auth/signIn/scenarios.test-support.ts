import type { ScenarioSetup, Scene } from '../../../test-support/edges/scenario.test-support.tsx'
import { betterAuthAccounts, strangersPhone } from '../accounts.test-support.ts'
import { betterAuth, type BetterAuthSignIn } from '../index.ts'
import { betterAuthPassword as password } from '../secrets.test-support.ts'

const { ann, tom, mia } = betterAuthAccounts
const api = '/better-auth/api/auth'
const send = `POST ${api}/phone-number/send-otp`
const verify = `POST ${api}/phone-number/verify`
const byPhone = `POST ${api}/sign-in/phone-number`
const byEmail = `POST ${api}/sign-in/email`
const askReset = `POST ${api}/phone-number/request-password-reset`
const reset = `POST ${api}/phone-number/reset-password`
const sendFactor = `POST ${api}/two-factor/send-otp`
const verifyApp = `POST ${api}/two-factor/verify-totp`
const verifyMessage = `POST ${api}/two-factor/verify-otp`
const session = `GET ${api}/get-session`
const challengeLife = 600_000
const codeLife = 300_000

interface Given {
  readonly signIn: BetterAuthSignIn
  /** Whose address or number goes into the form of a password. */
  readonly username: string
  /** The number that a new password is for. */
  readonly phone: string
  /** The first code that is typed is a wrong one. */
  readonly slips: boolean
}
type Here = Scene<Given>

const right = ({ code }: Here) => ({ code: code() })
/** One that was entered before does not go out by itself. */
const rightAndPress = ({ code }: Here) => ({ code: code(), press: true })
const credentials = ({ given: { username } }: Here) => ({ username, password })

/** So many wrong codes, which stay. */
const misses = (count: number) => async (scene: Here) => {
  for (let nth = 0; nth < count; nth += 1) await scene.fails('code', 'submit', { code: scene.wrong(nth) })
}

/** Only the body of the answer is lost: the session's cookie came with its headers. */
const losesBody = async (scene: Here) => {
  scene.world.faults.add({ path: '/phone-number/verify', truncate: 7 })
  await scene.fails('code', 'submit', { code: scene.code() })
}

/** Whoever comes this late finds what was there gone. */
const passes =
  (milliseconds: number) =>
  ({ world, sleeps }: Here) => {
    world.advance(milliseconds)
    sleeps(milliseconds)
  }

/** The server begins to want a captcha where nobody said that it does. */
const wantsCaptcha =
  (paths: string) =>
  ({ world }: Here) => {
    world.switches['better-auth.captcha'] = 'hcaptcha'
    world.switches['better-auth.captchaPaths'] = paths
  }

/** A sign-in over the real server. */
export const signInScenarios: ScenarioSetup<Given> = {
  name: 'better-auth',
  given: { signIn: 'phone', username: ann.email, phone: ann.phone, slips: false },
  make: ({ base, fetch, now, given: { signIn } }) =>
    betterAuth({
      baseUrl: base + api,
      fetch,
      now,
      signIn,
      resendCooldown: 0,
      // Where it is not announced: not on the way of these.
      captcha: { provider: 'hcaptcha', siteKey: 'sandbox', on: [signIn === 'phone' ? 'sign-in' : 'send'] },
    }),
  scenarios: {
    'start → phone': {},
    'start → credentials': { given: { signIn: 'email' } },
    'start → credentials, with a number': { given: { signIn: 'phone-and-password' } },
    'start → code': { after: 'phone → code by submit', reload: true, requests: [session] },
    'start → code, of a second factor': {
      after: 'credentials → code by submit',
      reload: true,
      requests: [session],
    },
    'start → done': {
      after: 'phone → code by submit',
      meanwhile: losesBody,
      reload: true,
      requests: [session],
    },
    'credentials → done by submit': { types: credentials, requests: [byEmail] },
    'credentials → code by submit': {
      given: { username: tom.email },
      types: credentials,
      requests: [byEmail],
    },
    'credentials → code by submit, where messages are all there is': {
      given: { username: mia.email },
      types: credentials,
      requests: [byEmail, sendFactor],
    },
    'credentials → credentials by submit': {
      meanwhile: wantsCaptcha('/sign-in/email'),
      types: credentials,
      requests: [byEmail],
    },
    'credentials → phone by forgot': { after: 'start → credentials, with a number' },
    'phone → code by submit': { types: () => ({ phone: strangersPhone }), requests: [send] },
    'phone → code by submit, for a new password': {
      after: 'credentials → phone by forgot',
      types: ({ given: { phone } }) => ({ phone }),
      requests: [askReset],
    },
    'phone → phone by submit': {
      meanwhile: wantsCaptcha('/phone-number/send-otp'),
      types: () => ({ phone: strangersPhone }),
      requests: [send],
    },
    'code → done by submit': { after: 'phone → code by submit', types: right, requests: [verify] },
    'code → done by submit, of an app': {
      after: 'credentials → code by submit',
      types: ({ appCode }) => ({ code: appCode() }),
      requests: [verifyApp],
    },
    'code → done by submit, of a message': {
      after: 'credentials → code by submit, where messages are all there is',
      types: right,
      requests: [verifyMessage],
    },
    // The answer to the right code was lost: the second time it is gone, and somebody is signed in.
    'code → done by submit, whose answer was lost': {
      after: 'phone → code by submit',
      meanwhile: losesBody,
      types: rightAndPress,
      requests: [verify, session],
    },
    // Five tries are all a message has, and the next one is the way on.
    'code → code by submit': {
      after: 'credentials → code by submit, where messages are all there is',
      meanwhile: misses(5),
      types: right,
      requests: [verifyMessage],
    },
    'code → phone by submit': {
      after: 'phone → code by submit',
      meanwhile: misses(3),
      types: right,
      requests: [verify],
    },
    'code → credentials by submit': {
      after: 'credentials → code by submit',
      meanwhile: passes(challengeLife),
      types: ({ appCode }) => ({ code: appCode() }),
      requests: [verifyApp, session],
    },
    'code → details by submit': {
      after: 'phone → code by submit, for a new password',
      types: ({ given, code, wrong }) => ({ code: given.slips ? wrong() : code() }),
    },
    'code → code by resend': { after: 'phone → code by submit', requests: [send] },
    'code → code by resend, a message instead': {
      after: 'credentials → code by submit',
      requests: [sendFactor],
    },
    'code → credentials by resend': {
      after: 'credentials → code by submit',
      meanwhile: passes(challengeLife),
    },
    'details → done by submit': { types: () => ({ password: 'another-2026' }), requests: [reset, byPhone] },
    'details → code by submit': { given: { slips: true }, requests: [reset] },
    'details → code by submit, of the second factor': { given: { phone: tom.phone }, requests: [reset, byPhone] },
    'details → details by submit': {
      meanwhile: ({ world }) => void (world.switches['better-auth.minPasswordLength'] = 40),
      requests: [reset],
    },
    'details → phone by submit': { meanwhile: passes(codeLife + 1000), requests: [reset] },
    'details → credentials by submit': {
      meanwhile: ({ world }) => world.faults.add({ path: '/sign-in/', status: 500 }),
      requests: [reset, byPhone],
    },
  },
}
