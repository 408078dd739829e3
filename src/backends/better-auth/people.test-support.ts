import type { SampleKind, SamplePerson } from '../../test-support/hostPage.test-support.ts'
import { type BetterAuthAccount, betterAuthAccounts } from './accounts.test-support.ts'
import { betterAuthPassword } from './secrets.test-support.ts'

const accounts: Readonly<Record<string, BetterAuthAccount>> = betterAuthAccounts

/** The people of the real server. Where the page is for someone who is signed in, its address says who. */
export function peopleOf(areSignedIn: boolean): readonly SamplePerson[] {
  return Object.entries(accounts).map(([account, person]) => ({
    name: person.name.split(' ', 1).join(),
    kind: kindOf(person),
    types: areSignedIn
      ? { password: betterAuthPassword }
      : { phone: person.phone, email: person.email, username: person.username, password: betterAuthPassword },
    ...(areSignedIn && { chooses: { account } }),
  }))
}

function kindOf(person: BetterAuthAccount): SampleKind {
  if (person.banned === true) return 'turned-off'
  if (person.factor !== undefined) return person.factor === 'app' ? 'app' : 'text'
  if (!person.emailVerified || !person.phoneVerified) return 'not-confirmed'
  return person.passwordless === true ? 'phone' : 'password'
}
