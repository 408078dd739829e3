import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createSolver } from './solver.ts'
import type { Reports, Widget } from './solver.ts'

function solver(widget: Partial<Widget> = {}) {
  const opened: { reports: Reports; arrive(): void }[] = []
  const removed = vi.fn<() => void>()
  const subject = createSolver({
    lifetime: 120_000,
    invisible: true,
    challengeTimeout: 120_000,
    open: (reports) =>
      new Promise((resolve) => {
        opened.push({
          reports,
          arrive: () => resolve({ execute() {}, reset() {}, remove: removed, ...widget }),
        })
      }),
    focus() {},
    onReady() {},
    onUnavailable() {},
  })
  return { subject, opened, removed }
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
    subject.end()
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
    expect(() => subject.end()).not.toThrow()
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

  test('takes an empty token for none', async () => {
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
})
