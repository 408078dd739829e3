// oxlint-disable-next-line typescript/triple-slash-reference -- where only this file is compiled, the declaration beside it is unseen
/// <reference path="./limits/byPath.d.ts" />
import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js'
import { flexibleWindow } from './limits/flexible.ts'
import type { CountedWindow, LimitStore, Window } from './limits/window.ts'

/** Counts in this process: for one process on one machine. A restart forgets. Needs `rate-limiter-flexible`. */
export function memoryStore(): LimitStore {
  return { window: memoryWindow, insurance: memoryWindow, isReady: async () => true }
}

/** @internal */
export function memoryWindow(name: string, { points, seconds }: Window): CountedWindow {
  return flexibleWindow(new RateLimiterMemory({ keyPrefix: name, points, duration: seconds }))
}
