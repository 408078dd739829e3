import { onlyofficeAccounts, onlyofficePassword } from '../../sandbox/onlyoffice/accounts.ts'
import type { SampleKind, SamplePerson } from '../../test-support/hostPage.test-support.ts'

type Account = (typeof onlyofficeAccounts)[number]

/** The people of both products' doubles. */
export const people: readonly SamplePerson[] = onlyofficeAccounts.map((account) => ({
  name: account.name.split(' ', 1).join(),
  kind: kindOf(account),
  types: { email: account.email, username: account.email, password: onlyofficePassword },
}))

function kindOf({ factor, phone, setUp, disabled, ldap }: Account): SampleKind {
  if (disabled === true) return 'turned-off'
  if (ldap === true) return 'directory'
  if (factor === 'none') return 'password'
  if (factor === 'app') return setUp === true ? 'app' : 'set-up'
  return phone === undefined ? 'no-phone' : 'text'
}
