/** An action under way. There is at most one in a flow, and one more that waits for it. */
export interface Running {
  readonly action: string
  /** Its request is on the wire. Before that it waits behind another one's, or for what it needs (a captcha). */
  isSent: boolean
  /** Aborts when the person leaves. */
  readonly signal: AbortSignal
  /** What is on the wire and must be over before this one may follow. */
  readonly behind: Running | undefined
  /** Resolves when it is over, however it ended, and its answer has moved the person. */
  readonly settled: Promise<void>
  abort(): void
  /** It is over, and the next one may begin. */
  release(): void
}

/** One lock for a whole flow, not for each action: whoever presses twice, or a button and Enter, makes one request. */
export interface Lock {
  readonly running: Running | undefined
  /**
   * Takes the lock, before anything is awaited: react-query starts a `mutationFn` a microtask later, and a double click
   * plus Enter made three requests. Undefined: another action has it, or nothing may begin now.
   */
  take(action: string): Running | undefined
  /** Ends what is under way, and what it waits for, without a trace: the person has left this screen. */
  abort(): void
  /** Nothing begins: the screen that is still there is as good as left. */
  isClosed: boolean
  /** Waits until no other tab sends a message. Absent: the other tabs are not known yet, or there can be none. */
  acquireSendLock?: ((running: Running) => Promise<void>) | undefined
}

export function createLock(): Lock {
  let running: Running | undefined
  const lock: Lock = {
    isClosed: false,
    get running() {
      return running
    },
    take(action) {
      // Only a code overtakes, and only a resend lets itself be overtaken.
      const overtakes = running?.action === 'code.resend' && action === 'code.submit'
      if (lock.isClosed || (running !== undefined && !overtakes)) return undefined
      const behind = running?.isSent === true ? running : undefined
      if (behind === undefined) running?.abort()
      const taken = createRunning(action, behind, () => {
        if (running === taken) running = undefined
      })
      running = taken
      return taken
    },
    abort() {
      for (let one = running; one !== undefined; one = one.behind) one.abort()
      running = undefined
    },
  }
  return lock
}

function createRunning(action: string, behind: Running | undefined, released: () => void): Running {
  const controller = new AbortController()
  let settle = () => {}
  const settled = new Promise<void>((resolve) => {
    settle = resolve
  })
  return {
    action,
    isSent: false,
    signal: controller.signal,
    behind,
    settled,
    abort: () => controller.abort(),
    release() {
      settle()
      released()
    },
  }
}
