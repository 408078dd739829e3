import { describe, expect, test, vi } from 'vitest'
import { untilAborted } from './untilAborted.ts'

const outcome = (promise: Promise<unknown>) =>
  promise.then(
    (value) => ({ value }),
    (reason: unknown) => ({ reason }),
  )

describe('what is awaited until the person leaves', () => {
  test.each([
    ['an answer', () => Promise.resolve('answer'), { value: 'answer' }],
    ['a failure', () => Promise.reject(new RangeError('failed')), { reason: new RangeError('failed') }],
  ])('%s is handed on, and leaves no listener on the signal', async (_, begin, expected) => {
    const { signal } = new AbortController()
    const added = vi.spyOn(signal, 'addEventListener')
    const removed = vi.spyOn(signal, 'removeEventListener')
    expect(await outcome(untilAborted(begin(), signal))).toEqual(expected)
    await Promise.resolve()
    expect(added).toHaveBeenCalledOnce()
    expect(removed.mock.calls).toEqual(added.mock.calls)
  })

  test('is over when they leave, and when they have left already', async () => {
    const controller = new AbortController()
    const leaving = outcome(untilAborted(new Promise(() => {}), controller.signal))
    controller.abort('left')
    expect(await leaving).toEqual({ reason: 'left' })
    expect(await outcome(untilAborted(new Promise(() => {}), controller.signal))).toEqual({ reason: 'left' })
  })
})
