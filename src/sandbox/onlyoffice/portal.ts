import { perWorld, type SwitchValue, type World } from '../world.ts'
import { readyAccounts, tomAppKey, type Account } from './accounts.ts'
import { createLoginGate, type LoginGate } from './loginGate.ts'
import { maskOf, shippedMaskOf } from './phone.ts'
import { createSecondFactor, type SecondFactor } from './secondFactor.ts'
import { createSessions, type Sessions } from './sessions.ts'
import { createSmsKeys, type SmsKeys } from './smsKeys.ts'

export type Product = 'docspace' | 'workspace'

/** One product in one world: who has an account, and all it remembers of them. */
export interface Portal {
  readonly world: World
  readonly accounts: readonly Account[]
  readonly gate: LoginGate
  readonly smsKeys: SmsKeys
  readonly sessions: Sessions
  readonly secondFactor: SecondFactor
  /** The name an authenticator app shows beside the account. */
  readonly issuer: string
  /** One of this product's switches, by its name behind the dot. */
  option(name: string): SwitchValue | undefined
  mask(phone: string): string
  /** Whose login this is: an e-mail address in any case, or the user's GUID. */
  accountOf(login: string): Account | undefined
}

export const docspaceOf = perWorld((world) => createPortal(world, 'docspace'))
export const workspaceOf = perWorld((world) => createPortal(world, 'workspace'))

function createPortal(world: World, product: Product): Portal {
  // DocSpace names its portal's domain; with both products on one host that would tell a person nothing.
  const issuer = product === 'docspace' ? 'DocSpace' : 'ONLYOFFICE'
  const accounts = readyAccounts(world, product === 'docspace' ? tomAppKey : undefined)
  const smsKeys = createSmsKeys(world.now, world.random)
  const option = (name: string) => world.switches[`${product}.${name}`]
  return {
    world,
    accounts,
    gate: createLoginGate(world.now),
    smsKeys,
    sessions: createSessions(world),
    secondFactor: createSecondFactor({ world, smsKeys, accounts, issuer, option }),
    issuer,
    option,
    mask: (phone) => (option('maskBug') === true ? shippedMaskOf(phone) : maskOf(phone)),
    accountOf: (login) => accounts.find(({ email, id }) => [email, id].includes(login.trim().toLowerCase())),
  }
}
