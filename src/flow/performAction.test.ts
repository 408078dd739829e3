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

test('where the pause does not load, the request is made without one', async () => {
  vi.resetModules()
  vi.doMock('./cooldown.ts', () => {
    throw new Error('The chunk is gone.')
  })
  const answered = resending(code)
  expect((await answered.performed).take()).toEqual(code)
  expect(answered.flow.getState()).toBe(answered.step)
  const failed = resending('rate-limited')
  await expect(failed.performed).rejects.toBeInstanceOf(AuthError)
  expect(failed.flow.getState()).toBe(failed.step)
  vi.doUnmock('./cooldown.ts')
})
