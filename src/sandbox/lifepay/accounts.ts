import { perWorld } from '../world.ts'
import { LifepayError, type LifepayErrorCode } from './errors.ts'

export interface Account {
  readonly phone: string
  readonly name: string
  readonly username?: string
  password?: string
  /** Keeps its number and its password, and signs nobody in. */
  readonly archived?: boolean
}

/** Numbers that always answer the same to send-code-by-phone. */
export const refusedNumbers: Readonly<Record<string, LifepayErrorCode>> = {
  '+79990000404': 'PhoneIsNotFound',
  '+79990000405': 'NotAllowed',
  '+79990000429': 'TooManyRequests',
  '+79990000500': 'NotificationsAreOutOfService',
}

/** Who is there from the start, in each world anew. `called`: what friends say. */
export const lifepayAccounts: readonly (Readonly<Account> & { readonly called: string })[] = [
  { phone: '+79991234567', name: 'Анна Смирнова', called: 'Anna', username: 'anna', password: 'secret-2024' },
  { phone: '+77012345678', name: 'Айдар Нурланов', called: 'Aidar', username: 'aidar', password: 'secret-2024' },
  { phone: '+79990000403', name: 'Архив Архивов', called: 'Arkhip', password: 'secret-2024', archived: true },
  { phone: '+79990000407', name: 'Борис Сторонний', called: 'Boris', password: 'secret-2024' },
  { phone: '+79990000405', name: 'Глеб Запретный', called: 'Gleb', password: 'secret-2024' },
  { phone: '+79990000429', name: 'Дина Частая', called: 'Dina', password: 'secret-2024' },
]

/** Numbers that always answer the same to sign-in-by-phone. */
export const refusedSignIns: Readonly<Record<string, LifepayErrorCode>> = {
  '+79990000405': 'NotAllowed',
  '+79990000429': 'TooManyRequests',
}

/** Numbers that get a code and whose sign-up is never accepted. */
export const refusedSignUps: Readonly<Record<string, LifepayErrorCode>> = { '+79990000422': 'RequestIsNotValid' }

/** Who belongs to which organization, by alias. */
export const organizationMembers: Readonly<Record<string, readonly string[]>> = {
  acme: ['+79991234567', '+77012345678'],
}

export const accountsOf = perWorld(
  () => new Map(lifepayAccounts.map((account): [string, Account] => [account.phone, { ...account }])),
)

/** Refuses numbers no code goes to. Unknown ones get a code, as sign-up needs it, unless `strict`. */
export function admit(
  accounts: ReadonlyMap<string, Account>,
  phone: string,
  alias: string | undefined,
  strict: boolean,
): void {
  const refused = refusedNumbers[phone]
  if (refused !== undefined) throw new LifepayError(refused)
  checkMember(phone, alias)
  if (strict && !accounts.has(phone)) throw new LifepayError('PhoneIsNotFound')
}

/** Whose number and password these are. A number nobody has is told from a wrong password, as the enum tells them. */
export function signInByPhone(
  accounts: ReadonlyMap<string, Account>,
  { phone, password }: { readonly phone: string; readonly password: string },
  alias: string | undefined,
): Account {
  const refused = refusedSignIns[phone]
  if (refused !== undefined) throw new LifepayError(refused)
  const account = accounts.get(phone)
  checkAlias(alias)
  if (account === undefined) throw new LifepayError('PhoneIsNotFound')
  checkMember(phone, alias)
  if (account.password !== password) throw new LifepayError('WrongUsernameOrPassword')
  if (account.archived === true) throw new LifepayError('NotAllowedForArchived')
  return account
}

/** Refuses numbers whose sign-up is not accepted. */
export function admitNew(phone: string): void {
  const refused = refusedSignUps[phone]
  if (refused !== undefined) throw new LifepayError(refused, 'name')
}

function checkAlias(alias: string | undefined): void {
  if (alias !== undefined && !Object.hasOwn(organizationMembers, alias)) throw new LifepayError('AliasIsNotFound')
}

function checkMember(phone: string, alias: string | undefined): void {
  checkAlias(alias)
  if (alias !== undefined && organizationMembers[alias]?.includes(phone) !== true) {
    throw new LifepayError('PhoneIsNotFoundInOrganization')
  }
}
