import { AsyncLocalStorage } from 'node:async_hooks'

/** The clock of whose request this is. The server reads `Date`, everywhere and without asking anyone. */
const clocks = new AsyncLocalStorage<() => number>()

/** Runs this, and all that it starts, at another clock (milliseconds since 1970). Elsewhere time goes on as it does. */
export function atClock<T>(now: () => number, run: () => T): T {
  if (!ours.has(globalThis.Date)) globalThis.Date = dateOver(globalThis.Date)
  return clocks.run(now, run)
}

const ours = new WeakSet<DateConstructor>()

/** Made over whatever `Date` there is, real or a test's own, since fake timers put theirs and take it away again. */
function dateOver(below: DateConstructor): DateConstructor {
  const now = () => {
    const clock = clocks.getStore()
    // A world's clock reads `Date` itself.
    return clock === undefined ? below.now() : clocks.exit(clock)
  }
  const made = new Proxy(below, {
    construct(target, given, called) {
      const made: unknown = Reflect.construct(target, given.length === 0 ? [now()] : given, called)
      return Object(made) as Date
    },
    apply: () => new below(now()).toString(),
    get(target, name, receiver) {
      const value: unknown = name === 'now' ? now : Reflect.get(target, name, receiver)
      return value
    },
  })
  ours.add(made)
  return made
}
