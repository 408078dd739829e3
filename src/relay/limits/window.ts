/** So many in so long: 5 in 3600 seconds. It begins with the first. */
export interface Window {
  readonly points: number
  readonly seconds: number
}

/** What a store says once it has counted one more. */
export interface Consumed {
  readonly isAllowed: boolean
  /** How many there are in this window, this one included. */
  readonly count: number
  /** Milliseconds until it is over, by the clock of whoever counts. */
  readonly wait: number
}

/** One window, counted by key. Rejects where whoever counts cannot be asked. */
export interface CountedWindow {
  /** Counts one. One that is refused is not counted. `seconds` is another length, for a window that this begins. */
  consume(key: string, seconds?: number): Promise<Consumed>
  /** Takes one back, of the window it was counted in. */
  giveBack(key: string): Promise<void>
  count(key: string): Promise<number>
}

/** Where limits are counted: `memoryStore()`, or `redisStore(client)` for several processes. */
export interface LimitStore {
  window(name: string, window: Window): CountedWindow
  /** The same in this process alone, for when whoever counts cannot be asked and the host lets things through. */
  insurance(name: string, window: Window): CountedWindow
  /** Whether it can be asked at all. */
  isReady(): Promise<boolean>
}
