// oxlint-disable-next-line typescript/triple-slash-reference -- where only this file is compiled, the declaration beside it is unseen
/// <reference path="./limits/byPath.d.ts" />
import RateLimiterRedis from 'rate-limiter-flexible/lib/RateLimiterRedis.js'
import { flexibleWindow } from './limits/flexible.ts'
import type { LimitStore } from './limits/window.ts'
import { memoryWindow } from './memory.ts'

/** As much of `ioredis` as is asked for here. Make it with `enableOfflineQueue: false`. */
export interface RedisClient {
  readonly status: string
  ping(): Promise<string>
}

/**
 * Counts in Redis, for any number of processes: each count is one script there, and time is Redis's own, so clocks that
 * differ change nothing. Needs `rate-limiter-flexible` and `ioredis`. Keys begin with `prefix`, `entryphone` by default.
 */
export function redisStore(
  client: RedisClient,
  { prefix = 'entryphone' }: { readonly prefix?: string } = {},
): LimitStore {
  return {
    window: (name, { points, seconds }) =>
      flexibleWindow(
        new RateLimiterRedis({
          storeClient: client,
          rejectIfRedisNotReady: true,
          keyPrefix: `${prefix}:${name}`,
          points,
          duration: seconds,
        }),
      ),
    insurance: memoryWindow,
    async isReady() {
      if (client.status !== 'ready') return false
      const late = new Promise<string>((done) => setTimeout(done, 500, 'late'))
      return (await Promise.race([client.ping().catch(() => 'gone'), late])) === 'PONG'
    },
  }
}
