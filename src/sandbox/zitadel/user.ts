import { perWorld, type World } from '../world.ts'
import { type Account, organization, userIdOf, zitadelAccounts } from './accounts.ts'
import { isOn, numberOf, textOf } from './switches.ts'
import { messageText } from './texts.ts'

/** A `google.protobuf.Timestamp`. */
export interface Moment {
  readonly seconds: number
  readonly nanos: number
}

/** A `zitadel.v1.ObjectDetails`. Reading tells both dates, a change `changeDate`, adding a factor (v1) `creationDate`. */
export interface Details {
  readonly sequence: number
  readonly creationDate?: Moment
  readonly changeDate?: Moment
  readonly resourceOwner: string
}

export interface Phone {
  /** Empty: API v2 took a code after its number was removed, and the account has a verified nothing. */
  readonly number: string
  readonly verified: boolean
}

export interface User {
  readonly account: Account
  sequence: number
  changedAt: Moment
  phone: Phone | undefined
  /** The one code that counts. */
  code: { readonly text: string; readonly at: number } | undefined
  /** What the SMS factor knows: it outlives a change of the number, not its removal. */
  oncePhoneVerified: boolean
  smsFactor: boolean
  totp: { readonly secret: string; readonly ready: boolean } | undefined
  /** Since when each factor is on, for the gate, which reads a projection. */
  readonly factorsSince: { app?: number; sms?: number }
  /** Someone at another screen will remove the next authenticator before it is verified. */
  losesNextApp: boolean
  /** What reading shows, from when on. */
  readonly projections: { readonly at: number; readonly phone: Phone | undefined; readonly details: Details }[]
}

const creationDate: Moment = { seconds: Date.UTC(2023, 4, 10) / 1000, nanos: 0 }

export const totpIssuer = 'ZITADEL'

const usersOf = perWorld(() => new Map<string, User>())

/** Who is asking: a user, and what is known of the sign-in behind the token. */
export interface Caller {
  readonly user: User
  /** An app's token, or a session's own. */
  readonly kind: 'oidc' | 'session'
  readonly signedInWith: 'password' | 'second-factor' | 'user-name'
}

/** The user API v2 names. */
export function userById(world: World, id: string): User | undefined {
  const account = zitadelAccounts.find((one) => userIdOf(one) === id)
  return account && userOf(world, account)
}

export function callerOf(world: World, token: string): Caller | undefined {
  const [, form, name] = /^(token|second|session)-(.+)$/.exec(token) ?? []
  const account = zitadelAccounts.find((one) => one.token === `token-${name}`)
  if (account === undefined) return undefined
  return {
    user: userOf(world, account),
    kind: form === 'session' ? 'session' : 'oidc',
    signedInWith: form === 'second' ? 'second-factor' : (account.signedInWith ?? 'password'),
  }
}

/** The user of an account in this world, as `accounts.ts` says until something changes it. */
function userOf(world: World, account: Account): User {
  const users = usersOf(world)
  const user = users.get(account.token) ?? enter(account, world)
  users.set(account.token, user)
  return user
}

/**
 * Whether the server asks for a second factor: the policy forces it, or a factor it allows is on, which by default is an
 * authenticator. It reads a projection, so a call at once may still pass.
 */
export function isGated({ factorsSince: { app, sms } }: User, world: World): boolean {
  const until = world.now() - (numberOf(world, 'zitadel.lag') ?? 0)
  const closes = (since: number | undefined) => since !== undefined && since <= until
  return isOn(world, 'zitadel.mfaRequired') || closes(app) || (isOn(world, 'zitadel.smsFactorAllowed') && closes(sms))
}

/** Longer than a projection takes, so that a person sees both sides of it. */
const lagOfRemoval = 30_000

function enter(account: Account, world: World): User {
  const phone = account.phone === undefined ? undefined : { number: account.phone, verified: account.verified === true }
  const user: User = {
    account,
    sequence: 2,
    changedAt: creationDate,
    phone,
    code: undefined,
    oncePhoneVerified: phone?.verified === true || account.factor === 'sms',
    smsFactor: account.factor === 'sms',
    totp:
      account.factor === 'app'
        ? { secret: world.authenticator.add({ account: account.loginName, issuer: totpIssuer }), ready: true }
        : undefined,
    factorsSince: {
      ...(account.factor === 'app' && { app: Number.NEGATIVE_INFINITY }),
      ...(account.factor === 'sms' && { sms: Number.NEGATIVE_INFINITY }),
    },
    losesNextApp: account.elsewhere === 'removes-first-app',
    projections: [],
  }
  project(user, Number.NEGATIVE_INFINITY)
  if (account.elsewhere === 'removed-phone') {
    Object.assign(user, { phone: undefined, oncePhoneVerified: false, sequence: user.sequence + 1 })
    project(user, world.now() + lagOfRemoval)
  }
  if (phone?.verified === false && account.since === undefined) sendCode(user, world)
  return user
}

/** The number on the account; empty, where there is none. */
export function numberOn({ phone }: User): string {
  return phone?.number ?? ''
}

/** Writes one event down: commands answer with its sequence and time at once, reading follows after `zitadel.lag`. */
export function record(user: User, world: World): Details {
  user.sequence += 1
  // Below the millisecond the world's clock knows nothing, and a server's timestamps do.
  user.changedAt = momentOf(world.now(), world.random.below(1_000_000))
  project(user, world.now())
  return detailsOf(user)
}

function momentOf(milliseconds: number, nanos: number): Moment {
  return { seconds: Math.floor(milliseconds / 1000), nanos: (milliseconds % 1000) * 1_000_000 + nanos }
}

function detailsOf(user: User): Details {
  return { sequence: user.sequence, changeDate: user.changedAt, resourceOwner: organization }
}

function project(user: User, at: number): void {
  user.projections.push({ at, phone: user.phone, details: { ...detailsOf(user), creationDate } })
}

/** The newest state that has reached the projection: it is eventually consistent. */
export function projected(user: User, world: World): { readonly phone: Phone | undefined; readonly details: Details } {
  const until = world.now() - (numberOf(world, 'zitadel.lag') ?? 0)
  return user.projections.findLast(({ at }) => at <= until) ?? { phone: user.phone, details: detailsOf(user) }
}

/** The generator never picks its last symbol, so there is no 9 in a default code. */
const codeCharacters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345678'

/**
 * Makes a code, which replaces the one before, and sends it. Sending fails in silence where no provider is set up, or no
 * number is left to send to.
 */
export function sendCode(user: User, world: World): void {
  const characters = textOf(world, 'zitadel.codeCharacters') ?? codeCharacters
  const code = world.random.text(numberOf(world, 'zitadel.codeLength') ?? 6, characters)
  user.code = { text: code, at: world.now() }
  if (isOn(world, 'zitadel.noSmsProvider') || numberOn(user) === '') return
  const text = messageText(textOf(world, 'zitadel.language'), code)
  world.inbox.deliver({ to: numberOn(user), text, code })
}
