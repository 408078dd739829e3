import { zitadelBench } from './bench.test-support.ts'

const me = '/auth/v1/users/me'
export const [numberA, numberB] = ['+41791234567', '+41797654321'] as const

/** Whose token a group is asked with, and which state is made before what is `given`. */
export interface Setting {
  readonly token?: string
  readonly user?: string
  readonly switches?: Readonly<Record<string, string | boolean | number>>
  readonly before?: (client: TestClient) => Promise<unknown>
}

export type TestClient = ReturnType<typeof clientOf>

/** A world, and what someone at another screen of the same user does in it. */
export function clientOf(name: string) {
  const bench = zitadelBench(name)
  let user = 'nophone'
  const elsewhere = (method: string, path: string, body?: object) =>
    bench.tell(me + path, {
      method,
      headers: { authorization: `Bearer second-${user}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
  const codes = (to?: string) => bench.world.inbox.all().filter((message) => to === undefined || message.to === to)
  return {
    ...bench,
    codes,
    as(other: string) {
      user = other
    },
    set: (phone: string) => elsewhere('PUT', '/phone', { phone }),
    verify: () => elsewhere('POST', '/phone/_verify', { code: codes().at(-1)?.code }),
    removePhone: () => elsewhere('DELETE', '/phone'),
    addSms: () => elsewhere('POST', '/auth_factors/otp_sms', {}),
    removeSms: () => elsewhere('DELETE', '/auth_factors/otp_sms'),
    async addApp() {
      await elsewhere('POST', '/auth_factors/otp', {})
      const { code } = bench.world.authenticator.all().at(-1) ?? {}
      await elsewhere('POST', '/auth_factors/otp/_verify', { code })
    },
  }
}

const withNumber = ({ set }: TestClient) => set(numberA)
const removedInBetween = async ({ set, removePhone }: TestClient) => {
  await set(numberA)
  await removePhone()
}
const changedInBetween = async ({ set }: TestClient) => {
  await set(numberA)
  await set(numberB)
}
const verifiedNumber = async ({ set, verify }: TestClient) => {
  await set(numberA)
  await verify()
}
const withBothFactors = async (client: TestClient) => {
  await verifiedNumber(client)
  await client.addSms()
}

const asDeactivated: Setting = {
  token: 'session-inactive',
  user: 'user-inactive',
  before: ({ tell }) =>
    tell(`${me}/phone`, { method: 'DELETE', headers: { authorization: 'Bearer session-inactive' } }),
}

/** What each `given` takes. Doing it again, where the vector before it has done it, changes nothing. */
export const settings: Readonly<Record<string, Setting>> = {
  'number set, code 1 sent': { before: withNumber },
  'some number set': { before: withNumber },
  'verified with code 2': { before: verifiedNumber },
  'verified number replaced by another, code 3 sent': { before: ({ set }) => set(numberB) },
  'number B, never verified, removed; code 3 was out': { before: ({ removePhone }) => removePhone() },
  'a number was removed': { before: ({ removePhone }) => removePhone() },
  'TOTP verified; token of a session with password and TOTP': { token: 'second-nophone' },
  'TOTP on; number set, not verified': { token: 'second-nophone', before: withNumber },
  'TOTP on; number verified': { token: 'second-nophone', before: verifiedNumber },
  'TOTP and OTP SMS on': { token: 'second-nophone', before: withBothFactors },
  'TOTP and OTP SMS on; number changed, not verified': { token: 'second-nophone', before: ({ set }) => set(numberB) },
  'TOTP on; OTP SMS removed; number changed, not verified': {
    token: 'second-nophone',
    before: async ({ set, removeSms }) => {
      await set(numberB)
      await removeSms()
    },
  },
  'TOTP on; number removed': { token: 'second-nophone', before: ({ removePhone }) => removePhone() },
  'TOTP removed': { token: 'second-nophone' },
  'TOTP added anew, not verified': { token: 'second-nophone' },
  'number A set here, then number B set elsewhere': { before: changedInBetween },
  'number verified, then removed elsewhere': { before: ({ removePhone }) => removePhone() },
  'number set, code 1 sent, number removed before it was verified': { before: removedInBetween },
  'number set, code sent, number removed': { before: removedInBetween },
  "another user's number waits for its code": { before: otherSets },
  "another user's id; OTP SMS is on for that user": {
    async before(client) {
      client.as('sms')
      await client.set(numberB)
      client.as('nophone')
    },
  },
  'TOTP on; OIDC token from a session with a password only': { before: ({ addApp }) => addApp() },
  'user deactivated; OIDC token from before': { token: 'token-inactive', user: 'user-inactive' },
  'user deactivated; session token from before': asDeactivated,
  'user deactivated; session token from before; number removed again': asDeactivated,
  'user locked; OIDC token from before': { token: 'token-locked', user: 'user-locked' },
  'user locked; session token from before': { token: 'session-locked', user: 'user-locked' },
  'user deleted; OIDC token from before': { token: 'token-deleted', user: 'user-deleted' },
  'user deleted; session token from before': { token: 'session-deleted', user: 'user-deleted' },
  'session ended; its session token': { token: 'session-nophone', switches: { 'zitadel.sessionEnded': true } },
  'session ended; OIDC token made from it': { switches: { 'zitadel.sessionEnded': true } },
  'session token past its lifetime': { token: 'session-nophone', switches: { 'zitadel.sessionExpired': true } },
  'token of a session with the user check only (no password)': {
    token: 'session-unchecked',
    user: 'user-unchecked',
  },
  'OIDC token without the audience scope': { token: 'token-audience', user: 'user-audience' },
  'user prefers de; OIDC token': { switches: { 'zitadel.language': 'de' } },
  'user prefers de; session token': { token: 'session-nophone', switches: { 'zitadel.language': 'de' } },
  'user prefers de; errors before the translation': { switches: { 'zitadel.language': 'de' } },
  "OIDC token; the app's redirect URI is http://localhost:5873/cb": {
    switches: { 'zitadel.origins': 'http://localhost:5873' },
  },
  "session token; the app's redirect URI is http://localhost:5873/cb": {
    token: 'session-nophone',
    switches: { 'zitadel.origins': 'http://localhost:5873' },
  },
  'no origin (not a browser), OIDC token': { switches: { 'zitadel.origins': 'http://localhost:5873' } },
  'no SMS provider is active': { switches: { 'zitadel.noSmsProvider': true } },
  'codes live 3 s; this one is older': {
    async before({ world, set }) {
      await set(numberA)
      world.advance(3_600_001)
    },
  },
  '39 wrong codes before': { before: withNumber },
  '40 wrong codes before': { before: withNumber },
  'login policy forces multi-factor; user without factor, password-only token': {
    switches: { 'zitadel.mfaRequired': true },
  },
  'login policy allows OTP SMS as second factor; verified number, password-only token': {
    switches: { 'zitadel.smsFactorAllowed': true },
    before: verifiedNumber,
  },
  'OTP SMS on (policy allows it), the same token': {
    switches: { 'zitadel.smsFactorAllowed': true },
    before: withBothFactors,
  },
  'default policy (TOTP and U2F only); verified number': { before: verifiedNumber },
  'OTP SMS on, default policy, the same token': { before: withBothFactors },
  'OIDC access token past its life': { token: 'token-expired', user: 'user-expired' },
  'instance blocked': { switches: { 'zitadel.instanceBlocked': true } },
  'quota of authenticated requests used up': { switches: { 'zitadel.quota': true } },
  'a host name no instance has': { switches: { 'zitadel.wrongHost': true } },
}

async function otherSets(client: TestClient) {
  client.as('verified')
  await client.set(numberB)
  client.as('nophone')
}
