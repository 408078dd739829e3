import type { CaptchaToken } from '../protocol/step.ts'

/** Whoever waits for a token: one at a time. */
export interface Wait {
  resolve(token: CaptchaToken): void
  reject(reason: unknown): void
  /** Brings the person back to where they asked, unless they went on by themselves. */
  goBack(): void
}

interface WaitEnds {
  readonly signal: AbortSignal
  readonly onAborted: () => void
  /** Milliseconds until the wait is over. */
  readonly timeout: number
  readonly onTimeout: () => void
}

export interface OneWait {
  readonly get: () => Wait | undefined
  /** Watches for what ends it. There is none before it: that one was left. */
  readonly begin: (wait: Wait, ends: WaitEnds) => void
  /** Nobody waits any more. What it returns has yet to be settled: once, as it is gone from here. */
  readonly leave: () => Wait | undefined
}

export function oneWait(): OneWait {
  let wait: Wait | undefined
  let unwatch = () => {}
  return {
    get: () => wait,
    begin(begun, { signal, onAborted, timeout, onTimeout }) {
      const timer = setTimeout(onTimeout, timeout)
      signal.addEventListener('abort', onAborted, { once: true })
      wait = begun
      unwatch = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', onAborted)
      }
    },
    leave() {
      const left = wait
      wait = undefined
      unwatch()
      return left
    },
  }
}
