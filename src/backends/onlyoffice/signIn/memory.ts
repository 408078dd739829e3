import type { Instant, Session } from '../../../protocol/step.ts'
import { createVault, type Vault } from '../../../runtime/vault.ts'
import type { Product } from '../product.ts'
import { createUnsent, type Unsent } from '../unsent.ts'
import type { VaultEntry } from '../vaultEntry.ts'

/** What a backend keeps between one call and the next: in memory, and nowhere else. */
export interface SignInMemory<Credentials> {
  readonly vault: Vault<VaultEntry<Credentials>>
  /** Of people who are signed in and look at their backup codes. */
  readonly sessions: Vault<Session>
  readonly unsent: Unsent
  /** Authorization codes that a provider has taken: good for nothing any more. */
  readonly spentCodes: Set<string>
}

/** One backend: how its product is asked, and what it remembers. */
export interface SignIn<Credentials> {
  readonly product: Product<Credentials>
  /** Another's, where it has taken the place of a backend that the host has made anew. */
  readonly memory: SignInMemory<Credentials>
}

export function createMemory<Credentials>(now: () => Instant): SignInMemory<Credentials> {
  return { vault: createVault(now), sessions: createVault(now), unsent: createUnsent(now), spentCodes: new Set() }
}
