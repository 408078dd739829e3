import { describe, expect, test, vi } from 'vitest'
import type { Backend } from '../protocol/backend.ts'
import { scriptedBackend } from '../testing/scriptedBackend.ts'
import { sampleSteps } from '../testing/steps.ts'
import { createFlow, createRunning } from './createFlow.ts'

const { phone, code, done } = sampleSteps

describe('a flow', () => {
  test('is told apart from another one of the same backend', () => {
    const backend = scriptedBackend({ start: phone })
    const ids = [createFlow(backend), createFlow(backend), createFlow(backend)].map(({ id }) => id)
    expect(new Set(ids).size).toBe(3)
    expect(ids[0]).not.toContain('-0')
  })

  test('tells of each move, once, whoever still listens', () => {
    const flow = createFlow(scriptedBackend({ start: phone }))
    const [staying, leaving] = [vi.fn(), vi.fn()]
    flow.subscribe(staying)
    const leave = flow.subscribe(leaving)
    flow.send({ type: 'started', step: phone })
    leave()
    flow.send({ type: 'back' })
    flow.send({ type: 'started', step: code })
    expect([flow.getState(), staying.mock.calls.length, leaving.mock.calls.length]).toEqual([code, 2, 1])
  })

  test('lets secrets go where they were: on done, when told, and at the end', () => {
    const backend = scriptedBackend({ start: phone })
    const flow = createFlow(backend)
    flow.forget()
    flow.send({ type: 'started', step: done })
    expect(backend.forgotten).toEqual([])
    flow.send({ type: 'started', step: code })
    flow.send({ type: 'answered', from: 'code', action: 'submit', step: done })
    expect(backend.forgotten).toEqual([code])
    flow.send({ type: 'started', step: phone })
    flow.forget()
    flow.end()
    expect(backend.forgotten).toEqual([code, phone, phone])
  })

  test('lets the secrets of an answer that came too late go, but for those of the attempt someone is still at', () => {
    const backend = scriptedBackend({ start: phone })
    const flow = createFlow(backend)
    const [own, before, late] = ['own', 'before', 'late'].map((vault) => ({ ...code, context: { vault } }))
    if (own === undefined || before === undefined || late === undefined) throw new Error('A step is missing.')
    flow.discard(late)
    expect(backend.forgotten).toEqual([late])
    const at = { ...own, back: { ...phone, context: before.context } }
    flow.send({ type: 'started', step: at })
    for (const step of [own, before, done, late]) flow.discard(step)
    expect(backend.forgotten).toEqual([late, late])
    // Someone who is done is at none.
    flow.send({ type: 'started', step: done })
    flow.discard(own)
    expect(backend.forgotten).toEqual([late, late, at, own])
  })

  test('of a backend that holds none does without', () => {
    const bare: Backend = {
      name: 'bare',
      routes: { start: ['code', 'done'], code: { submit: ['done'] } },
      start: async () => code,
    }
    const flow = createFlow(bare)
    flow.discard(code)
    flow.send({ type: 'started', step: code })
    flow.forget()
    flow.send({ type: 'answered', from: 'code', action: 'submit', step: done })
    flow.end()
    expect(flow.getState()).toBe(done)
  })

  test('ends the start before when another begins, and the last with itself', () => {
    const flow = createFlow(scriptedBackend({ start: phone }))
    const first = flow.beginStart()
    expect(first.aborted).toBe(false)
    const second = flow.beginStart()
    expect([first.aborted, second.aborted, flow.ended]).toEqual([true, false, false])
    flow.end()
    expect([second.aborted, flow.ended]).toEqual([true, true])
    expect(flow.beginStart().aborted).toBe(true)
    const asking = createFlow(scriptedBackend({ start: phone }))
    expect(asking.isStarting).toBe(false)
    asking.willStart()
    const given = asking.beginStart()
    const taken = asking.beginStart()
    asking.endStart(given)
    expect(asking.isStarting).toBe(true)
    asking.endStart(taken)
    expect(asking.isStarting).toBe(false)
    expect(() => createFlow(scriptedBackend({ start: phone })).end()).not.toThrow()
  })

  test.each(['leave', 'end'] as const)('on %s aborts what runs and what it waits for, and opens the lock', (how) => {
    const flow = createFlow(scriptedBackend({ start: phone }))
    const first = createRunning('code.resend')
    const second = createRunning('code.submit', first)
    flow.running = second
    flow[how]()
    expect([first.controller.signal.aborted, second.controller.signal.aborted]).toEqual([true, true])
    expect(flow.running).toBeUndefined()
  })
})
