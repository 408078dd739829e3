/** A world's clock. It runs with the real one, ahead of it by however much a test has advanced it. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number
  /** Moves this world's time forward, in milliseconds, and returns the new time. Real timers are not touched. */
  advance(milliseconds: number): number
}

export function createClock(real: () => number = Date.now): Clock {
  let ahead = 0
  return {
    now: () => real() + ahead,
    advance(milliseconds) {
      ahead += milliseconds
      return real() + ahead
    },
  }
}
