import { describe, expect, test, vi } from 'vitest'
import { AuthError } from '../protocol/error.ts'
import type { Step } from '../protocol/step.ts'
import { scriptedBackend } from '../testing/scriptedBackend.ts'
import { sampleSteps } from '../testing/steps.ts'
import { deferred } from '../test-support/deferred.test-support.ts'
import { e164 } from '../test-support/e164.test-support.ts'
import { failureOf } from '../test-support/failureOf.test-support.ts'
import { createFlow } from './createFlow.ts'
import { performAction } from './performAction.ts'

const { code, phone } = sampleSteps

/** What runs `phone.submit` on a flow whose backend may answer it with a code alone. */
function submitting({ answer = code as Step, isStarted = true } = {}) {
  const routes = { start: ['phone'], phone: { submit: ['code'] } } as const
  const backend = scriptedBackend({ start: phone, answers: { 'phone.submit': answer }, routes })
  const flow = createFlow(backend)
  if (isStarted) flow.send({ type: 'started', step: phone })
  const running = flow.lock.take('phone.submit')
  if (running === undefined) throw new Error('A lock that nobody has can be taken.')
  const perform = () =>
    performAction(flow, running, { kind: 'phone', action: 'submit', input: { phone: e164('+79991234567') } })
  return { flow, running, perform, calls: backend.calls, forgotten: backend.forgotten }
}

function resending(answer: typeof code | 'rate-limited') {
  const flow = createFlow(scriptedBackend({ start: code, answers: { 'code.resend': answer } }))
  const step = { ...code, resendAt: 1 }
  flow.send({ type: 'started', step })
  const running = flow.lock.take('code.resend')
  if (running === undefined) throw new Error('A lock that nobody has can be taken.')
  return { flow, step, performed: performAction(flow, running, { kind: 'code', action: 'resend', input: {} }) }
}

test('a message that is requested begins a pause', async () => {
  const { flow, performed } = resending(code)
  expect((await performed).take()).toEqual(code)
  expect(flow.getState()).not.toHaveProperty('resendAt', 1)
})

test('a message that is requested begins a pause before its request leaves, and one that is refused ends it', async () => {
  const { flow, step, performed } = resending('rate-limited')
  await vi.waitFor(() => expect(flow.lock.running).toMatchObject({ isSent: true }))
  expect(flow.getState()).not.toHaveProperty('resendAt', 1)
  await expect(performed).rejects.toBeInstanceOf(AuthError)
  expect(flow.getState()).toBe(step)
})

test('an answer outside of the declared routes is told to the developer, and nobody has it', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const astray = { ...phone, context: { vault: 'astray' } }
  const { perform, forgotten } = submitting({ answer: astray })
  const failure = await failureOf(perform())
  expect(failure.code).toBe('unexpected')
  expect(String(failure.cause)).toContain('Entryphone E07 (scripted: phone.submit, phone): ')
  expect(forgotten).toEqual([astray])
})

describe('an answer', () => {
  async function showing(answer: Step) {
    const { flow, running, perform, calls, forgotten } = submitting({ answer })
    const rules = deferred<void>()
    flow.preloading.turnedTo(() => rules.promise)
    flow.preloading.begin()
    const told = vi.fn()
    const performed = perform()
    performed.then(told, told)
    await vi.waitFor(() => expect(calls).toHaveLength(1))
    await new Promise((resolve) => setTimeout(resolve, 20))
    return { rules, told, performed, running, forgotten }
  }

  test('is there once it can be kept, so that a reload right then loses nothing', async () => {
    const { rules, told, performed } = await showing(code)
    expect(told).not.toHaveBeenCalled()
    rules.resolve()
    expect((await performed).take()).toEqual(code)
  })

  test('is there all the same where what keeps it does not come', async () => {
    const { performed } = await showing(code)
    expect((await performed).take()).toEqual(code)
  })

  test('is nobody’s where the person leaves before it can be kept', async () => {
    const secret = { ...code, context: { vault: 'left' } }
    const { performed, running, forgotten } = await showing(secret)
    running.abort()
    await expect(performed).rejects.toBe(running.signal.reason)
    expect(forgotten).toEqual([secret])
  })
})

test('no request leaves before the other tabs let it', async () => {
  const { flow, running, perform, calls } = submitting()
  const others = deferred<void>()
  const asked: unknown[] = []
  flow.lock.acquireSendLock = (one) => {
    asked.push(one)
    return others.promise
  }
  const performed = perform()
  await Promise.resolve()
  expect([asked, calls]).toEqual([[running], []])
  others.resolve()
  expect((await performed).take()).toEqual(code)
  expect(calls).toHaveLength(1)
})

test.each([
  ['before anything has started', false],
  ['of a step that is left', true],
])('a host’s own screen %s makes no request', async (_, isStarted) => {
  const { flow, running, perform, calls } = submitting({ isStarted })
  if (isStarted) flow.send({ type: 'answered', from: 'phone', action: 'submit', step: code })
  await expect(perform()).rejects.toBe(running.signal.reason)
  expect(running.signal.aborted).toBe(true)
  expect(calls).toEqual([])
})
