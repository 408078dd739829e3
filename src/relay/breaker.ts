import { Refusal } from './refusal.ts'

/** When an upstream that fails is left in peace, and how long (milliseconds). */
export interface BreakerOptions {
  /** After so many failures in a row nothing is asked for a while. Default 5. */
  readonly failures?: number
  /** Milliseconds of that while. Then one request tries; if it fails too, as long again. Default 10 000. */
  readonly rest?: number
  /** So many requests at once and no more, so that one slow upstream cannot have all there is. Default 64. */
  readonly share?: number
}

/** What stands between the relay and one upstream. */
export interface Breaker {
  /** Throws a `Refusal` where the upstream rests, or has its share. */
  enter(): Passage
  readonly state: 'closed' | 'open'
  readonly running: number
}

/** One request on its way. */
export interface Passage {
  /** What came of it, told once. `answered`: whatever it said. `failed`: nobody is there. `left`: nobody waited for it. */
  heard(how: 'answered' | 'failed' | 'left'): void
  /** It holds nothing any longer. */
  leave(): void
}

export function createBreaker({ failures = 5, rest = 10_000, share = 64 }: BreakerOptions, now: () => number): Breaker {
  let failed = 0
  let openUntil = 0
  let running = 0
  let isTrying = false

  const enter = (): Passage => {
    const wait = openUntil - now()
    if (wait > 0) throw new Refusal('upstream-resting', { retryAfter: wait / 1000 })
    const isTrial = failed >= failures
    if (running >= share || (isTrial && isTrying)) throw new Refusal('upstream-resting', { retryAfter: 1 })
    isTrying ||= isTrial
    running += 1
    return {
      heard: once((how) => {
        if (isTrial) isTrying = false
        if (how === 'answered') failed = 0
        if (how !== 'failed') return
        failed += 1
        if (failed >= failures) openUntil = now() + rest
      }),
      leave: once(() => {
        running -= 1
      }),
    }
  }

  return {
    enter,
    get state() {
      return failed >= failures ? 'open' : 'closed'
    },
    get running() {
      return running
    },
  }
}

function once<Said extends readonly unknown[]>(told: (...said: Said) => void): (...said: Said) => void {
  let isTold = false
  return (...said) => {
    if (isTold) return
    isTold = true
    told(...said)
  }
}
