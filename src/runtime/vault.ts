import { now as steadyNow } from './clock.ts'
import type { Instant, Step } from '../protocol/step.ts'

const idleLimit = 30 * 60 * 1000

/**
 * Where a backend keeps what it must send again (a password hash, a confirm key) and nobody else may see.
 * Keyed by the attempt, so that two widgets over one backend do not share; empty after a reload; each entry is
 * dropped on request and after 30 minutes without use.
 */
export interface Vault<Secret> {
  /** Keeps a secret and returns the id to put into `context.vault`. */
  keep(secret: Secret): string
  /** The secret of this step's attempt, if it is still held. Reading counts as use. */
  read(step: Step): Secret | undefined
  forget(step: Step): void
}

export function createVault<Secret>(now: () => Instant = steadyNow): Vault<Secret> {
  const held = new Map<string, { secret: Secret; usedAt: Instant; timer: ReturnType<typeof setTimeout> }>()

  const drop = (id: string) => {
    clearTimeout(held.get(id)?.timer)
    held.delete(id)
  }
  const hold = (id: string, secret: Secret) => {
    clearTimeout(held.get(id)?.timer)
    held.set(id, { secret, usedAt: now(), timer: setTimeout(() => drop(id), idleLimit) })
  }
  // No id is the empty one, under which nothing is ever held.
  const idOf = (step: Step): string => {
    const id = 'context' in step ? step.context['vault'] : undefined
    return typeof id === 'string' ? id : ''
  }

  return {
    keep(secret) {
      // Not guessable and never seen before: an id that came back over a reload must open nothing.
      const id = Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('')
      hold(id, secret)
      return id
    },
    read(step) {
      const id = idOf(step)
      const entry = held.get(id)
      if (entry === undefined) return undefined
      // A sleeping tab fires no timers: the clock decides, the timer only frees memory.
      if (now() - entry.usedAt > idleLimit) {
        drop(id)
        return undefined
      }
      hold(id, entry.secret)
      return entry.secret
    },
    forget(step) {
      drop(idOf(step))
    },
  }
}
