import { lifepayAccounts, refusedNumbers } from '../../sandbox/lifepay/accounts.ts'
import type { SampleKind, SamplePerson } from '../../test-support/hostPage.test-support.ts'

const refused: Readonly<Record<string, SampleKind>> = { NotAllowed: 'turned-off', TooManyRequests: 'limited' }

/** Those of the double who differ in what a person sees. */
export const people: readonly SamplePerson[] = lifepayAccounts
  .filter(({ archived }) => archived !== true)
  .map(({ called, phone, password = '' }) => ({
    name: called,
    kind: refused[refusedNumbers[phone] ?? ''] ?? 'text',
    types: { phone, password },
  }))
