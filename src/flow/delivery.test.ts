import { describe, expect, test, vi } from 'vitest'
import type { Step } from '../protocol/step.ts'
import { sampleSteps } from '../testing/steps.ts'
import { deliver } from './delivery.ts'

const { code } = sampleSteps

/** A call that is answered when it is told to, and what of its answers was dropped. */
function called() {
  const drop = vi.fn<(step: Step) => void>()
  const controller = new AbortController()
  let answer: (step: Step) => void = () => {}
  const call = new Promise<Step>((resolve) => {
    answer = resolve
  })
  return { drop, controller, answer, delivery: deliver(call, controller.signal, drop) }
}

describe('the answer to a call', () => {
  test('is handed over once, and stays with whoever took it when the screen is left after that', async () => {
    const { drop, controller, answer, delivery } = called()
    expect(delivery.take()).toBeUndefined()
    answer(code)
    expect(await delivery.arrived).toBe(code)
    expect([delivery.take(), delivery.take()]).toEqual([code, undefined])
    controller.abort()
    expect(drop).not.toHaveBeenCalled()
  })

  test('that comes to someone who has left is discarded when it comes', async () => {
    const { drop, controller, answer, delivery } = called()
    controller.abort()
    await expect(delivery.arrived).rejects.toThrow('aborted')
    expect(drop).not.toHaveBeenCalled()
    answer(code)
    await vi.waitFor(() => expect(drop.mock.calls).toEqual([[code]]))
    expect(delivery.take()).toBeUndefined()
  })

  test('that is there, and has not moved anyone when they leave, is discarded then, and once', async () => {
    const { drop, controller, answer, delivery } = called()
    answer(code)
    await delivery.arrived
    controller.abort()
    expect(drop.mock.calls).toEqual([[code]])
    delivery.discard()
    expect([delivery.take(), drop.mock.calls.length]).toEqual([undefined, 1])
  })

  test('that may not follow is discarded, and leaving after that discards no more', async () => {
    const { drop, controller, answer, delivery } = called()
    answer(code)
    await delivery.arrived
    delivery.discard()
    controller.abort()
    expect(drop.mock.calls).toEqual([[code]])
  })

  test('of a call that fails is none', async () => {
    const drop = vi.fn<(step: Step) => void>()
    const controller = new AbortController()
    const delivery = deliver(Promise.reject(new Error('offline')), controller.signal, drop)
    await expect(delivery.arrived).rejects.toThrow('offline')
    controller.abort()
    expect([delivery.take(), drop.mock.calls]).toEqual([undefined, []])
  })
})
