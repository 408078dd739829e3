import type { Instant } from '../protocol/step.ts'

/** No server of ours is documented to ask for more; a proxy that says a year has nobody sit and wait for it. */
export const longestWait = 60 * 60_000

/** A gap between the two clocks that is a sleep, not a correction: time servers move a clock by less at once, or slowly. */
const shortestSleep = 2000

let source: typeof globalThis.performance | undefined
let lastSteady = 0
/** How far the wall clock was ahead of the steady one when both were last looked at. */
let lastAhead = 0
/** The wall's time at the beginning of the steady clock, with every sleep since added. */
let origin = 0
let wasAway = false
let keepers = 0

/**
 * The time by a clock that nobody can set: the wall clock's when it was first asked, and from then on `performance.now()`.
 * Someone who sets the computer's clock, forwards or backwards, makes no wait longer or shorter, and a correction by a
 * time server no second twice as long.
 *
 * A machine that sleeps stops `performance.now()` on some platforms (macOS, Linux, Android, iOS), where the wall clock
 * goes on. To a page both look alike: the wall clock is suddenly ahead. What tells them apart is that a screen is off in
 * sleep: a leap forward of more than two seconds counts while the page was hidden, frozen or in the back/forward cache,
 * and only then. (A clock set forward while nobody sees the page counts as sleep, which ends a wait early: the server
 * has the last word on that. A sleep with the page in view, as some desktops have it, is not seen: the wait ends late.)
 *
 * An instant from here goes with instants from here. Whoever makes one from `Date.now()` after the clock was set, makes
 * it of another clock. One clock in place of another (in tests), or one that runs backwards, begins anew.
 *
 * Both clocks are looked at with each call, and by `keepTime` whenever the page is hidden or seen.
 */
export function now(): Instant {
  return look(false)
}

/**
 * Sees to it that a sleep is seen as one, for as long as something on the page waits, and tells when the page is hidden
 * or seen again. Returns the end of it. With nobody keeping time there is nothing to compare with, so the first to begin
 * sets the clock by the wall's.
 */
export function keepTime(seen: () => void = () => {}): () => void {
  if (keepers === 0) source = undefined
  keepers += 1
  now()
  const looked = ({ type }: Event) => {
    look(type === 'pagehide')
    seen()
  }
  document.addEventListener('visibilitychange', looked)
  window.addEventListener('pagehide', looked)
  window.addEventListener('pageshow', looked)
  return () => {
    keepers -= 1
    document.removeEventListener('visibilitychange', looked)
    window.removeEventListener('pagehide', looked)
    window.removeEventListener('pageshow', looked)
  }
}

function look(isLeaving: boolean): Instant {
  const steady = performance.now()
  const ahead = Date.now() - steady
  const leap = ahead - lastAhead
  if (source !== performance || steady < lastSteady) origin = ahead
  else if (wasAway && leap > shortestSleep) origin += leap
  source = performance
  lastSteady = steady
  lastAhead = ahead
  wasAway = isLeaving || (typeof document !== 'undefined' && document.visibilityState === 'hidden')
  return Math.round(origin + steady)
}
