import { describe, expect, test, vi } from 'vitest'
import type { Backend } from '../protocol/backend.ts'
import { AuthError } from '../protocol/error.ts'
import type { Step } from '../protocol/step.ts'
import { scriptedBackend } from '../testing/scriptedBackend.ts'
import { sampleSteps } from '../testing/steps.ts'
import { e164 } from '../test-support/e164.test-support.ts'
import { createFlow, type Flow } from './createFlow.ts'
import type { FlowEvent } from './machine.ts'

const { phone, code, done } = sampleSteps

describe('a flow', () => {
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

  test('counts the moves from step to step: what is heard, asked for or handed over moves nobody', () => {
    const flow = createFlow(scriptedBackend({ start: phone }))
    const sent = { phone: e164('+79991234567'), resendAt: 1, unanswered: true } as const
    const moves = [flow.moves]
    const send = (event: FlowEvent) => {
      flow.send(event)
      moves.push(flow.moves)
    }
    send({ type: 'started', step: phone })
    send({ type: 'asked', step: { ...phone, sent }, message: sent })
    send({ type: 'refused', step: phone, message: sent })
    send({ type: 'heard', step: { ...phone, sent } })
    send({ type: 'answered', from: 'phone', action: 'submit', step: code })
    send({ type: 'back' })
    send({ type: 'answered', from: 'phone', action: 'submit', step: done })
    send({ type: 'handed-over' })
    expect(moves).toEqual([0, 1, 1, 1, 1, 2, 3, 4, 4])
  })

  test.each<[string, (flow: Flow) => void, boolean]>([
    ['nothing', () => {}, false],
    ['what another tab has told', (flow) => flow.send({ type: 'heard', step: { ...code, resendAt: 1 } }), false],
    ['an answer', (flow) => flow.send({ type: 'answered', from: 'code', action: 'submit', step: done }), true],
    ['the way back', (flow) => flow.send({ type: 'back' }), true],
    ['another start', (flow) => flow.lifetime.leaveForStart(), true],
  ])('knows whether the person has acted: after %s', (_, happens, hasActed) => {
    const flow = createFlow(scriptedBackend({ start: code }))
    flow.send({ type: 'started', step: code })
    happens(flow)
    expect(flow.hasActed).toBe(hasActed)
  })

  test('goes on with a backend that is made anew, which takes over from the former', () => {
    const former = scriptedBackend({ start: phone })
    const [takeOver, next] = [vi.fn(), scriptedBackend({ start: phone })]
    const flow = createFlow({ ...former, takeOver })
    const first = flow.backend
    flow.lifetime.renew(first)
    expect(takeOver).not.toHaveBeenCalled()
    const second = { ...next, takeOver }
    flow.lifetime.renew(second)
    expect(takeOver).toHaveBeenCalledExactlyOnceWith(first)
    expect(flow.backend).toBe(second)
    // One that keeps nothing has nothing to take over.
    flow.lifetime.renew(next)
    expect(flow.backend).toBe(next)
  })

  test('tells of a start that failed, and of none that another has taken the place of, or the end', async () => {
    const told: unknown[] = []
    const flow = createFlow(scriptedBackend({ start: phone }), (event) => told.push(event))
    const fails = () => flow.lifetime.start(() => Promise.reject(new AuthError('network'))).catch(() => {})
    await fails()
    expect(told).toEqual([{ type: 'start-failed', error: 'network' }])
    beginStart(flow)
    const last = beginStart(flow)
    flow.lifetime.end()
    await settle()
    expect(last.signal.aborted).toBe(true)
    expect(told).toHaveLength(1)
  })

  test('lets secrets go where they were: on done, when told, and at the end', () => {
    const backend = scriptedBackend({ start: phone })
    const flow = createFlow(backend)
    flow.lifetime.leaveForStart()
    flow.send({ type: 'started', step: done })
    expect(backend.forgotten).toEqual([])
    flow.send({ type: 'started', step: code })
    flow.send({ type: 'answered', from: 'code', action: 'submit', step: done })
    expect(backend.forgotten).toEqual([code])
    // The host has the session: there is nothing left to let go.
    flow.send({ type: 'handed-over' })
    expect(backend.forgotten).toEqual([code])
    flow.send({ type: 'started', step: phone })
    flow.lifetime.leaveForStart()
    flow.lifetime.end()
    expect(backend.forgotten).toEqual([code, phone, phone])
  })

  test('lets the secrets of an answer that came too late go, but for those of the attempt someone is still at', async () => {
    const backend = scriptedBackend({ start: phone })
    const flow = createFlow(backend)
    const tooLate = async (step: Step) => {
      const { arrived } = flow.lifetime.receive(Promise.resolve(step), AbortSignal.abort())
      await expect(arrived).rejects.toThrow('aborted')
    }
    const [own, before, late] = ['own', 'before', 'late'].map((vault) => ({ ...code, context: { vault } }))
    if (own === undefined || before === undefined || late === undefined) throw new Error('A step is missing.')
    await tooLate(late)
    expect(backend.forgotten).toEqual([late])
    const at = { ...own, back: { ...phone, context: before.context } }
    flow.send({ type: 'started', step: at })
    for (const step of [own, before, done, late]) await tooLate(step)
    expect(backend.forgotten).toEqual([late, late])
    // Someone who is done is at none.
    flow.send({ type: 'started', step: done })
    await tooLate(own)
    expect(backend.forgotten).toEqual([late, late, at, own])
  })

  test('of a backend that holds none does without', async () => {
    const bare: Backend = {
      name: 'bare',
      routes: { start: ['code', 'done'], code: { submit: ['done'] } },
      start: async () => code,
    }
    const flow = createFlow(bare)
    flow.lifetime.receive(Promise.resolve(code), AbortSignal.abort()).arrived.catch(() => {})
    await settle()
    flow.send({ type: 'started', step: code })
    flow.lifetime.leaveForStart()
    flow.send({ type: 'answered', from: 'code', action: 'submit', step: done })
    flow.lifetime.end()
    expect(flow.getState()).toBe(done)
  })

  test('ends the start before when another begins, and the last with itself', async () => {
    const flow = createFlow(scriptedBackend({ start: phone }))
    const first = beginStart(flow)
    expect(first.signal.aborted).toBe(false)
    const second = beginStart(flow)
    expect([first.signal.aborted, second.signal.aborted, flow.lifetime.hasEnded]).toEqual([true, false, false])
    flow.lifetime.end()
    expect([second.signal.aborted, flow.lifetime.hasEnded]).toEqual([true, true])
    expect(beginStart(flow).signal.aborted).toBe(true)
    expect(() => createFlow(scriptedBackend({ start: phone })).lifetime.end()).not.toThrow()
  })

  test('lets nobody act between leaving for another start and the end of the last one', async () => {
    const flow = createFlow(scriptedBackend({ start: phone }))
    const isClosed = () => {
      const running = flow.lock.take('phone.submit')
      running?.release()
      return running === undefined
    }
    expect(isClosed()).toBe(false)
    flow.lifetime.leaveForStart()
    const given = beginStart(flow)
    const taken = beginStart(flow)
    given.answer(phone)
    await settle()
    expect([isClosed(), flow.getState()]).toEqual([true, undefined])
    taken.answer(phone)
    await settle()
    expect([isClosed(), flow.getState()]).toEqual([false, phone])
  })

  test.each(['abort', 'end'] as const)('on %s aborts what runs and what it waits for, and opens the lock', (how) => {
    const flow = createFlow(scriptedBackend({ start: phone }))
    const first = flow.lock.take('code.resend')
    if (first !== undefined) first.isSent = true
    const second = flow.lock.take('code.submit')
    expect(second?.behind).toBe(first)
    if (how === 'end') flow.lifetime.end()
    else flow.lock.abort()
    expect([first?.signal.aborted, second?.signal.aborted]).toEqual([true, true])
    expect(flow.lock.running).toBeUndefined()
  })
})

const settle = () => new Promise((resolve) => setTimeout(resolve))

/** A start whose backend answers when it is told to. */
function beginStart(flow: Flow) {
  let answer: (step: Step) => void = () => {}
  const promise = new Promise<Step>((resolve) => {
    answer = resolve
  })
  const seen: AbortSignal[] = []
  const start = flow.lifetime.start(async (signal) => {
    seen.push(signal)
    const delivery = flow.lifetime.receive(promise, signal)
    await delivery.arrived
    return delivery
  })
  start.catch(() => {})
  const [signal] = seen
  if (signal === undefined) throw new Error('A start asks at once.')
  return { signal, answer }
}
