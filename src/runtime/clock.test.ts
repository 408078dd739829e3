// @vitest-environment jsdom
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { keepTime, now } from './clock.ts'

const hour = 60 * 60_000
let visibility: DocumentVisibilityState = 'visible'
let stop = () => {}

beforeEach(() => {
  visibility = 'visible'
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility)
  vi.useFakeTimers({ now: 1_000_000 })
  stop = keepTime()
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

function turn(state: DocumentVisibilityState) {
  visibility = state
  document.dispatchEvent(new Event('visibilitychange'))
}
/** The machine sleeps: only the wall clock goes on. Also what it looks like when someone sets the clock. */
const leap = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds)

describe('the clock', () => {
  test('begins with the wall clock and goes on by itself', () => {
    expect(now()).toBe(1_000_000)
    vi.advanceTimersByTime(1500)
    expect(now()).toBe(1_001_500)
  })

  test.each([hour, -hour, 24 * 365 * hour, -1_000_000, 3000, -3000])('set by %i ms, goes on as if it was not', (by) => {
    leap(by)
    expect(now()).toBe(1_000_000)
    vi.advanceTimersByTime(1000)
    turn('hidden')
    vi.advanceTimersByTime(1000)
    turn('visible')
    expect(now()).toBe(1_002_000)
  })

  test('counts a sleep of a page that is hidden, once', () => {
    turn('hidden')
    leap(hour)
    vi.advanceTimersByTime(10)
    turn('visible')
    expect(now()).toBe(1_000_010 + hour)
    turn('hidden')
    turn('visible')
    expect(now()).toBe(1_000_010 + hour)
  })

  test('counts a sleep that a timer of the hidden page sees first', () => {
    turn('hidden')
    leap(hour)
    expect(now()).toBe(1_000_000 + hour)
    turn('visible')
    expect(now()).toBe(1_000_000 + hour)
  })

  test('counts the time in the back/forward cache', () => {
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
    leap(hour)
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    expect(now()).toBe(1_000_000 + hour)
  })

  test.each([2000, -2000, -hour])('takes %i ms while the page is hidden for a correction of the clock', (by) => {
    turn('hidden')
    leap(by)
    turn('visible')
    expect(now()).toBe(1_000_000)
  })

  test('never runs backwards, whatever happens', () => {
    const happening = fc.oneof(
      fc.record({ set: fc.integer({ min: -2 * hour, max: 2 * hour }) }),
      fc.record({ pass: fc.integer({ min: 0, max: hour }) }),
      fc.constantFrom('hidden' as const, 'visible' as const),
    )
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 30 }), (happenings) => {
        let last = now()
        for (const one of happenings) {
          if (typeof one === 'string') turn(one)
          else if ('set' in one) leap(one.set)
          else vi.advanceTimersByTime(one.pass)
          const current = now()
          expect(current).toBeGreaterThanOrEqual(last + (typeof one === 'object' && 'pass' in one ? one.pass : 0))
          last = current
        }
      }),
      { seed: 5, numRuns: 200 },
    )
  })

  test('with nobody waiting is set by the wall clock, and leaves no listener', () => {
    const added = [vi.spyOn(document, 'addEventListener'), vi.spyOn(window, 'addEventListener')]
    const removed = [vi.spyOn(document, 'removeEventListener'), vi.spyOn(window, 'removeEventListener')]
    const another = keepTime()
    leap(hour)
    another()
    expect(now()).toBe(1_000_000)
    expect(removed.map(({ mock }) => mock.calls)).toEqual(added.map(({ mock }) => mock.calls))
    stop()
    stop = keepTime()
    expect(now()).toBe(1_000_000 + hour)
  })

  test('a second one that waits does not set it', () => {
    leap(hour)
    const another = keepTime()
    expect(now()).toBe(1_000_000)
    another()
  })

  test('back from the back/forward cache, is not set by the wall clock', () => {
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    leap(hour)
    expect(now()).toBe(1_000_000)
  })

  test('tells whoever waits that the page is seen again, when the time is right already', () => {
    const seen: number[] = []
    const end = keepTime(() => seen.push(now()))
    turn('hidden')
    leap(hour)
    turn('visible')
    end()
    turn('hidden')
    expect(seen).toEqual([1_000_000, 1_000_000 + hour])
  })

  test('in place of another one begins anew', () => {
    vi.useRealTimers()
    expect(Math.abs(now() - Date.now())).toBeLessThan(1000)
    vi.useFakeTimers({ now: 5000 })
    expect(now()).toBe(5000)
  })
})
