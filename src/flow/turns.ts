import { now } from '../protocol/clock.ts'
import type { Flow, Running } from './createFlow.ts'

/** What may send a message. */
const sends: ReadonlySet<string> = new Set(['phone.submit', 'credentials.submit', 'code.resend'])
/** Milliseconds until the word of the tab that went first is surely here: it and the lock come by different ways. */
const hearing = 300
/** Milliseconds, more than an unanswered request takes. A tab that was put to sleep may hold its lock for as long as it likes. */
const patience = 30_000

/**
 * Tabs send one after another, so that the second knows of the first one's message. The lock is the browser's own, lasts
 * until the action is over and goes with its tab. Browsers without one (and pages that are not secure) do without turns.
 */
export async function takeTurn(flow: Flow, name: string, running: Running): Promise<void> {
  if (!sends.has(running.action) || !('locks' in navigator)) return
  if (await isHeld(name, running, { ifAvailable: true })) return
  const waiting = new AbortController()
  const giveUp = () => waiting.abort()
  const timer = setTimeout(giveUp, patience)
  running.controller.signal.addEventListener('abort', giveUp)
  await isHeld(name, running, { signal: waiting.signal })
  clearTimeout(timer)
  await new Promise((resolve) => setTimeout(resolve, hearing))
  const step = flow.getState()
  // What was asked for has been sent from there.
  if (running.action === 'code.resend' && step?.kind === 'code' && (step.resendAt ?? 0) > now()) {
    running.controller.abort()
  }
}

/** Resolves when it is known whether the lock is ours; holds it until the action is over. */
function isHeld(name: string, running: Running, options: LockOptions): Promise<boolean> {
  return new Promise((resolve) => {
    navigator.locks
      .request(name, options, (lock) => {
        resolve(lock !== null)
        return lock === null ? undefined : running.settled
      })
      .catch(() => resolve(false))
  })
}
