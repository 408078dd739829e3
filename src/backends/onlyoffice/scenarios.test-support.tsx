import { forwardRef, useImperativeHandle } from 'react'
import { docspace } from '../docspace/index.ts'
import { workspace } from '../workspace/index.ts'
import type { CaptchaHandle, CaptchaProvider } from '../../captcha/provider.ts'
import type { CaptchaToken } from '../../protocol/step.ts'
import type { World } from '../../sandbox/world.ts'
import type { Play, Road, Scene } from '../../test-support/edges/scenario.test-support.tsx'

type Who = 'ann' | 'tom' | 'eve' | 'pat' | 'bob'
interface Given {
  readonly who: Who
  readonly captcha: 'none' | 'hcaptcha'
}
type Plays = Road<Given>['plays']

const password = 'Passw0rd!'
const given: Given = { who: 'ann', captcha: 'none' }
const credentials = ({ given: { who } }: Scene<Given>) => ({ username: `${who}@example.com`, password })
const hour = 61 * 60_000
/** Longer than a vault keeps a secret nobody uses. */
const idle = ({ sleeps }: Scene<Given>) => sleeps(31 * 60_000)
const rightCode = ({ code }: Scene<Given>) => ({ code: code() })
const rightAppCode = ({ appCode }: Scene<Given>) => ({ code: appCode() })
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

function callsBelow(api: string, suffix = ''): Calls {
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
function playsOf(calls: Calls): Plays {
  return {
    'credentials → phone by submit': { given: { who: 'pat' }, types: credentials, asks: [calls.authenticate] },
    'credentials → code by submit': { types: credentials, asks: [calls.authenticate] },
    'credentials → code by submit, of an authenticator': {
      given: { who: 'tom' },
      types: credentials,
      asks: [calls.authenticate],
    },
    'credentials → enrol by submit': { given: { who: 'eve' }, types: credentials, asks: [calls.authenticate] },
    'credentials → done by submit': { given: { who: 'bob' }, types: credentials, asks: [calls.authenticate] },
    'phone → code by submit': { types: () => ({ phone: '+79161112233' }), asks: [calls.phone] },
    'phone → credentials by submit': { meanwhile: idle },
    'code → done by submit': { after: 'credentials → code by submit', types: rightCode, asks: [calls.code] },
    'code → done by submit, of a number just given': {
      after: 'phone → code by submit',
      types: rightCode,
      asks: [calls.code],
    },
    'code → done by submit, of an authenticator': {
      after: 'credentials → code by submit, of an authenticator',
      types: rightAppCode,
      asks: [calls.code],
    },
    'code → code by submit': {
      after: 'credentials → code by submit',
      meanwhile: fourMisses,
      types: ({ wrong }) => ({ code: wrong(4) }),
      asks: [calls.code],
    },
    'code → credentials by submit': {
      after: 'credentials → code by submit',
      meanwhile: idle,
      types: rightCode,
    },
    'code → code by resend': { after: 'credentials → code by submit', asks: [calls.resend] },
    'code → credentials by resend': { after: 'credentials → code by submit', meanwhile: idle },
    'enrol → backup-codes by submit': { types: rightAppCode, asks: [calls.signedIn, calls.code, calls.backupCodes] },
    'enrol → done by submit': {
      meanwhile: ({ world }) => world.faults.add({ path: '/tfaappcodes', status: 500 }),
      types: rightAppCode,
      asks: [calls.signedIn, calls.code, calls.backupCodes],
    },
    'enrol → credentials by submit': { meanwhile: idle, types: rightAppCode },
    'backup-codes → done by submit': {},
    'backup-codes → credentials by submit': { meanwhile: idle },
  }
}

const docspaceApi = '/docspace/api/2.0'
const docspaceCalls = callsBelow(docspaceApi)
const validate = `POST ${docspaceApi}/settings/tfaapp/validate`
const settings: Play<Given> = { asks: [`GET ${docspaceApi}/settings`, `GET ${docspaceApi}/capabilities`] }

/** Five wrong passwords from elsewhere, after which the portal looks at no sixth without a captcha. */
const crowd = async ({ elsewhere, given: { who } }: Scene<Given>) => {
  const guess = { userName: `${who}@example.com`, passwordHash: 'guess' }
  for (let tries = 0; tries < 5; tries += 1) await elsewhere('POST', `${docspaceApi}/authentication`, guess)
}
const blocked = { given: { captcha: 'hcaptcha' }, meanwhile: crowd } as const

function docspaceRoad(name: string, appCodes: 'authentication' | 'tfaapp', plays: Plays): Road<Given> {
  return {
    name,
    given,
    make: ({ world, base, fetch, now, given: { captcha } }) => {
      Object.assign(world.switches, { 'docspace.iterations': 1000, 'docspace.captcha': captcha })
      return docspace({ baseUrl: `${base}/docspace`, fetch, now, resendCooldown: 0, appCodes })
    },
    props: ({ world }) => ({ captchaProviders: { hcaptcha: async () => ({ default: solver(world) }) } }),
    plays,
  }
}

export const docspacePlays = docspaceRoad('docspace', 'authentication', {
  ...playsOf(docspaceCalls),
  'start → credentials': settings,
  'credentials → credentials by submit': { ...blocked, types: credentials, asks: [docspaceCalls.authenticate] },
  'credentials → done by submit, with a captcha solved': {
    after: 'credentials → credentials by submit',
    given: { who: 'bob' },
    types: credentials,
    asks: [docspaceCalls.authenticate],
  },
  // The link in the answer to the password lives an hour, and stands for the person here.
  'phone → credentials by submit': { meanwhile: ({ world }) => void world.advance(hour), asks: [docspaceCalls.phone] },
  'code → code by submit, with a captcha to solve': {
    ...blocked,
    after: 'credentials → code by submit',
    types: rightCode,
    asks: [docspaceCalls.code],
  },
  'code → done by submit, with a captcha solved': {
    after: 'code → code by submit, with a captcha to solve',
    types: ({ code }) => ({ code: code(), press: true }),
    asks: [docspaceCalls.code],
  },
  'code → code by resend, with a captcha to solve': {
    ...blocked,
    after: 'credentials → code by submit',
    asks: [docspaceCalls.resend],
  },
  'enrol → enrol by submit': { ...blocked, types: rightAppCode, asks: [docspaceCalls.signedIn, docspaceCalls.code] },
  'enrol → backup-codes by submit, with a captcha solved': {
    after: 'enrol → enrol by submit',
    types: ({ appCode }) => ({ code: appCode(), press: true }),
    asks: [docspaceCalls.signedIn, docspaceCalls.code, docspaceCalls.backupCodes],
  },
})

/** The portal's own pages' road, with its cookies: a sample of the edges, where it differs. */
export const docspaceLinkRoad = docspaceRoad('docspace by the link of its own pages', 'tfaapp', {
  'start → credentials': settings,
  'credentials → code by submit': { given: { who: 'tom' }, types: credentials, asks: [docspaceCalls.authenticate] },
  'code → done by submit': { types: rightAppCode, asks: [validate, docspaceCalls.signedIn] },
  'code → done by submit, when the link has run out': {
    meanwhile: ({ world }) => void world.advance(hour),
    types: rightAppCode,
    asks: [validate, docspaceCalls.code],
  },
  'code → code by submit': {
    meanwhile: async ({ elsewhere, wrong }) => {
      const guess = { userName: 'tom@example.com', password, code: wrong() }
      for (let nth = 0; nth < 5; nth += 1) await elsewhere('POST', `${docspaceApi}/authentication/${wrong()}`, guess)
    },
    types: rightAppCode,
    asks: [validate],
  },
  'code → credentials by submit': { meanwhile: idle, types: rightAppCode },
  'credentials → enrol by submit': {
    given: { who: 'eve' },
    types: credentials,
    asks: [docspaceCalls.authenticate, docspaceCalls.signedIn, `GET ${docspaceApi}/settings/tfaapp/setup`],
  },
  'enrol → backup-codes by submit': {
    types: rightAppCode,
    asks: [docspaceCalls.signedIn, validate, docspaceCalls.backupCodes],
  },
})

function workspaceRoad(name: string, format: 'json' | 'xml', names?: readonly (keyof Plays)[]): Road<Given> {
  const all: Plays = {
    ...playsOf(callsBelow('/workspace/api/2.0', format === 'xml' ? '.xml' : '')),
    'start → credentials': {},
  }
  const plays = names === undefined ? all : Object.fromEntries(names.map((one) => [one, all[one]]))
  const make: Road<Given>['make'] = ({ base, fetch, now }) =>
    workspace({ baseUrl: `${base}/workspace`, fetch, now, resendCooldown: 0, format })
  return { name, given, make, plays }
}

export const workspacePlays = workspaceRoad('workspace', 'json')

/** The same calls in another dress: a sample with each of them. */
export const workspaceXmlRoad = workspaceRoad('workspace in XML', 'xml', [
  'start → credentials',
  'credentials → phone by submit',
  'phone → code by submit',
  'credentials → code by submit',
  'code → done by submit',
  'code → code by resend',
  'credentials → enrol by submit',
  'enrol → backup-codes by submit',
  'backup-codes → done by submit',
])

/** A challenge that everybody passes at once, at this world's desk. */
function solver(world: World): CaptchaProvider {
  return forwardRef<CaptchaHandle, { readonly siteKey: string }>(function Solver({ siteKey }, ref) {
    useImperativeHandle(ref, () => ({
      solve: async () => world.captcha.issue('hcaptcha', siteKey).token as unknown as CaptchaToken,
    }))
    return null
  })
}
