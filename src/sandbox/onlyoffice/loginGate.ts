import { Refusal } from './refusal.ts'

const attempts = 5
const period = 60_000
const blockTime = 60_000

/**
 * The brute-force block (BruteForceLoginManager of both products): the sixth try within a minute blocks the login for a
 * minute, right or wrong. A right password costs nothing and forgives nothing.
 */
export interface LoginGate {
  /** Counts a try; refuses when blocked. */
  enter(login: string): void
  /** Takes the last try back: the password was right. */
  pass(login: string): void
}

/** Keyed by login and address in the products; here everybody comes from one address. */
export function createLoginGate(now: () => number): LoginGate {
  const histories = new Map<string, number[]>()
  const blocks = new Map<string, number>()
  return {
    enter(login) {
      if ((blocks.get(login) ?? Number.NEGATIVE_INFINITY) > now()) throw new Refusal('tooManyLogins')
      const history = (histories.get(login) ?? []).filter((at) => at > now() - period)
      history.push(now())
      histories.set(login, history)
      if (history.length <= attempts) return
      blocks.set(login, now() + blockTime)
      histories.delete(login)
      throw new Refusal('tooManyLogins')
    },
    pass: (login) => void histories.get(login)?.pop(),
  }
}
