import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { inTime } from './inTime.ts'

const { signal } = new AbortController()
const never = () => new Promise<never>(() => {})
const outcome = (promise: Promise<unknown>) =>
  promise.then(
    (value) => ({ value }),
    (reason: unknown) => ({ reason }),
  )

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('what is waited for no longer than a request may take', () => {
  test('is an answer, or one that is there at once', async () => {
    expect(await inTime(async () => 'answer', { signal })).toBe('answer')
    expect(await inTime(() => 'at once', { signal })).toBe('at once')
  })

  test('is given up after twenty seconds, where nothing else is said, and its signal ends then', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const given: AbortSignal[] = []
    const result = outcome(
      inTime(
        (ends) => {
          given.push(ends)
          return never()
        },
        { signal },
      ),
    )
    await vi.advanceTimersByTimeAsync(19_999)
    expect(given.map(({ aborted }) => aborted)).toEqual([false])
    await vi.advanceTimersByTimeAsync(1)
    expect(given.map(({ aborted }) => aborted)).toEqual([true])
    expect(await result).toMatchObject({ reason: { code: 'timeout', cause: 'There was no answer in time.' } })
    expect(warn).not.toHaveBeenCalled()
  })

  test('is named to the developer where it is a function of the host’s, and not where it is the network', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const results = [inTime(never, { signal, timeout: 5 }), inTime(never, { signal, timeout: 5, of: 'slow()' })]
    const outcomes = Promise.all(results.map(outcome))
    await vi.advanceTimersByTimeAsync(5)
    expect(await outcomes).toMatchObject([{ reason: { code: 'timeout' } }, { reason: { code: 'timeout' } }])
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^Entryphone E29 \(slow\(\)\)/))
  })

  test('fails as it fails, and brings no advice', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const failure = new RangeError('failed')
    const failing = () => {
      throw failure
    }
    expect(await outcome(inTime(failing, { signal, of: 'failing()' }))).toEqual({ reason: failure })
    expect(await outcome(inTime(() => Promise.reject(failure), { signal }))).toEqual({ reason: failure })
    expect(warn).not.toHaveBeenCalled()
  })

  test('ends with the reason of whoever leaves, also where it fails with that', async () => {
    const leaving = new AbortController()
    const result = outcome(
      inTime(
        (ends) =>
          new Promise((_, reject) => {
            ends.addEventListener('abort', () => reject(new Error('ended')))
          }),
        { signal: leaving.signal },
      ),
    )
    leaving.abort('left')
    expect(await result).toEqual({ reason: 'left' })
  })

  test('does not begin for someone who has left', async () => {
    const call = vi.fn()
    expect(await outcome(inTime(call, { signal: AbortSignal.abort('gone') }))).toEqual({ reason: 'gone' })
    expect(call).not.toHaveBeenCalled()
  })

  test.each<[string, () => unknown]>([
    ['an answer', () => 'answer'],
    ['a failure', () => Promise.reject(new Error('failed'))],
  ])('leaves no timer and no listener behind after %s', async (_, call) => {
    const controller = new AbortController()
    const added = vi.spyOn(controller.signal, 'addEventListener')
    const removed = vi.spyOn(controller.signal, 'removeEventListener')
    await outcome(inTime(call, { signal: controller.signal }))
    expect(added).toHaveBeenCalledOnce()
    expect(removed.mock.calls).toEqual(added.mock.calls)
    expect(vi.getTimerCount()).toBe(0)
  })
})
