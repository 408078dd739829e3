import type { E164, Instant, Step } from '../../../protocol/step.ts'
import { createVault, type Vault } from '../../../runtime/vault.ts'
import type { BetterAuthIntent } from '../options.ts'
import type { BetterAuthSettings } from '../settings.ts'

/** What someone who is signed in came for. */
export type SignedInIntent = Exclude<BetterAuthIntent, 'sign-in'>
/** Of these, what asks for the password. */
export type FactorIntent = Extract<SignedInIntent, 'add-app' | 'add-sms' | 'remove-app'>

/** What is kept of an authenticator that is being set up, until its person has seen the backup codes. */
export interface VaultEntry {
  readonly backupCodes: readonly string[]
  /** For `Authorization: Bearer`, where an answer had one. */
  readonly token: string | undefined
  /** A second factor was on before, so that one is on now says nothing of this one. */
  readonly wasOn: boolean
  /** A code was sent, and nobody knows what became of it. */
  isUnanswered: boolean
}

/** What a backend that is made anew goes on with. */
export interface SignedInMemory {
  readonly vault: Vault<VaultEntry>
  /** As in a sign-in: numbers whose message the server said that it could not send. */
  readonly unsent: Set<E164>
  /** Messages as a second factor were asked for, and nobody knows what became of it. */
  mayBeOn: boolean
}

export interface SignedInState {
  readonly memory: SignedInMemory
  readonly vault: Vault<VaultEntry>
  readonly unsent: Set<E164>
  readonly settings: BetterAuthSettings
  readonly intent: SignedInIntent
  readonly now: () => Instant
}

export function createSignedInState(
  settings: BetterAuthSettings,
  intent: SignedInIntent,
  inherited?: SignedInMemory,
): SignedInState {
  const { now } = settings
  const memory = inherited ?? { vault: createVault<VaultEntry>(now), unsent: new Set<E164>(), mayBeOn: false }
  const { vault, unsent } = memory
  return { settings, intent, memory, vault, unsent, now }
}

/** After a reload another key is made, whose backup codes are other ones; or it was on by then, and nobody saw its codes. */
export function codesWereLost({ context }: Extract<Step, { context: unknown }>): boolean {
  return context['codesLost'] === true
}
