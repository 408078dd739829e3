import { zitadelAccounts } from '../../sandbox/zitadel/accounts.ts'
import type { SampleKind, SamplePerson } from '../../test-support/hostPage.test-support.ts'

type Account = (typeof zitadelAccounts)[number]

/** Nobody has it. */
const freePhone = '+41 79 555 12 34'

/** Those of the double whom the server lets in, or asks to sign in anew: the others are told that something is not set up. */
export const people: readonly SamplePerson[] = zitadelAccounts.filter(isOrdinary).map((account) => ({
  name: nameOf(account.loginName),
  kind: kindOf(account),
  types: account.phone === undefined && account.factor === undefined ? { phone: freePhone } : {},
  chooses: { account: account.token, intent: account.factor === undefined ? 'verify' : `remove-${account.factor}` },
}))

function isOrdinary({ kind, elsewhere, since, refused, signedInWith }: Account): boolean {
  const isThere = kind === 'human' && elsewhere === undefined && since === undefined
  return isThere && refused !== 'token' && signedInWith !== 'user-name'
}

function nameOf(loginName: string): string {
  return loginName.slice(0, 1).toUpperCase() + loginName.replace(/@.*$/, '').slice(1)
}

function kindOf({ phone, verified, factor, refused }: Account): SampleKind {
  if (refused === 'mfa') return 'again'
  if (factor === 'app') return 'app'
  if (phone === undefined) return 'no-phone'
  if (verified !== true) return 'not-confirmed'
  return factor === 'sms' ? 'text' : 'confirmed'
}
