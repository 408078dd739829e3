import { AuthError } from '../protocol/error.ts'
import type { CaptchaToken } from '../protocol/step.ts'
import { drawnWidget, type DrawnWidget, quietly, type Widget } from './drawnWidget.ts'
import { keptToken, type KeptToken } from './keptToken.ts'
import { oneWait, type OneWait, type Wait } from './oneWait.ts'
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

/** How long after the challenge is gone a token may still come. */
const closingGrace = 200

/** One provider's widget, its token, and who waits for it. */
interface Solving {
  readonly options: SolverOptions
  readonly widget: DrawnWidget
  /** The token of a tick that nobody has asked for yet. */
  readonly ticked: KeptToken
  readonly waiting: OneWait
  isOpening: boolean
  /** What broke down may have lost its frames, or its key's goodwill. */
  isBroken: boolean
  ended: { readonly reason: unknown } | undefined
}

/**
 * Who waits for a token, and which token is there: the rules all providers share. A token leaves exactly once, since it
 * is dropped before it is handed out and the widget is reset right after; a wait settles exactly once, since whatever
 * settles it removes it first.
 */
export function createSolver(options: SolverOptions): Solver {
  const solving: Solving = {
    options,
    widget: drawnWidget(),
    ticked: keptToken(options.lifetime),
    waiting: oneWait(),
    isOpening: false,
    isBroken: false,
    ended: undefined,
  }
  return {
    open: () => open(solving),
    end(reason) {
      solving.ended = { reason }
      solving.ticked.take()
      solving.waiting.leave()?.reject(reason)
      solving.widget.remove()
    },
    solve: (signal) => solve(solving, signal),
  }
}

async function solve(solving: Solving, signal: AbortSignal): Promise<CaptchaToken> {
  const { options, widget, ticked } = solving
  signal.throwIfAborted()
  if (solving.ended !== undefined) throw solving.ended.reason
  giveUp(solving, new AuthError('captcha-closed'))
  // A reset mends some of what breaks, a new widget all of it.
  if (solving.isBroken) widget.remove()

  const taken = ticked.take()
  if (taken !== undefined) widget.reset()
  if (taken?.fresh !== undefined) return taken.fresh
  return new Promise((resolve, reject) => {
    solving.waiting.begin(
      { resolve, reject, goBack: options.attend() },
      {
        signal,
        onAborted: () => giveUp(solving, signal.reason),
        timeout: options.challengeTimeout,
        onTimeout: () => endWait(solving, new AuthError('captcha-expired')),
      },
    )
    ask(solving)
  })
}

function open(solving: Solving): void {
  const { options, widget } = solving
  if (solving.isOpening || solving.ended !== undefined || widget.get() !== undefined) return
  solving.isOpening = true
  solving.isBroken = false
  options
    .open(reportsTo(solving), () => solving.ended !== undefined)
    .then(
      (drawn) => {
        solving.isOpening = false
        if (solving.ended !== undefined) return quietly(() => drawn.remove())
        widget.set(drawn)
        options.onReady()
        if (solving.waiting.get() !== undefined) ask(solving)
      },
      (cause: unknown) => {
        solving.isOpening = false
        fail(solving, cause)
      },
    )
}

/** Has the widget run, or has it drawn. A visible box runs by itself. */
function ask(solving: Solving): void {
  const drawn = solving.widget.get()
  if (drawn === undefined) return open(solving)
  if (!solving.options.invisible) return
  try {
    drawn.execute()
  } catch (thrown) {
    fail(solving, thrown)
  }
}

function reportsTo(solving: Solving): Reports {
  const { options, widget, ticked, waiting } = solving
  return {
    solved(token) {
      if (solving.ended !== undefined || !isToken(token)) return
      // Some mend themselves while their error is on screen, as Turnstile does.
      solving.isBroken = false
      const left = waiting.leave()
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
      if (waiting.get() !== undefined) ask(solving)
      else if (unused) options.onExpired()
    },
    lapsed() {
      ticked.take()
      if (options.invisible) endWait(solving, new AuthError('captcha-expired'))
      else widget.reset()
    },
    hidden() {
      const current = waiting.get()
      if (current === undefined) return
      setTimeout(() => {
        if (waiting.get() === current) endWait(solving, new AuthError('captcha-closed'))
      }, closingGrace)
    },
    failed: (cause) => fail(solving, cause),
  }
}

function fail(solving: Solving, cause: unknown): void {
  if (solving.ended !== undefined) return
  const error = unavailable(cause)
  solving.isBroken = true
  endWait(solving, error)
  solving.options.onUnavailable(error)
}

/** Nobody waits any more: an invisible challenge closes; a visible box may stay half done, its tick will be used. */
function giveUp({ options, widget, waiting }: Solving, reason: unknown): Wait | undefined {
  const left = waiting.leave()
  if (left === undefined) return undefined
  left.reject(reason)
  if (options.invisible) widget.reset()
  return left
}

/** The challenge ended the wait, not the person who asked: they find themselves where they were. */
function endWait(solving: Solving, reason: unknown): void {
  giveUp(solving, reason)?.goBack()
}
