import { docspace } from '../../backends/docspace/index.ts'
import { lifepay } from '../../backends/lifepay/index.ts'
import { workspace } from '../../backends/workspace/index.ts'
import { grpcWeb } from '../../backends/zitadel/grpcWeb.ts'
import { userService, zitadel, type ZitadelOptions } from '../../backends/zitadel/index.ts'
import type { Backend } from '../../protocol/backend.ts'
import type { CaptchaProvider } from '../../sandbox/captcha/desk.ts'
import type { World } from '../../sandbox/world.ts'

export interface Surroundings {
  readonly world: World
  readonly base: string
  readonly fetch: typeof fetch
}

/** A backend as one host sets it up, and what a person who gets everything right has at hand. For tests only. */
export interface FuzzRoad {
  readonly name: string
  readonly make: (around: Surroundings) => Backend
  readonly username: string
  readonly password: string
  /** Which numbers: with `fresh`, another one each time, since the one before may be taken. */
  readonly phone: (turn: number) => string
  readonly captcha?: CaptchaProvider
}

const lifepayPhone = () => '+79991234567'
const lifepayPerson = { username: '+79991234567', password: 'secret-2024', phone: lifepayPhone }
const siteKey = 'sandbox-key'

const lifepayRoads: readonly FuzzRoad[] = [
  {
    ...lifepayPerson,
    name: 'lifepay',
    captcha: 'smartcaptcha',
    make: ({ base, fetch }) =>
      lifepay({
        baseUrl: `${base}/lifepay`,
        fetch,
        captcha: { provider: 'smartcaptcha', siteKey },
        verify: async ({ phone, code, signal }) => {
          const body = JSON.stringify({ phone, code })
          const headers = { 'content-type': 'application/json' }
          const response = await fetch(`${base}/app/lifepay/verify`, { method: 'POST', headers, body, signal })
          if (!response.ok) throw await response.json()
          return {}
        },
      }),
  },
  ...(['password', 'sign-up', 'reset-password'] as const).flatMap((completion) =>
    [false, true].map(
      (offerSignUp): FuzzRoad => ({
        ...lifepayPerson,
        name: `lifepay-accounts ${completion}${offerSignUp ? ', telling' : ''}`,
        phone: (turn) => (completion === 'sign-up' ? `+7903555${String(1000 + turn)}` : lifepayPhone()),
        make: ({ world, base, fetch }) => {
          world.switches['captcha'] = 'none'
          return lifepay({ baseUrl: `${base}/lifepay`, fetch, completion, offerSignUp })
        },
      }),
    ),
  ),
]

const people = ['ann', 'tom', 'eve', 'pat', 'bob'] as const
const officePerson = (who: string) => ({
  username: `${who}@example.com`,
  password: 'Passw0rd!',
  phone: () => '+79161112233',
})

const docspaceRoads = people.flatMap((who) =>
  (['authentication', 'tfaapp'] as const).map(
    (appCodes): FuzzRoad => ({
      ...officePerson(who),
      name: `docspace ${who} by ${appCodes}`,
      captcha: 'hcaptcha',
      make: ({ world, base, fetch }) => {
        Object.assign(world.switches, { 'docspace.iterations': 1, 'docspace.captcha': 'hcaptcha' })
        return docspace({ baseUrl: `${base}/docspace`, fetch, appCodes })
      },
    }),
  ),
)

const workspaceRoads = people.flatMap((who) =>
  (['json', 'xml'] as const).map(
    (format): FuzzRoad => ({
      ...officePerson(who),
      name: `workspace ${who} in ${format}`,
      make: ({ base, fetch }) => workspace({ baseUrl: `${base}/workspace`, fetch, format }),
    }),
  ),
)

const errands = [
  ['token-nophone', 'verify'],
  ['token-nophone', 'add-app'],
  ['token-nophone', 'add-sms'],
  ['token-unverified', 'verify'],
  ['token-verified', 'change'],
  ['token-verified', 'add-sms'],
  ['token-app', 'remove-app'],
  ['token-sms', 'remove-phone'],
  ['token-sms', 'remove-sms'],
  ['token-moved', 'add-sms'],
] as const
const transports: readonly ((account: string) => ZitadelOptions['transport'])[] = [
  () => undefined,
  () => grpcWeb(),
  (account) => userService({ userId: account.replace('token-', 'user-') }),
  (account) => userService({ userId: account.replace('token-', 'user-'), protocol: 'connect' }),
]

const zitadelRoads = errands.flatMap(([account, intent]) =>
  transports.map((transportOf, index): FuzzRoad => {
    const transport = transportOf(account)
    return {
      name: `zitadel ${account} to ${intent}, transport ${index}`,
      username: '',
      password: '',
      phone: (turn) => `+4179555${String(1000 + turn)}`,
      make: ({ base, fetch }) =>
        zitadel({ baseUrl: `${base}/zitadel`, fetch, intent, token: account, ...(transport && { transport }) }),
    }
  }),
)

export const fuzzRoads = { lifepayRoads, docspaceRoads, workspaceRoads, zitadelRoads }
