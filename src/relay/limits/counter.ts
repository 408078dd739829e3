import type { OnEvent } from '../events.ts'
import { Refusal } from '../refusal.ts'
import type { CountedWindow, LimitStore, Window } from './window.ts'

export interface CounterSettings {
  readonly name: string
  readonly windows: readonly Window[]
  readonly what: 'sends' | 'checks'
  readonly whenAway: 'open' | 'closed'
  readonly tell: OnEvent
  readonly now: () => number
}

/** One that was counted, in each window of its limit. */
export interface Counted {
  readonly count: number
  giveBack(): Promise<void>
}

/** One limit, with all of its windows. */
export interface Counter {
  /** Counts one in each window; throws a `Refusal` where one of them is full, and then has counted it in none. */
  take(key: string, seconds?: number): Promise<Counted>
  count(key: string): Promise<number>
}

/** A window that is this near to its end is not touched any more: what is taken back late would open the next one. */
const margin = 2000

/** Seconds that are named where the store cannot be asked. */
const awayFor = 5

export function createCounter(store: LimitStore, settings: CounterSettings): Counter {
  const { name, windows, what, whenAway, tell, now } = settings
  const counted = windows.map((window) => {
    const full = `${name}:${window.seconds}`
    return { store: store.window(full, window), insurance: store.insurance(full, window) }
  })

  /** Asks the store; where it is away, what the host has said for that. */
  async function ask<T>(one: (typeof counted)[number], asked: (window: CountedWindow) => Promise<T>): Promise<T> {
    try {
      return await asked(one.store)
    } catch {
      tell({ type: 'limits-unavailable', what, outcome: whenAway === 'open' ? 'let-through' : 'refused' })
      if (whenAway === 'closed') throw new Refusal('limits-unavailable', { retryAfter: awayFor })
      return asked(one.insurance)
    }
  }

  return {
    async take(key, seconds) {
      const giveBacks: (() => Promise<void>)[] = []
      const giveBack = async () => {
        await Promise.all(giveBacks.map((one) => one()))
      }
      let largest = 0
      for (const one of counted) {
        const begun = now()
        const consumed = await ask(one, (window) => window.consume(key, seconds))
        if (!consumed.isAllowed) {
          await giveBack()
          const reason = name === 'pause' ? 'paused' : 'limited'
          throw new Refusal(reason, { retryAfter: consumed.wait / 1000, limit: name })
        }
        largest = Math.max(largest, consumed.count)
        giveBacks.push(async () => {
          const isOver = now() - begun > consumed.wait - margin
          if (!isOver) await one.store.giveBack(key).catch(() => {})
        })
      }
      return { count: largest, giveBack }
    },
    async count(key) {
      const counts = await Promise.all(counted.map((one) => ask(one, (window) => window.count(key))))
      return Math.max(0, ...counts)
    },
  }
}
