import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Answer } from './http.ts'
import { onOurClock, retryAtOf } from './serverTime.ts'

const now = Date.UTC(2026, 2, 1, 12)
const answer = (headers: Record<string, string>): Answer => ({
  status: 429,
  headers: new Headers(headers),
  bytes: new Uint8Array(),
})
const http = (instant: number) => new Date(instant).toUTCString()

afterEach(() => void vi.unstubAllEnvs())

describe('Retry-After', () => {
  test.each([
    ['120', 120_000],
    ['0', 0],
    [' 7 ', 7000],
    ['3600', 3_600_000],
    ['3601', 3_600_000],
    ['31536000', 3_600_000],
    ['9'.repeat(400), 3_600_000],
    [http(now + 60_000), 60_000],
    ['Sunday, 01-Mar-26 12:01:00 GMT', 60_000],
    ['Sun Mar  1 12:01:00 2026', 60_000],
    [http(now - 60_000), 0],
    [http(now + 86_400_000), 3_600_000],
  ])('%.40j is in %i ms, wherever the computer is', (value, expected) => {
    vi.stubEnv('TZ', 'Asia/Tokyo')
    expect(retryAtOf(answer({ 'retry-after': value }), now)).toBe(now + expected)
  })

  test.each([
    'soon',
    '',
    '-5',
    '1.5',
    '1e3',
    '0x10',
    '2026-03-01T12:01:00Z',
    'Sun, never',
    'in Sun, 01 Mar 2026 12:01:00 GMT',
  ])('%j says nothing', (value) => {
    expect(retryAtOf(answer({ 'retry-after': value }), now)).toBeUndefined()
  })

  test('is not there, and says nothing', () => {
    expect(retryAtOf(answer({}), now)).toBeUndefined()
  })

  test.each([-86_400_000, -3_600_000, -1000, 0, 1000, 3_600_000, 86_400_000])(
    'as a date counts from a server clock that is %i ms off',
    (off) => {
      const headers = { date: http(now + off), 'retry-after': http(now + off + 45_000) }
      expect(Math.abs((retryAtOf(answer(headers), now) ?? 0) - now - 45_000)).toBeLessThanOrEqual(1000)
    },
  )
})

test('an instant of the server, without a Date that can be read, is taken as it is', () => {
  for (const headers of [{}, { date: 'yesterday' }])
    expect(onOurClock(now + 5000, answer(headers), now)).toBe(now + 5000)
})

test.each([
  [-1999, 5000],
  [1999, 5000],
  [2000, 3000],
  [-2000, 7000],
  [3_600_000, 5000 - 3_600_000],
])('where the server’s clock is %i ms from ours, what it says to be in 5000 ms is in %i', (off, expected) => {
  const date = http(now + Math.trunc(off / 1000) * 1000)
  // `Date` tells whole seconds: ours is what lies between them.
  const ours = now + Math.trunc(off / 1000) * 1000 - off
  expect(onOurClock(ours + 5000, answer({ date }), ours)).toBe(ours + expected)
})
