import type { E164 } from '../../../protocol/step.ts'
import { createVault, type Vault } from '../../../runtime/vault.ts'
import type { BetterAuthSettings } from '../settings.ts'

/** No endpoint checks the code of a new password alone: it waits here, in memory, for the password. */
export interface VaultEntry {
  readonly code: string
  readonly password?: string
}

/** What a backend that is made anew goes on with. */
export interface SignInMemory {
  readonly vault: Vault<VaultEntry>
  /** Numbers whose message the server said that it could not send: its next request is no second one. */
  readonly unsent: Set<E164>
}

/** What all of the sign-in's actions share. */
export interface SignInState extends SignInMemory {
  readonly settings: BetterAuthSettings
}

/** What sending a code to a number takes, whoever is signed in. */
export interface SendingState {
  readonly settings: BetterAuthSettings
  readonly unsent: Set<E164>
  readonly vault: Pick<Vault<unknown>, 'forget'>
}

export function createMemory({ now }: BetterAuthSettings): SignInMemory {
  return { vault: createVault(now), unsent: new Set() }
}
