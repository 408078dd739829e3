import { hostVerify } from './hostVerify.test-support.ts'
import { lifepay } from './index.ts'
import { type ScenarioSetup, scenarioTable } from '../../test-support/edges/scenario.test-support.tsx'

const send = 'POST /lifepay/auth/send-code-by-phone'
const verify = 'POST /app/lifepay/verify'
const signIn = 'POST /lifepay/auth/sign-in-by-phone'
const signUp = 'POST /lifepay/auth/sign-up'
const reset = 'POST /lifepay/auth/reset-password'
const minute = 61_000
const phone = '+79991234567'

/** LIFE PAY, where the host turns phone and code into a session. */
const byCode: ScenarioSetup<object> = {
  name: 'lifepay',
  given: {},
  make: ({ world, base, fetch, now }) => {
    world.switches['captcha'] = 'none'
    return lifepay({
      baseUrl: `${base}/lifepay`,
      fetch,
      now,
      resendCooldown: 0,
      verify: hostVerify(`${base}/app/lifepay/verify`, fetch),
    })
  },
  scenarios: {
    'start → phone': {},
    'start → code': { after: 'phone → code by submit', reload: true },
    'phone → code by submit': { types: () => ({ phone }), requests: [send] },
    'code → done by submit': { types: ({ code }) => ({ code: code() }), requests: [verify] },
    // The fifth wrong one voids the code, whoever entered the four before it.
    'code → code by submit': {
      meanwhile: async ({ elsewhere, wrong }) => {
        for (let nth = 0; nth < 4; nth += 1) await elsewhere('POST', '/app/lifepay/verify', { phone, code: wrong(nth) })
      },
      types: ({ wrong }) => ({ code: wrong() }),
      requests: [verify],
    },
    'code → code by resend': { meanwhile: ({ world }) => void world.advance(minute), requests: [send] },
  },
}

interface Accounts {
  readonly completion: 'password' | 'sign-up' | 'reset-password'
  readonly phone: string
  /** The first code that is typed is a wrong one. */
  readonly slips: boolean
}

const newcomer = '+79035550000'

/** LIFE PAY’s own account flows. Whoever requests may learn who has an account, since that leads to more steps. */
const byAccount: ScenarioSetup<Accounts> = {
  name: 'lifepay-accounts',
  given: { completion: 'password', phone: newcomer, slips: false },
  make: ({ world, base, fetch, now, given }) => {
    world.switches['captcha'] = 'none'
    const { completion } = given
    return lifepay({ baseUrl: `${base}/lifepay`, fetch, now, resendCooldown: 0, completion, offerSignUp: true })
  },
  scenarios: {
    'start → credentials': {},
    'start → phone': { given: { completion: 'sign-up' } },
    'start → code': { after: 'phone → code by submit', reload: true },
    'credentials → done by submit': {
      types: () => ({ username: phone, password: 'secret-2024' }),
      requests: [signIn],
    },
    'credentials → phone by submit': {
      types: () => ({ username: newcomer, password: 'secret-2024' }),
      requests: [signIn],
    },
    'credentials → phone by forgot': {},
    'phone → code by submit': {
      after: 'start → phone',
      types: ({ given }) => ({ phone: given.phone }),
      requests: [send],
    },
    'phone → phone by submit': {
      after: 'credentials → phone by forgot',
      types: () => ({ phone: '+79990000404' }),
      requests: [send],
    },
    'code → details by submit': {
      after: 'phone → code by submit',
      types: ({ given, code, wrong }) => ({ code: given.slips ? wrong() : code() }),
    },
    'code → code by resend': {
      after: 'phone → code by submit',
      meanwhile: ({ world }) => void world.advance(minute),
      requests: [send],
    },
    'details → done by submit': { types: () => ({ name: 'Nora Newcomer' }), requests: [signUp] },
    'details → details by submit': { given: { phone: '+79990000422' }, requests: [signUp] },
    'details → phone by submit': { given: { completion: 'reset-password' }, requests: [reset] },
    'details → credentials by submit': { given: { phone }, requests: [signUp] },
    'details → credentials by submit, where the new password is set and the sign-in fails': {
      given: { completion: 'reset-password', phone: '+79990000403' },
      requests: [reset, signIn],
    },
    'details → done by submit, with a new password': {
      given: { completion: 'reset-password', phone },
      requests: [reset, signIn],
    },
    'details → code by submit': { given: { slips: true }, requests: [signUp] },
    'details → code by submit, for a new password': {
      given: { slips: true, completion: 'reset-password' },
      requests: [reset],
    },
    'code → done by submit': {
      after: 'details → code by submit',
      types: ({ code }) => ({ code: code() }),
      requests: [signUp],
    },
    'code → phone by submit': {
      after: 'details → code by submit, for a new password',
      types: ({ code }) => ({ code: code() }),
      requests: [reset],
    },
    'code → credentials by submit': {
      after: 'details → code by submit',
      given: { phone },
      types: ({ code }) => ({ code: code() }),
      requests: [signUp],
    },
    'code → details by submit, whose name is refused': {
      after: 'details → code by submit',
      given: { phone: '+79990000422' },
      types: ({ code }) => ({ code: code() }),
      requests: [signUp],
    },
    // One miss is counted, three are made elsewhere: the fifth voids the code.
    'code → code by submit': {
      after: 'details → code by submit',
      meanwhile: async ({ elsewhere, wrong }) => {
        for (let nth = 1; nth < 4; nth += 1) {
          await elsewhere('POST', '/app/lifepay/verify', { phone: newcomer, code: wrong(nth) })
        }
      },
      types: ({ wrong }) => ({ code: wrong(4) }),
      requests: [signUp],
    },
  },
}

export const scenarios = [scenarioTable(byCode), scenarioTable(byAccount)]
