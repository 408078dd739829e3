import { now } from '../../runtime/clock.ts'
import { untilAborted } from '../../runtime/untilAborted.ts'
import type { Running } from '../actionLock.ts'
import type { Flow } from '../createFlow.ts'

/** What may send a message. */
const sends: ReadonlySet<string> = new Set(['phone.submit', 'credentials.submit', 'code.resend'])
/** Milliseconds until the word of the tab that went first is surely here: it and the lock come by different ways. */
const hearing = 300
/** Milliseconds, more than an unanswered request takes. A tab that was put to sleep may hold its lock for as long as it likes. */
const patience = 30_000
/** Milliseconds in which a browser surely says whether a lock is free. One that says nothing has none. */
const answering = 1000

/**
 * Tabs send one after another, so that the second knows of the first one's message. The lock is the browser's own, lasts
 * until the action is over and goes with its tab. Browsers without one (and pages that are not secure), and those whose
 * locks throw or never answer, send at once: nobody waits here for longer than `patience`, or once they have left.
 */
export async function acquireSendLock(flow: Flow, name: string, running: Running): Promise<void> {
  const locks = locksOf()
  if (!sends.has(running.action) || locks === undefined) return
  const { signal } = running
  const free = await within(answering, signal, () => isAcquired(locks, name, running, { ifAvailable: true }))
  if (free !== false || signal.aborted) return
  await within(patience, signal, (end) => isAcquired(locks, name, running, { signal: end }))
  if (signal.aborted) return
  await within(hearing, signal, () => new Promise<never>(() => {}))
  const step = flow.getState()
  // What was asked for has been sent from there.
  if (running.action === 'code.resend' && step?.kind === 'code' && (step.resendAt ?? 0) > now()) {
    running.abort()
  }
}

/** The browser's locks. A frame may have the name and not the thing, or throw where it is asked for. */
function locksOf(): Pick<LockManager, 'request'> | undefined {
  try {
    const { locks }: { readonly locks?: LockManager } = navigator
    return typeof locks?.request === 'function' ? locks : undefined
  } catch {
    return undefined
  }
}

/** Resolves when it is known whether the lock is ours; holds it until the action is over. */
async function isAcquired(
  locks: Pick<LockManager, 'request'>,
  name: string,
  running: Running,
  options: LockOptions,
): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = async () => {
      await locks.request(name, options, (lock) => {
        resolve(lock !== null)
        return lock === null ? undefined : running.settled
      })
    }
    // One that is over without a word is no lock.
    asked().then(
      () => resolve(true),
      () => resolve(true),
    )
  })
}

/** What a wait comes to, or nothing where it takes longer than that or the person leaves. It never rejects. */
async function within<T>(
  milliseconds: number,
  signal: AbortSignal,
  wait: (end: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const ended = new AbortController()
  const end = () => ended.abort()
  const timer = setTimeout(end, milliseconds)
  signal.addEventListener('abort', end)
  try {
    return await untilAborted(wait(ended.signal), ended.signal)
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', end)
  }
}
