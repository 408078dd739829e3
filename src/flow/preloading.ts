import { savesData } from '../runtime/savesData.ts'
import { whenIdle } from '../runtime/whenIdle.ts'

/**
 * Holds back what nothing on screen needs yet, so that it does not stand in line before the first field: it is fetched
 * once that can be used and the browser has nothing else to do, or when the person turns to it, in the order of asking.
 */
export interface Preloading {
  /** Runs this then; at once, where it is then already. Returns the way to take it back. */
  later(task: () => void): () => void
  /** What is on screen can be used. */
  usable(): void
  /** The person has turned to it. */
  begin(): void
  /** Nothing more is run. */
  end(): void
}

export function createPreloading(): Preloading {
  const tasks = new Set<() => void>()
  let isDue = false
  let hasBegun = false

  const begin = () => {
    hasBegun = true
    for (const task of tasks) {
      tasks.delete(task)
      task()
    }
  }
  return {
    later(task) {
      if (hasBegun) task()
      else tasks.add(task)
      return () => void tasks.delete(task)
    },
    usable() {
      // Whoever pays for each byte is asked for those that are needed, when they are.
      if (isDue || savesData()) return
      isDue = true
      whenIdle(begin)
    },
    begin,
    end: () => tasks.clear(),
  }
}
