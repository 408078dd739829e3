import type { Random } from './random.ts'
import { base32, totp, totpPeriod, totpStep } from './totp.ts'

/** What an authenticator app shows for one account. */
export interface AuthenticatorEntry {
  readonly account: string
  readonly issuer: string
  /** Base32 without padding, as a person would type it in. */
  readonly secret: string
  readonly code: string
  readonly secondsLeft: number
}

/** The authenticator app of everyone in this world: six digits, SHA-1, 30 s, at the world's clock. */
export interface Authenticator {
  /** Adds an account, or replaces the one of the same issuer and name. Without a secret makes one of 20 bytes. */
  add(entry: { account: string; issuer: string; secret?: string }): string
  remove(account: string, issuer: string): void
  secretOf(account: string, issuer: string): string | undefined
  /**
   * The time step whose code this is, at most `facts` steps (default 1) from now, else nothing. Keep the step to
   * refuse the same code twice.
   */
  check(secret: string, code: string, facts?: number): number | undefined
  all(): readonly AuthenticatorEntry[]
}

export function createAuthenticator(now: () => number, random: Random): Authenticator {
  const secrets = new Map<string, { account: string; issuer: string; secret: string }>()
  const key = (account: string, issuer: string) => `${issuer}\n${account}`
  return {
    add({ account, issuer, secret = base32(random.bytes(20)) }) {
      secrets.set(key(account, issuer), { account, issuer, secret })
      return secret
    },
    remove: (account, issuer) => void secrets.delete(key(account, issuer)),
    secretOf: (account, issuer) => secrets.get(key(account, issuer))?.secret,
    check(secret, code, facts = 1) {
      const current = totpStep(now())
      const steps = Array.from({ length: 2 * facts + 1 }, (_, index) => current - facts + index)
      return steps.find((step) => totp(secret, step) === code)
    },
    all: () =>
      [...secrets.values()].map((entry) => ({
        ...entry,
        code: totp(entry.secret, totpStep(now())),
        secondsLeft: Math.ceil((totpPeriod - (now() % totpPeriod)) / 1000),
      })),
  }
}
