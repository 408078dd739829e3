import { now } from '../runtime/clock.ts'
import { AuthError } from '../protocol/error.ts'
import type { CaptchaToken, Instant } from '../protocol/step.ts'
import type { CaptchaHandle } from './provider.ts'
import { unavailable } from './script.ts'
import { isToken } from './token.ts'

/** One drawn widget of a vendor. */
export interface Widget {
  execute(): void
  reset(): void
  remove(): void
}

/** What a widget tells. After `remove` nobody listens. */
export interface Reports {
  /** An empty token is no token. */
  solved(token: string): void
  /** The token given earlier has run out. */
  expired(): void
  /** The open challenge ran out before it was done. */
  lapsed(): void
  /** The challenge is gone from the screen. Also when it was solved: vendors tell the two in either order. */
  hidden(): void
  failed(cause: unknown): void
}

export interface SolverOptions {
  /** How long the vendor's server takes a token, in milliseconds. */
  readonly lifetime: number
  readonly invisible: boolean
  readonly challengeTimeout: number
  /** Loads the script and draws the widget. Called again after a failure, never twice at a time. */
  open(reports: Reports, ended: () => boolean): Promise<Widget>
  /** Brings the person to the challenge. What it returns brings them back, unless they went on by themselves. */
  attend(): () => void
  onReady(): void
  /** A tick has run out that nobody had asked for yet. */
  onExpired(): void
  onUnavailable(error: AuthError): void
}

export interface Solver extends CaptchaHandle {
  open(): void
  /** Ends whoever waits with this reason and removes the widget. */
  end(reason: unknown): void
}

interface Wait {
  resolve(token: CaptchaToken): void
  reject(reason: unknown): void
  stop(): void
  goBack(): void
}

/** A token this close to its end might be refused by the time the request arrives. */
const safetyMargin = 10_000
/** How long after the challenge is gone a token may still come. */
const closingGrace = 200

/**
 * Who waits for a token, and which token is there: the rules all providers share. A token leaves exactly once, since it
 * is dropped before it is handed out and the widget is reset right after; a wait settles exactly once, since whatever
 * settles it removes it first.
 */
export function createSolver(options: SolverOptions): Solver {
  let widget: Widget | undefined
  let opening = false
  let ended: { readonly reason: unknown } | undefined
  let broken = false
  let ticked: { readonly token: CaptchaToken; readonly staleAt: Instant } | undefined
  let wait: Wait | undefined

  const leave = (): Wait | undefined => {
    const left = wait
    wait = undefined
    left?.stop()
    return left
  }

  // "Cannot find widget" and the like: the vendor lost it, there is nothing left to reset.
  const quietly = (act: () => void) => {
    try {
      act()
    } catch {}
  }
  const reset = () => quietly(() => widget?.reset())
  const remove = () => {
    quietly(() => widget?.remove())
    widget = undefined
  }

  /** Nobody waits any more: an invisible challenge closes; a visible box may stay half done, its tick will be used. */
  const giveUp = (reason: unknown): Wait | undefined => {
    const left = leave()
    if (left === undefined) return undefined
    left.reject(reason)
    if (options.invisible) reset()
    return left
  }
  /** The challenge ended the wait, not the person who asked: they find themselves where they were. */
  const endWait = (reason: unknown) => giveUp(reason)?.goBack()

  const failed = (cause: unknown) => {
    if (ended !== undefined) return
    const error = unavailable(cause)
    broken = true
    endWait(error)
    options.onUnavailable(error)
  }

  const ask = () => {
    if (widget === undefined) return open()
    if (!options.invisible) return
    try {
      widget.execute()
    } catch (thrown) {
      failed(thrown)
    }
  }

  const reports: Reports = {
    solved(token) {
      if (ended !== undefined || !isToken(token)) return
      // Some mend themselves while their error is on screen, as Turnstile does.
      broken = false
      const left = leave()
      if (left === undefined) {
        ticked = { token, staleAt: now() + options.lifetime - safetyMargin }
        return
      }
      left.resolve(token)
      reset()
      left.goBack()
    },
    expired() {
      const unused = ticked !== undefined
      ticked = undefined
      reset()
      if (wait !== undefined) ask()
      else if (unused) options.onExpired()
    },
    lapsed() {
      ticked = undefined
      if (options.invisible) endWait(new AuthError('captcha-expired'))
      else reset()
    },
    hidden() {
      const current = wait
      if (current === undefined) return
      setTimeout(() => {
        if (wait === current) endWait(new AuthError('captcha-closed'))
      }, closingGrace)
    },
    failed,
  }

  function open() {
    if (opening || ended !== undefined || widget !== undefined) return
    opening = true
    broken = false
    options
      .open(reports, () => ended !== undefined)
      .then(
        (drawn) => {
          opening = false
          if (ended !== undefined) return quietly(() => drawn.remove())
          widget = drawn
          options.onReady()
          if (wait !== undefined) ask()
        },
        (cause: unknown) => {
          opening = false
          failed(cause)
        },
      )
  }

  return {
    open,
    end(reason) {
      ended = { reason }
      ticked = undefined
      leave()?.reject(reason)
      remove()
    },
    solve(signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason)
        if (ended !== undefined) return reject(ended.reason)
        giveUp(new AuthError('captcha-closed'))
        // What broke down may have lost its frames, or its key's goodwill: a reset mends some of that, a new one all.
        if (broken) remove()

        const held = ticked
        ticked = undefined
        if (held !== undefined) {
          const fresh = now() < held.staleAt
          if (fresh) resolve(held.token)
          reset()
          if (fresh) return
        }

        const timer = setTimeout(() => endWait(new AuthError('captcha-expired')), options.challengeTimeout)
        const aborted = () => giveUp(signal.reason)
        signal.addEventListener('abort', aborted, { once: true })
        wait = {
          resolve,
          reject,
          stop() {
            clearTimeout(timer)
            signal.removeEventListener('abort', aborted)
          },
          goBack: options.attend(),
        }
        ask()
      })
    },
  }
}
