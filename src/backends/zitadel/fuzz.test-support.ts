import type { FuzzSetup } from '../../test-support/fuzz/setup.test-support.ts'
import { grpcWeb } from './grpcWeb.ts'
import { userService, zitadel, type ZitadelOptions } from './index.ts'

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

export const fuzz: readonly FuzzSetup[] = errands.flatMap(([account, intent]) =>
  transports.map((transportOf, index): FuzzSetup => {
    const transport = transportOf(account)
    return {
      name: `zitadel ${account} to ${intent}, transport ${index}`,
      username: '',
      password: '',
      phone: (count) => `+4179555${String(1000 + count)}`,
      make: ({ base, fetch }) =>
        zitadel({ baseUrl: `${base}/zitadel`, fetch, intent, token: account, ...(transport && { transport }) }),
    }
  }),
)
