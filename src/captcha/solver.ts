import { AuthError } from '../protocol/error.ts'
import type { CaptchaToken } from '../protocol/step.ts'
import { drawnWidget, quietly, type Widget } from './drawnWidget.ts'
import { keptToken } from './keptToken.ts'
import type { CaptchaHandle } from './provider.ts'
import { unavailable } from './script.ts'
import { isToken } from './token.ts'

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

/** How long after the challenge is gone a token may still come. */
const closingGrace = 200

/**
 * Who waits for a token, and which token is there: the rules all providers share. A token leaves exactly once, since it
 * is dropped before it is handed out and the widget is reset right after; a wait settles exactly once, since whatever
 * settles it removes it first.
 */
export function createSolver(options: SolverOptions): Solver {
  const widget = drawnWidget()
  const ticked = keptToken(options.lifetime)
  let opening = false
  let ended: { readonly reason: unknown } | undefined
  let broken = false
  let wait: Wait | undefined

  const leave = (): Wait | undefined => {
    const left = wait
    wait = undefined
    left?.stop()
    return left
  }

  /** Nobody waits any more: an invisible challenge closes; a visible box may stay half done, its tick will be used. */
  const giveUp = (reason: unknown): Wait | undefined => {
    const left = leave()
    if (left === undefined) return undefined
    left.reject(reason)
    if (options.invisible) widget.reset()
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
    const drawn = widget.get()
    if (drawn === undefined) return open()
    if (!options.invisible) return
    try {
      drawn.execute()
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
        ticked.keep(token)
        return
      }
      left.resolve(token)
      widget.reset()
      left.goBack()
    },
    expired() {
      const unused = ticked.take() !== undefined
      widget.reset()
      if (wait !== undefined) ask()
      else if (unused) options.onExpired()
    },
    lapsed() {
      ticked.take()
      if (options.invisible) endWait(new AuthError('captcha-expired'))
      else widget.reset()
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
    if (opening || ended !== undefined || widget.get() !== undefined) return
    opening = true
    broken = false
    options
      .open(reports, () => ended !== undefined)
      .then(
        (drawn) => {
          opening = false
          if (ended !== undefined) return quietly(() => drawn.remove())
          widget.set(drawn)
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
      ticked.take()
      leave()?.reject(reason)
      widget.remove()
    },
    solve(signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason)
        if (ended !== undefined) return reject(ended.reason)
        giveUp(new AuthError('captcha-closed'))
        // What broke down may have lost its frames, or its key's goodwill: a reset mends some of that, a new one all.
        if (broken) widget.remove()

        const taken = ticked.take()
        if (taken?.fresh !== undefined) resolve(taken.fresh)
        if (taken !== undefined) widget.reset()
        if (taken?.fresh !== undefined) return

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
