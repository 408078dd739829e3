// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useCountdown, useIsAhead } from './useCountdown.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
})
afterEach(() => {
  vi.useRealTimers()
})
const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds))

test('a countdown goes by the clock, and ends at zero', async () => {
  const { result } = renderHook(() => useCountdown(1_002_500))
  expect(result.current).toBe(3)
  await pass(500)
  expect(result.current).toBe(2)
  await pass(1000)
  expect(result.current).toBe(1)
  await pass(60_000)
  expect(result.current).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
})

function turn(state: DocumentVisibilityState) {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  act(() => {
    document.dispatchEvent(new Event('visibilitychange'))
  })
}

test('a tab that slept is right as soon as it is seen', async () => {
  const { result } = renderHook(() => useCountdown(1_060_000))
  turn('hidden')
  vi.setSystemTime(1_050_000)
  turn('visible')
  expect(result.current).toBe(10)
})

test.each([60 * 60_000, -60 * 60_000])('a clock set by %i ms meanwhile changes nothing', async (by) => {
  const { result } = renderHook(() => useCountdown(1_060_000))
  vi.setSystemTime(1_000_000 + by)
  await pass(10_000)
  expect(result.current).toBe(50)
})

test('a timer that is held back is right when it comes', async () => {
  const { result } = renderHook(() => useCountdown(1_060_000))
  // Without the timers in between, as in a tab that is throttled to one a minute.
  vi.spyOn(performance, 'now').mockReturnValue(30_000)
  turn('visible')
  expect(result.current).toBe(30)
})

test('a new deadline counts from now, not from the last look at the clock', async () => {
  const seen: number[] = []
  const { rerender } = renderHook(
    ({ deadline }) => {
      const left = useCountdown(deadline)
      seen.push(left)
    },
    { initialProps: { deadline: 1_001_000 } },
  )
  await pass(300_000)
  seen.length = 0
  rerender({ deadline: Date.now() + 60_000 })
  expect(Math.max(...seen)).toBe(60)
})

test('all who count are told as the first of them is: none is late', async () => {
  const words = renderHook(() => useCountdown(1_002_500))
  const timers = vi.spyOn(globalThis, 'setTimeout')
  // A timer that the browser holds back: it is set, and does not come.
  timers.mockImplementationOnce((_, wait) => setTimeout(() => {}, wait))
  const button = renderHook(() => useIsAhead(1_002_500))
  expect(timers).toHaveBeenCalled()
  timers.mockRestore()
  await pass(2500)
  expect(words.result.current).toBe(0)
  expect(button.result.current).toBe(false)
})

test('a countdown without a deadline is 0', () => {
  expect(renderHook(() => useCountdown(undefined)).result.current).toBe(0)
})
