import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { AuthError } from '../protocol/error.ts'
import { scriptedBackend } from '../testing/scriptedBackend.ts'
import { sampleSteps } from '../testing/steps.ts'
import { createFlow } from './createFlow.ts'
import { noticeOf, type SignInEvent } from './events.ts'
import { reportAction } from './reportAction.ts'

const { code, done } = sampleSteps
const acted = { step: 'code', action: 'submit' } as const

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test.each([
  ['answered', { to: 'done' }],
  ['failed', { error: 'offline' }],
  ['abandoned', {}],
] as const)('an action that is %s is told once, with how long it took', (type, more) => {
  const events: SignInEvent[] = []
  const flow = createFlow(scriptedBackend({ start: code }), (event) => events.push(event))
  const controller = new AbortController()
  const tell = reportAction(flow, acted, controller.signal)
  vi.advanceTimersByTime(1500)
  if (type === 'answered') tell.answered(done)
  if (type === 'failed') tell.failed(new AuthError('offline'))
  controller.abort()
  expect(events).toStrictEqual([
    { type: 'submitted', ...acted },
    { type, ...acted, milliseconds: 1500, ...more },
  ])
})

test('of a step’s news the word alone is told', () => {
  expect(noticeOf({ ...code, notice: 'sent' })).toStrictEqual({ notice: 'sent' })
  for (const step of [code, done]) expect(noticeOf(step)).toStrictEqual({})
})
