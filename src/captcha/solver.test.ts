import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createSolver } from './solver.ts'
import type { Widget } from './drawnWidget.ts'
import type { Reports } from './solver.ts'

function solver(widget: Partial<Widget> = {}, invisible = true) {
  const opened: { reports: Reports; arrive(): void }[] = []
  const removed = vi.fn<() => void>()
  const cameBack = vi.fn<() => void>()
  const expired = vi.fn<() => void>()
  const subject = createSolver({
    lifetime: 120_000,
    invisible,
    challengeTimeout: 120_000,
    open: (reports) =>
      new Promise((resolve) => {
        opened.push({
          reports,
          arrive: () => resolve({ execute() {}, reset() {}, remove: removed, ...widget }),
        })
      }),
    attend: () => cameBack,
    onReady() {},
    onExpired: expired,
    onUnavailable() {},
  })
  return { subject, opened, removed, cameBack, expired }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a solver', () => {
  test('opens once, however often it is asked', () => {
    const { subject, opened } = solver()
    subject.open()
    subject.open()
    subject.solve(new AbortController().signal).catch(() => {})
    expect(opened).toHaveLength(1)
  })

  test('removes a widget that is drawn after it ended', async () => {
    const { subject, opened, removed } = solver()
    subject.open()
    subject.end(new Error('gone'))
    opened[0]?.arrive()
    await vi.advanceTimersByTimeAsync(0)
    expect(removed).toHaveBeenCalledOnce()
  })

  test('does not mind a vendor that has lost its widget', async () => {
    const lost = () => {
      throw new Error('Cannot find widget.')
    }
    const { subject, opened } = solver({ reset: lost, remove: lost })
    subject.open()
    opened[0]?.arrive()
    const solving = subject.solve(new AbortController().signal)
    await vi.advanceTimersByTimeAsync(0)
    opened[0]?.reports.solved('token')
    expect(await solving).toBe('token')
    expect(() => subject.end(new Error('gone'))).not.toThrow()
  })

  test('says it is unavailable when running throws', async () => {
    const { subject, opened } = solver({
      execute() {
        throw new Error('No such widget.')
      },
    })
    subject.open()
    opened[0]?.arrive()
    await vi.advanceTimersByTimeAsync(0)
    await expect(subject.solve(new AbortController().signal)).rejects.toMatchObject({ code: 'captcha-unavailable' })
  })

  test('ignores an empty token', async () => {
    const { subject, opened } = solver()
    subject.open()
    opened[0]?.arrive()
    const solving = subject.solve(new AbortController().signal)
    opened[0]?.reports.solved('')
    opened[0]?.reports.solved('token')
    expect(await solving).toBe('token')
  })

  test('leaves no timer and no listener behind once it has settled', async () => {
    const { subject, opened } = solver()
    const signal = new AbortController().signal
    const removeEventListener = vi.spyOn(signal, 'removeEventListener')
    subject.open()
    opened[0]?.arrive()
    const solving = subject.solve(signal)
    opened[0]?.reports.solved('token')
    await solving
    expect(vi.getTimerCount()).toBe(0)
    expect(removeEventListener).toHaveBeenCalledOnce()
  })

  test('takes the person back when the challenge ends the wait, not when they leave', async () => {
    const { subject, opened, cameBack } = solver()
    subject.open()
    opened[0]?.arrive()
    const ends: readonly ((reports: Reports) => void)[] = [
      (reports) => reports.solved('token'),
      (reports) => reports.lapsed(),
      (reports) => reports.hidden(),
      () => void vi.advanceTimersByTime(120_000),
    ]
    for (const [index, end] of ends.entries()) {
      const solving = subject.solve(new AbortController().signal)
      solving.catch(() => {})
      await vi.advanceTimersByTimeAsync(0)
      end(opened[0]!.reports)
      await vi.advanceTimersByTimeAsync(200)
      expect(cameBack).toHaveBeenCalledTimes(index + 1)
    }
    const leaving = new AbortController()
    const left = subject.solve(leaving.signal)
    leaving.abort()
    await expect(left).rejects.toBe(leaving.signal.reason)
    const gone = subject.solve(new AbortController().signal)
    subject.end(leaving.signal.reason)
    await expect(gone).rejects.toBe(leaving.signal.reason)
    expect(cameBack).toHaveBeenCalledTimes(ends.length)
  })

  test('draws a new widget after one broke down, unless it has mended itself', async () => {
    const { subject, opened, removed } = solver({}, false)
    subject.open()
    opened[0]?.arrive()
    await vi.advanceTimersByTimeAsync(0)
    opened[0]?.reports.failed('300030')
    opened[0]?.reports.solved('token')
    expect(await subject.solve(new AbortController().signal)).toBe('token')
    expect(opened).toHaveLength(1)
    opened[0]?.reports.failed('300030')
    subject.solve(new AbortController().signal).catch(() => {})
    expect(removed).toHaveBeenCalledOnce()
    expect(opened).toHaveLength(2)
  })

  test('tells of a tick that ran out only if nobody had used it', async () => {
    const { subject, opened, expired } = solver({}, false)
    subject.open()
    opened[0]?.arrive()
    await vi.advanceTimersByTimeAsync(0)
    const { reports } = opened[0]!
    reports.expired()
    subject.solve(new AbortController().signal).catch(() => {})
    reports.expired()
    expect(expired).not.toHaveBeenCalled()
    reports.solved('for the one who waits')
    reports.solved('held')
    reports.expired()
    expect(expired).toHaveBeenCalledOnce()
  })
})
