import { perWorld } from '../world.ts'
import { LifepayError, type LifepayErrorCode } from './errors.ts'

export interface Account {
  readonly phone: string
  readonly name: string
  readonly username?: string
  password?: string
}

/** Numbers that always answer the same to send-code-by-phone. */
const refusedNumbers: Readonly<Record<string, LifepayErrorCode>> = {
  '+79990000404': 'PhoneIsNotFound',
  '+79990000405': 'NotAllowed',
  '+79990000429': 'TooManyRequests',
  '+79990000500': 'NotificationsAreOutOfService',
}

/** Who belongs to which organization, by alias. */
const organizations: Readonly<Record<string, readonly string[]>> = { acme: ['+79991234567', '+77012345678'] }

export const accountsOf = perWorld(() => {
  const seeded: readonly Account[] = [
    { phone: '+79991234567', name: 'Анна Смирнова', username: 'anna', password: 'secret-2024' },
    { phone: '+77012345678', name: 'Айдар Нурланов', username: 'aidar', password: 'secret-2024' },
  ]
  return new Map(seeded.map((account) => [account.phone, { ...account }]))
})

/** Refuses numbers no code goes to. Unknown ones get a code, as sign-up needs it, unless `strict`. */
export function admit(
  accounts: ReadonlyMap<string, Account>,
  phone: string,
  alias: string | undefined,
  strict: boolean,
): void {
  const refused = refusedNumbers[phone]
  if (refused !== undefined) throw new LifepayError(refused)
  if (alias !== undefined) {
    const members = organizations[alias]
    if (members === undefined) throw new LifepayError('AliasIsNotFound')
    if (!members.includes(phone)) throw new LifepayError('PhoneIsNotFoundInOrganization')
  }
  if (strict && !accounts.has(phone)) throw new LifepayError('PhoneIsNotFound')
}
