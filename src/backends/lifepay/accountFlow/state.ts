import { createVault, type Vault } from '../../../runtime/vault.ts'
import type { LifepayAccountOptions } from '../options.ts'
import { lifepaySending } from '../sending.ts'

/** One call takes the code and what is asked after it, so both wait here, in memory, for each other. */
export interface VaultEntry {
  readonly code: string
  readonly values?: Readonly<Record<string, string>>
}

/** What all of an account flow's actions share. */
export interface AccountState {
  readonly options: LifepayAccountOptions
  readonly offerSignUp: boolean
  readonly sending: ReturnType<typeof lifepaySending>
  readonly vault: Vault<VaultEntry>
}

export function createAccountState(options: LifepayAccountOptions, inherited?: Vault<VaultEntry>): AccountState {
  const { offerSignUp = false } = options
  // Whoever is offered an account is told that there is none.
  const sending = lifepaySending(offerSignUp ? { ...options, unknownPhones: 'refuse' } : options)
  return { options, offerSignUp, sending, vault: inherited ?? createVault(sending.now) }
}
