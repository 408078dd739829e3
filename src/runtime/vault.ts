import { now as steadyNow } from './clock.ts'
import type { Instant, Step } from '../protocol/step.ts'

const idleLimit = 30 * 60 * 1000

/** What a step carries of an entry in the vault: where it lies, and nothing of what it says. */
export type VaultContext = { readonly vault: string }

/**
 * Where a backend keeps what it must send again (a password hash, a confirm key) and nobody else may see. A step carries
 * the key to its entry in `context`, so two widgets over one backend do not share. The vault is empty after a reload; an
 * entry is dropped on request and after 30 minutes without use. For a backend that is made anew, see `handover.ts`.
 */
export interface Vault<Entry> {
  /** Keeps an entry. Returns the `context` for the steps that need it. */
  keep(entry: Entry): VaultContext
  /** The entry of this step's context, if it is still held. Reading counts as use. */
  read(step: Step): Entry | undefined
  forget(step: Step): void
}

export function createVault<Entry>(now: () => Instant = steadyNow): Vault<Entry> {
  const entries = new Map<string, { entry: Entry; usedAt: Instant; timer: ReturnType<typeof setTimeout> }>()

  const drop = (id: string) => {
    clearTimeout(entries.get(id)?.timer)
    entries.delete(id)
  }
  const hold = (id: string, entry: Entry) => {
    clearTimeout(entries.get(id)?.timer)
    entries.set(id, { entry, usedAt: now(), timer: setTimeout(() => drop(id), idleLimit) })
  }
  // No id is the empty one, under which nothing is ever kept.
  const idOf = (step: Step): string => {
    const id = 'context' in step ? step.context['vault'] : undefined
    return typeof id === 'string' ? id : ''
  }

  return {
    keep(entry) {
      // Not guessable and never seen before: an id that came back over a reload must open nothing.
      const id = Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('')
      hold(id, entry)
      return { vault: id }
    },
    read(step) {
      const id = idOf(step)
      const kept = entries.get(id)
      if (kept === undefined) return undefined
      // A sleeping tab fires no timers: the clock decides, the timer only frees memory.
      if (now() - kept.usedAt > idleLimit) {
        drop(id)
        return undefined
      }
      hold(id, kept.entry)
      return kept.entry
    },
    forget(step) {
      drop(idOf(step))
    },
  }
}
