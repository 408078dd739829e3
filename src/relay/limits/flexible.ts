import type { RateLimiterAbstract } from 'rate-limiter-flexible'
import type { Consumed, CountedWindow } from './window.ts'

/** What `rate-limiter-flexible` resolves and rejects with, where it has counted. */
interface Result {
  readonly consumedPoints: number
  readonly msBeforeNext: number
}

function isResult(value: unknown): value is Result {
  return typeof value === 'object' && value !== null && 'consumedPoints' in value && 'msBeforeNext' in value
}

/** Longer than this is not waited for: a store that hangs is one that is away. */
const longest = 1000

/** A window that `rate-limiter-flexible` counts. */
export function flexibleWindow(limiter: RateLimiterAbstract): CountedWindow {
  return {
    async consume(key, seconds) {
      const options = seconds === undefined ? {} : { customDuration: seconds }
      try {
        return consumedOf(await inTime(limiter.consume(key, 1, options)), true)
      } catch (thrown) {
        if (!isResult(thrown)) throw thrown
        // It has counted this one too. A window about to end is left alone: what comes back late would open the next.
        if (thrown.msBeforeNext > longest) await inTime(limiter.reward(key, 1))
        return consumedOf(thrown, false)
      }
    },
    async giveBack(key) {
      await inTime(limiter.reward(key, 1))
    },
    async count(key) {
      return (await inTime(limiter.get(key)))?.consumedPoints ?? 0
    },
  }
}

function consumedOf({ consumedPoints, msBeforeNext }: Result, isAllowed: boolean): Consumed {
  return { isAllowed, count: consumedPoints, wait: msBeforeNext }
}

async function inTime<T>(promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The store of limits does not answer.')), longest)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
