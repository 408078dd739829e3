import { lettersAndDigits } from '../random.ts'
import type { World } from '../world.ts'

export interface BackupCode {
  readonly code: string
  isUsed: boolean
}

export interface Account {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly password: string
  /** Whether and how a second factor is asked of this user. */
  factor: 'none' | 'sms' | 'app'
  /** Digits, as setphone keeps them. */
  phone: string
  phoneActivated: boolean
  /** Ten characters; their UTF-8 bytes are the authenticator's key. */
  readonly appKey: string
  /** Having any is what "set up" means. */
  backupCodes: BackupCode[]
  readonly disabled: boolean
  /** Known to the directory alone: the plain password signs in, no hash does. */
  readonly ldap: boolean
  /** The language stored for the user; `culture` of a completed sign-in rewrites it. */
  culture: string
}

/** The password of every ready-made account. */
export const onlyofficePassword = 'Passw0rd!'

/**
 * The accounts of DocSpace and of Workspace: the same people, each product with a memory of its own.
 *
 * In the products the second factor is set for the whole portal, and SMS and app exclude each other; what differs from
 * user to user are exemptions (trusted addresses, mandatory users). Here each account has its own policy, so that one
 * portal shows every case; the switches `docspace.secondFactor` and `workspace.secondFactor` set one for all.
 */
export const onlyofficeAccounts: readonly Readonly<{
  email: string
  name: string
  factor: Account['factor']
  what: string
  phone?: string
  setUp?: true
  disabled?: true
  ldap?: true
}>[] = [
  {
    email: 'ann@example.com',
    name: 'Ann Archer',
    factor: 'sms',
    phone: '79161234567',
    what: 'code by SMS to +7 916 123-45-67',
  },
  {
    email: 'tom@example.com',
    name: 'Tom Turner',
    factor: 'app',
    setUp: true,
    what: 'code from an authenticator app, or a backup code',
  },
  { email: 'eve@example.com', name: 'Eve Ellis', factor: 'app', what: 'authenticator app not set up yet' },
  { email: 'pat@example.com', name: 'Pat Porter', factor: 'sms', what: 'code by SMS, no phone yet' },
  { email: 'bob@example.com', name: 'Bob Baker', factor: 'none', what: 'no second factor' },
  { email: 'dan@example.com', name: 'Dan Drake', factor: 'none', disabled: true, what: 'disabled' },
  {
    email: 'lee@example.com',
    name: 'Lee Lang',
    factor: 'none',
    ldap: true,
    what: 'from the directory (LDAP): plain password only',
  },
]

/** tom's key in DocSpace, as text and as his authenticator has it. In Workspace he has another. */
export const tomAppKey = 'Q2FsbE1lSX'
export const tomSecret = 'KEZEM43CIUYWYU2Y'
/** tom's backup codes in both products. Each works once. */
export const tomBackupCodes: readonly string[] = ['Kf3_aZ', '9x-Lq2', 'mN7bV0', 'T_4c-8', 'wPz5Yd']

/** What signs in as bob through a provider: `provider: 'google'` with a token or a code; a profile goes alone. */
export const socialSignIns = {
  provider: 'google',
  accessToken: 'social-ok',
  codeOAuth: 'social-code',
  serializedProfile: 'social-profile',
  /** As an access token, code or profile: the person said no at the provider. */
  cancelled: 'social-cancelled',
  email: 'bob@example.com',
} as const

/**
 * A link that signs bob in to DocSpace instead of a password (`confirmData`): once, within an hour of the world's first
 * request. `first` is bound into the key, so each of the two goes with its own.
 */
export const authLinks = {
  plain: { email: 'bob@example.com', key: '531619200000.BOBMAYCOMEINONCEWITHTHISKEYFORONEHOUR00001' },
  first: { email: 'bob@example.com', first: true, key: '531619200000.BOBMAYCOMEINONCEWITHTHISKEYFORONEHOUR00002' },
} as const

/** Fresh copies for one portal of one world. */
export function readyAccounts({ random }: World, tomKey?: string): readonly Account[] {
  return onlyofficeAccounts.map(({ email, name, factor, phone = '', setUp, disabled = false, ldap = false }) => {
    const appKey = random.text(10, lettersAndDigits)
    return {
      id: random.guid(),
      email,
      name,
      password: onlyofficePassword,
      factor,
      phone,
      phoneActivated: phone !== '',
      appKey: setUp === true ? (tomKey ?? appKey) : appKey,
      backupCodes: setUp === true ? tomBackupCodes.map((code) => ({ code, isUsed: false })) : [],
      disabled,
      ldap,
      culture: 'en-US',
    }
  })
}
