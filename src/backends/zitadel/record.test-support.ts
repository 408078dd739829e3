import type { HostPageChoices, HostPageSide } from '../../test-support/hostPage.test-support.ts'
import type { BackendRecord, MakeOptions } from '../../test-support/record.test-support.ts'
import { grpcWeb } from './grpcWeb.ts'
import { type UserServiceOptions, userService, zitadel, type ZitadelOptions } from './index.ts'

const intents = ['verify', 'change', 'add-app', 'remove-app', 'add-sms', 'remove-sms', 'remove-phone'] as const
/** In the sandbox a token's name says who is signed in. */
const accounts = [
  'token-nophone',
  'token-unverified',
  'token-verified',
  'token-app',
  'token-sms',
  'token-moved',
  'token-removed',
  'token-undone',
  'token-expired',
  'token-audience',
  'token-inactive',
  'token-locked',
  'token-deleted',
  'token-unchecked',
  'token-mfa',
  'token-machine',
  'second-nophone',
  'session-nophone',
] as const

function pageOptions(options: MakeOptions, { chosen, token, behindRelay }: HostPageChoices): ZitadelOptions {
  const account = chosen('account', accounts)
  // A refresh gives the expired one's user back.
  const refreshed = account === 'token-expired' ? 'token-nophone' : `${account}-refreshed`
  return {
    ...options,
    intent: chosen('intent', intents),
    token: token ?? (behindRelay ? 'held-by-the-relay' : ({ refresh }) => (refresh ? refreshed : account)),
  }
}

type Setup = HostPageSide['setups'][string]

/** API v2 names its user, in the sandbox as the token does. */
const overUserService =
  (protocol: NonNullable<UserServiceOptions['protocol']>): Setup =>
  async (options, page) => {
    const account = page.chosen('account', accounts)
    const signedIn = account === 'token-expired' ? 'token-nophone' : account
    const userId = signedIn.replace(/^(?:token|second|session)-/, 'user-')
    return zitadel({ ...pageOptions(options, page), transport: userService({ userId, protocol }) })
  }

const token = 'token-nophone'
const userId = 'user-nophone'

export const record: BackendRecord = {
  title: 'ZITADEL',
  mount: '/zitadel',
  flows: { zitadel: (options) => zitadel({ ...options, token }) },
  variants: {
    'zitadel over gRPC-Web': (options) => zitadel({ ...options, token, transport: grpcWeb() }),
    'zitadel, API v2': (options) => zitadel({ ...options, token, transport: userService({ userId }) }),
    'zitadel, API v2 over Connect': (options) =>
      zitadel({ ...options, token, transport: userService({ userId, protocol: 'connect' }) }),
  },
  host: { make: "zitadel({ baseUrl, token: () => 'token-nophone' })", path: '/w/size/zitadel' },
  shares: [],
  hostPage: {
    asks: ['signed-in', 'phone', 'factors'],
    people: async () => (await import('./people.test-support.ts')).people,
    setups: {
      zitadel: async (options, page) => zitadel(pageOptions(options, page)),
      'zitadel-grpc-web': async (options, page) => zitadel({ ...pageOptions(options, page), transport: grpcWeb() }),
      'zitadel-v2': overUserService('json'),
      'zitadel-v2-connect': overUserService('connect'),
    },
    choices: [
      { name: 'account', label: 'Account', options: accounts },
      { name: 'intent', label: 'Intent', options: intents },
    ],
  },
  options: async () => (await import('./options.test-support.ts')).options,
  scenarios: async () => (await import('./scenarios.test-support.ts')).scenarios,
  fuzz: async () => (await import('./fuzz.test-support.ts')).fuzz,
  requestCases: async () => (await import('./requestCases.test-support.ts')).requestCases,
  page: async () => (await import('./page.test-support.ts')).page,
  heapJourneys: async () => (await import('./heapJourneys.test-support.ts')).heapJourneys,
  messageJourney: async () => (await import('./messageJourney.test-support.ts')).messageJourney,
}
