import { savesData } from '../runtime/savesData.ts'
import { whenIdle } from '../runtime/whenIdle.ts'

/**
 * Holds back what nothing on screen needs yet, so that it does not stand in line before the first field: it is fetched
 * once that can be used and the browser has nothing else to do, or when the person turns to it, in the order of asking.
 */
export interface Preloading {
  /** Runs this then; at once, where it is then already. Returns the way to take it back. */
  later(task: () => void): () => void
  /** The same, but only once the person turns to it: what an answer needs, and few need who do not. */
  turnedTo(task: () => Promise<void>): () => void
  /** What is on screen can be used. */
  usable(): void
  /** The person has turned to it. */
  begin(): void
  readonly hasBegun: boolean
  /** Settles once what was asked for as the person turned to it is there. */
  arrived(): Promise<unknown>
  /** Nothing more is run. */
  end(): void
}

export function createPreloading(): Preloading {
  let isDue = false
  const ahead = createQueue()
  const asTurnedTo = createQueue()
  const arriving: Promise<void>[] = []
  let hasBegun = false
  return {
    later: ahead.add,
    turnedTo: (task) => asTurnedTo.add(() => void arriving.push(task())),
    usable() {
      // Whoever pays for each byte is asked for those that are needed, when they are.
      if (isDue || savesData()) return
      isDue = true
      whenIdle(ahead.run)
    },
    begin() {
      hasBegun = true
      ahead.run()
      asTurnedTo.run()
    },
    get hasBegun() {
      return hasBegun
    },
    arrived: () => Promise.all(arriving),
    end() {
      ahead.clear()
      asTurnedTo.clear()
    },
  }
}

/** Tasks in the order of asking: each is run once, and from then on at once. */
function createQueue() {
  const tasks = new Set<() => void>()
  let hasRun = false
  return {
    add(task: () => void) {
      if (hasRun) task()
      else tasks.add(task)
      return () => void tasks.delete(task)
    },
    run() {
      hasRun = true
      for (const task of tasks) {
        tasks.delete(task)
        task()
      }
    },
    clear: () => tasks.clear(),
  }
}
