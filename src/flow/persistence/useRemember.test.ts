// @vitest-environment jsdom
import { renderHook } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Step } from '../../protocol/step.ts'
import { scriptedBackend } from '../../testing/scriptedBackend.ts'
import { sampleSteps } from '../../testing/steps.ts'
import { now } from '../../runtime/clock.ts'
import { createFlow } from '../createFlow.ts'
import { recallStep, rememberStep } from './memory.ts'
import { useRemember } from './useRemember.ts'

const { phone: blank, done } = sampleSteps
const phone = { ...blank, notice: 'phone-removed' } as const
const code = { ...sampleSteps.code, resendAt: now() + 60_000 }
const signInAgain = sampleSteps['sign-in-again']

/** The flow of a widget on a page, and what is kept of it. */
function remembering(remember = true) {
  const flow = createFlow(scriptedBackend({ start: phone }))
  const { result, rerender, unmount } = renderHook((props) => useRemember(flow, { name: undefined, ...props }), {
    initialProps: { remember },
  })
  const started = (step: Step) => flow.send({ type: 'started', step })
  const answered = (step: Step) => flow.send({ type: 'answered', from: 'code', action: 'submit', step })
  const kept = async () => (await recallStep('scripted'))?.resumed
  return { flow, started, answered, kept, rerender, unmount, recall: () => result.current() }
}
const leavePage = () => window.dispatchEvent(new Event('pagehide'))

// The rules come once and for all: from then on a step is kept, or not, before anything else happens.
beforeAll(() => rememberStep('another', phone))
afterEach(() => {
  sessionStorage.clear()
})

describe('a step that the flow starts at', () => {
  test('is kept once the form is there, so that the rules of it are not in the way', async () => {
    const { flow, started, kept } = remembering()
    started(phone)
    expect(await kept()).toBeUndefined()
    flow.preloading.begin()
    expect(await kept()).toEqual(phone)
  })

  test('is kept on the way out too', async () => {
    const { started, kept } = remembering()
    started(phone)
    leavePage()
    expect(await kept()).toEqual(phone)
  })

  test('is nowhere later than the one that follows', async () => {
    const { flow, started, answered, kept } = remembering()
    started(code)
    answered({ ...code, notice: 'code-wrong' })
    expect(await kept()).toHaveProperty('notice', 'code-wrong')
    flow.preloading.begin()
    expect(await kept()).toHaveProperty('notice', 'code-wrong')
  })

  test('and that asks for a number and knows nothing yet is none: a reload begins there by itself, without a look back', async () => {
    sessionStorage.setItem('entryphone:scripted', 'what was kept')
    const { flow, started, kept } = remembering()
    started(blank)
    leavePage()
    flow.preloading.begin()
    leavePage()
    expect(sessionStorage).toHaveLength(0)
    flow.send({ type: 'answered', from: 'phone', action: 'submit', step: { ...blank } })
    expect(await kept()).toEqual(blank)
  })

  test('and is done already is none, and clears what was kept', async () => {
    sessionStorage.setItem('entryphone:scripted', 'what was kept')
    const { flow, started } = remembering()
    started(done)
    expect(sessionStorage).toHaveLength(0)
    flow.preloading.begin()
    leavePage()
    expect(sessionStorage).toHaveLength(0)
  })
})

describe('what is kept', () => {
  test('stays while the person signs in again, who comes back to it', async () => {
    const { started, answered, kept } = remembering()
    started(code)
    answered({ ...code, notice: 'code-wrong' })
    answered(signInAgain)
    leavePage()
    expect(await kept()).toHaveProperty('kind', 'code')
  })

  test('is nothing that other tabs tell of a number', async () => {
    const { flow, started, kept } = remembering()
    flow.preloading.begin()
    started(phone)
    flow.send({ type: 'heard', step: { ...phone, notice: 'expired' } })
    expect(await kept()).toEqual(phone)
    leavePage()
    expect(await kept()).toEqual(phone)
  })

  test('is not written again by a flow that has ended, nor by a widget that is gone', async () => {
    const { flow, started, kept, unmount } = remembering()
    flow.preloading.begin()
    started(code)
    expect(await kept()).toHaveProperty('kind', 'code')
    sessionStorage.clear()
    flow.lifetime.end()
    leavePage()
    expect(await kept()).toBeUndefined()
    unmount()
    leavePage()
    expect(await kept()).toBeUndefined()
  })

  test('is recalled, unless nothing is to be kept', async () => {
    const { flow, started, kept, recall, rerender } = remembering()
    flow.preloading.begin()
    started(phone)
    expect(await recall()).toEqual({ resumed: phone })
    rerender({ remember: false })
    expect(await recall()).toBeUndefined()
    flow.send({ type: 'answered', from: 'phone', action: 'submit', step: code })
    leavePage()
    expect(await kept()).toEqual(phone)
  })
})

test('a widget that is to keep nothing keeps nothing, and takes nobody’s place', async () => {
  const { flow, started, recall } = remembering(false)
  flow.preloading.begin()
  started(code)
  leavePage()
  expect(sessionStorage).toHaveLength(0)
  expect(await recall()).toBeUndefined()
  const other = remembering()
  other.flow.preloading.begin()
  other.started(phone)
  expect(await other.kept()).toEqual(phone)
})
