import { expect, test, vi } from 'vitest'
import { AuthError } from '../protocol/error.ts'
import { scriptedBackend } from '../testing/scriptedBackend.ts'
import { sampleSteps } from '../testing/steps.ts'
import { createFlow } from './createFlow.ts'
import { performAction } from './performAction.ts'

const { code } = sampleSteps

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
