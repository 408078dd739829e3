import { vi } from 'vitest'

const epoch = Date.UTC(2026, 2, 1, 9, 30)
const nextTask = setImmediate
let hashing = 0

/** What a page hashes passwords with, and a real server signs cookies with. */
const ofOtherThreads = ['importKey', 'deriveBits', 'digest', 'sign', 'verify', 'encrypt', 'decrypt'] as const

/** Hashing is done by other threads in their own time, which no fake clock moves: it is waited for as long as it takes. */
export function countHashing() {
  const { subtle } = crypto
  const counted = async (work: Promise<unknown>): Promise<unknown> => {
    hashing += 1
    try {
      return await work
    } finally {
      hashing -= 1
    }
  }
  for (const name of ofOtherThreads) {
    const real = subtle[name].bind(subtle) as (...given: unknown[]) => Promise<unknown>
    const spy = vi.spyOn(subtle, name) as { mockImplementation(work: typeof real): unknown }
    spy.mockImplementation((...given) => counted(real(...given)))
  }
}

/** The time of one run, here and at the server. Either clock may be set; only `pass` lets time go by, for both. */
export interface FuzzClock {
  /** As the server has it. */
  there(): number
  setHere(by: number): void
  setThere(by: number): void
  /** What was written down by a clock since set back is in the future there, and is read by nobody before. */
  catchUpThere(): void
  pass(milliseconds: number): Promise<void>
}

export function startClock(): FuzzClock {
  vi.clearAllTimers()
  vi.setSystemTime(epoch)
  const born = performance.now()
  let ahead = 0
  let farthest = 0
  return {
    there: () => epoch + performance.now() - born + ahead,
    setHere: (by) => void vi.setSystemTime(Date.now() + by),
    setThere(by) {
      ahead += by
      farthest = Math.max(farthest, ahead)
    },
    catchUpThere() {
      ahead = farthest
    },
    async pass(milliseconds) {
      await vi.advanceTimersByTimeAsync(milliseconds)
      do await new Promise<void>((resolve) => void nextTask(resolve))
      while (hashing > 0)
    },
  }
}
