import type { ScenarioSetup, Scene } from '../../test-support/edges/scenario.test-support.tsx'

type Who = 'ann' | 'tom' | 'eve' | 'pat' | 'bob'
export interface Given {
  readonly who: Who
  readonly captcha: 'none' | 'hcaptcha'
}
export type Scenarios = ScenarioSetup<Given>['scenarios']

export const password = 'Passw0rd!'
export const given: Given = { who: 'ann', captcha: 'none' }
export const credentials = ({ given: { who } }: Scene<Given>) => ({ username: `${who}@example.com`, password })
export const hour = 61 * 60_000
/** Longer than a vault keeps a secret nobody uses. */
export const idle = ({ sleeps }: Scene<Given>) => sleeps(31 * 60_000)
export const rightCode = ({ code }: Scene<Given>) => ({ code: code() })
export const rightAppCode = ({ appCode }: Scene<Given>) => ({ code: appCode() })
const fourMisses = async ({ fails, wrong }: Scene<Given>) => {
  for (let nth = 0; nth < 4; nth += 1) await fails('code', 'submit', { code: wrong(nth) })
}

interface Calls {
  readonly authenticate: string
  readonly code: string
  readonly phone: string
  readonly resend: string
  readonly backupCodes: string
  /** Whether anyone else is signed in to this browser. */
  readonly signedIn: string
}

export function callsBelow(api: string, suffix = ''): Calls {
  return {
    authenticate: `POST ${api}/authentication${suffix}`,
    code: `POST ${api}/authentication/{code}${suffix}`,
    phone: `POST ${api}/authentication/setphone${suffix}`,
    resend: `POST ${api}/authentication/sendsms${suffix}`,
    backupCodes: `GET ${api}/settings/tfaappcodes${suffix}`,
    signedIn: `GET ${api}/${api.includes('docspace') ? 'authentication' : 'settings'}${suffix}`,
  }
}

/** What both products do alike. */
export function scenariosOf(calls: Calls): Scenarios {
  return {
    'credentials → phone by submit': { given: { who: 'pat' }, types: credentials, requests: [calls.authenticate] },
    'credentials → code by submit': { types: credentials, requests: [calls.authenticate] },
    'credentials → code by submit, of an authenticator': {
      given: { who: 'tom' },
      types: credentials,
      requests: [calls.authenticate],
    },
    'credentials → enrol by submit': { given: { who: 'eve' }, types: credentials, requests: [calls.authenticate] },
    'credentials → done by submit': { given: { who: 'bob' }, types: credentials, requests: [calls.authenticate] },
    'phone → code by submit': { types: () => ({ phone: '+79161112233' }), requests: [calls.phone] },
    'phone → credentials by submit': { meanwhile: idle },
    'code → done by submit': { after: 'credentials → code by submit', types: rightCode, requests: [calls.code] },
    'code → done by submit, of a number just given': {
      after: 'phone → code by submit',
      types: rightCode,
      requests: [calls.code],
    },
    'code → done by submit, of an authenticator': {
      after: 'credentials → code by submit, of an authenticator',
      types: rightAppCode,
      requests: [calls.code],
    },
    'code → code by submit': {
      after: 'credentials → code by submit',
      meanwhile: fourMisses,
      types: ({ wrong }) => ({ code: wrong(4) }),
      requests: [calls.code],
    },
    'code → credentials by submit': {
      after: 'credentials → code by submit',
      meanwhile: idle,
      types: rightCode,
    },
    'code → code by resend': { after: 'credentials → code by submit', requests: [calls.resend] },
    'code → credentials by resend': { after: 'credentials → code by submit', meanwhile: idle },
    'enrol → backup-codes by submit': {
      types: rightAppCode,
      requests: [calls.signedIn, calls.code, calls.backupCodes],
    },
    'enrol → done by submit': {
      meanwhile: ({ world }) => world.faults.add({ path: '/tfaappcodes', status: 500 }),
      types: rightAppCode,
      requests: [calls.signedIn, calls.code, calls.backupCodes],
    },
    'enrol → credentials by submit': { meanwhile: idle, types: rightAppCode },
    'backup-codes → done by submit': {},
    'backup-codes → credentials by submit': { meanwhile: idle },
  }
}
