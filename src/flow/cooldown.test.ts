// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { now } from '../runtime/clock.ts'
import { AuthError, type AuthErrorCode, authErrorCodes } from '../protocol/error.ts'
import type { CodeStep, PhoneStep, Step } from '../protocol/step.ts'
import { scriptedBackend } from '../testing/scriptedBackend.ts'
import { sampleSteps } from '../testing/steps.ts'
import { beginCooldown } from './cooldown.ts'
import { createFlow } from './createFlow.ts'
import { e164 } from '../test-support/e164.test-support.ts'

const phone = e164('+79991234567')
const pause = 30_000
const sending = { scope: 'https://a.example', pause, longestWait: 600_000 }

function flowAt(step: Step, backend = {}) {
  const flow = createFlow({ ...scriptedBackend({ start: step }), sending, ...backend })
  flow.send({ type: 'started', step })
  return flow
}
/** The code step once another message may be asked for, where its message was to `place`. */
const codeStep = (more: Partial<CodeStep> = {}): CodeStep => ({ ...sampleSteps.code, resendAt: now() - 1000, ...more })
function authenticatorStep(): CodeStep {
  const { resendAt: _, ...step } = codeStep({ factor: 'app' })
  return step
}
const phoneStep = (sent?: PhoneStep['sent']): PhoneStep => ({ ...sampleSteps.phone, ...(sent && { sent }) })

beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_000 })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('a request for another message that leaves', () => {
  test('begins the pause on the step and on the way back', () => {
    const step = codeStep({ back: phoneStep({ phone, resendAt: now() - 1000 }) })
    const flow = flowAt(step)
    expect(beginCooldown(flow, step, 'resend', {}).step).toBe(step)
    const until = now() + pause
    expect(flow.getState()).toMatchObject({ kind: 'code', resendAt: until, back: { sent: { phone, resendAt: until } } })
  })

  test.each<[string, Partial<CodeStep>, object]>([
    ['to a number that the step before shows', { back: { ...phoneStep(), phone } }, { sent: { phone } }],
    ['to a place only the server knows', { to: '+7***67', back: sampleSteps.credentials }, { sent: { to: '+7***67' } }],
  ])('%s is known of there', (_, more, back) => {
    const { phone: __, back: ___, ...bare } = codeStep()
    const step = { ...bare, ...more }
    const flow = flowAt(step)
    beginCooldown(flow, step, 'resend', {})
    expect(flow.getState()).toMatchObject({ resendAt: now() + pause, back })
  })

  test.each<[string, object, number]>([
    ['that says how long', { sending }, pause],
    ['that says only how long at most', { sending: { scope: '', longestWait: 45_000 } }, 45_000],
    ['that says nothing', { sending: undefined }, 60_000],
  ])('of a backend %s waits', (_, backend, expected) => {
    const step = codeStep()
    const flow = flowAt(step, backend)
    beginCooldown(flow, step, 'resend', {})
    expect(flow.getState()).toHaveProperty('resendAt', now() + expected)
  })

  test.each(authErrorCodes)(
    'and is answered with %s goes on waiting only where a message may have gone out',
    (code) => {
      const unknown: readonly AuthErrorCode[] = ['network', 'offline', 'server', 'timeout', 'unexpected']
      const step = codeStep()
      const flow = flowAt(step)
      beginCooldown(flow, step, 'resend', {}).failed(new AuthError(code))
      if (unknown.includes(code)) expect(flow.getState()).toHaveProperty('resendAt', now() + pause)
      else expect(flow.getState()).toBe(step)
    },
  )

  test('and fails with something that is no answer goes on waiting', () => {
    const step = codeStep()
    const flow = flowAt(step)
    beginCooldown(flow, step, 'resend', {}).failed(new Error('a mistake'))
    expect(flow.getState()).toHaveProperty('resendAt', now() + pause)
  })

  test('without a line has not left', () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    const step = codeStep()
    const flow = flowAt(step)
    beginCooldown(flow, step, 'resend', {}).failed(new AuthError('offline'))
    expect(flow.getState()).toBe(step)
  })

  test.each<[string, Partial<CodeStep>, object]>([
    ['an end', { expiresAt: 1_700_000_500_000 }, { expiresAt: 1_700_000_500_000 }],
    ['none', {}, {}],
  ])('tells the step before of %s of its code', (_, more, end) => {
    const { expiresAt: __, ...bare } = codeStep({ back: phoneStep() })
    const step = { ...bare, ...more }
    const flow = flowAt(step)
    const asked: unknown[] = []
    flow.subscribe((event) => event.type === 'asked' && asked.push(event.message))
    beginCooldown(flow, step, 'resend', {})
    expect(asked).toStrictEqual([{ phone, resendAt: now() + pause, ...end, unanswered: true }])
  })

  test('undoes nothing that was heard meanwhile', () => {
    const step = codeStep()
    const flow = flowAt(step)
    const cooldown = beginCooldown(flow, step, 'resend', {})
    const heard = codeStep({ resendAt: now() + 50_000 })
    flow.send({ type: 'heard', step: heard })
    cooldown.failed(new AuthError('rate-limited'))
    expect(flow.getState()).toBe(heard)
  })
})

describe('a number whose request leaves', () => {
  const asked = { phone, resendAt: 1_700_000_000_000 + pause, unanswered: true } as const

  test('is known of as unanswered, until it is answered or refused', () => {
    const step = phoneStep()
    const flow = flowAt(step)
    const messages: unknown[] = []
    flow.subscribe((event) => event.type === 'asked' && messages.push(event.message))
    const cooldown = beginCooldown(flow, step, 'submit', { phone })
    expect(cooldown.step).toBe(step)
    expect(messages).toEqual([asked])
    expect(flow.getState()).toEqual({ ...step, sent: asked })
    cooldown.failed(new AuthError('phone-refused'))
    expect(flow.getState()).toBe(step)
  })

  test('is asked for again where its answer was lost, and the pause is the first request’s', () => {
    const step = phoneStep(asked)
    const flow = flowAt(step)
    vi.advanceTimersByTime(10_000)
    const cooldown = beginCooldown(flow, step, 'submit', { phone })
    expect(cooldown.step).toEqual(phoneStep())
    const free = codeStep({ resendAt: now(), back: phoneStep() })
    expect(cooldown.answered(free)).toMatchObject({
      resendAt: asked.resendAt,
      back: { sent: { phone, resendAt: asked.resendAt } },
    })
    const later = codeStep({ resendAt: now() + 60_000 })
    expect(cooldown.answered(later)).toBe(later)
  })

  test.each<[string, object, number]>([
    ['says how long', { sending }, pause],
    ['says nothing', { sending: undefined }, 60_000],
  ])('begins a pause of its own where an earlier answer was lost, with a backend that %s', (_, backend, length) => {
    const step = phoneStep(asked)
    const flow = flowAt(step, backend)
    vi.advanceTimersByTime(10_000)
    beginCooldown(flow, step, 'submit', { phone })
    expect(flow.getState()).toEqual({ ...step, sent: { ...asked, resendAt: now() + length } })
  })

  test('is told of as it is to a backend whose server knows of no earlier message, and no request is to leave', () => {
    const step = phoneStep(asked)
    const flow = flowAt(step, { sending: { ...sending, sendsAnew: true } })
    vi.advanceTimersByTime(10_000)
    const cooldown = beginCooldown(flow, step, 'submit', { phone })
    expect(cooldown.step).toBe(step)
    expect(flow.getState()).toBe(step)
    const free = codeStep({ resendAt: now(), back: phoneStep() })
    expect(cooldown.answered(free)).toBe(free)
    // Once the pause is over, one leaves, and begins the next.
    vi.advanceTimersByTime(pause)
    expect(beginCooldown(flow, step, 'submit', { phone }).step).toBe(step)
    expect(flow.getState()).toEqual({ ...step, sent: { ...asked, resendAt: now() + pause } })
  })

  test.each<[string, Partial<CodeStep>, object]>([
    ['an end', { expiresAt: 1_700_000_500_000 }, { expiresAt: 1_700_000_500_000 }],
    ['none', {}, {}],
  ])('that is answered before its pause is over has the answer’s code, with %s', (_, more, end) => {
    const step = phoneStep(asked)
    const cooldown = beginCooldown(flowAt(step), step, 'submit', { phone })
    const { expiresAt: __, ...bare } = codeStep({ back: phoneStep() })
    const answer = { ...bare, ...more }
    expect(cooldown.answered(answer)).toStrictEqual({
      ...answer,
      resendAt: asked.resendAt,
      back: { ...phoneStep(), sent: { phone, resendAt: asked.resendAt, ...end } },
    })
  })

  test.each<[string, Step]>([
    ['whose pause is the same', codeStep({ resendAt: asked.resendAt })],
    ['that is no code', sampleSteps.credentials],
    ['for an authenticator’s code, which no message brings', authenticatorStep()],
  ])('stays as it is where it is answered with a step %s', (_, answer) => {
    const step = phoneStep(asked)
    expect(beginCooldown(flowAt(step), step, 'submit', { phone }).answered(answer)).toBe(answer)
  })

  test('that is answered with a step that leads back to no phone step gets none', () => {
    const step = phoneStep(asked)
    const { back: _, ...bare } = codeStep({ back: phoneStep() })
    for (const answer of [bare, { ...bare, back: sampleSteps.credentials }] as const) {
      const answered = beginCooldown(flowAt(step), step, 'submit', { phone }).answered(answer)
      expect(answered).toStrictEqual({ ...answer, resendAt: asked.resendAt })
    }
  })

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['words', 'phone'],
    ['something else', { code: '123456' }],
  ])('begins no pause where a screen of the host’s hands over %s', (_, input) => {
    const step = phoneStep()
    const flow = flowAt(step)
    expect(beginCooldown(flow, step, 'submit', input).step).toBe(step)
    expect(flow.getState()).toBe(step)
  })

  test('after the pause is one that was sent a while ago', () => {
    const step = phoneStep(asked)
    const flow = flowAt(step)
    vi.advanceTimersByTime(pause)
    expect(beginCooldown(flow, step, 'submit', { phone }).step).toBe(step)
  })

  test('is no reason to wait for another number', () => {
    const step = phoneStep(asked)
    const other = e164('+79990000000')
    const cooldown = beginCooldown(flowAt(step), step, 'submit', { phone: other })
    expect(cooldown.step).toBe(step)
    const free = codeStep({ resendAt: now() })
    expect(cooldown.answered(free)).toBe(free)
  })

  test('and whose message is still good begins nothing: no request will leave', () => {
    const step = phoneStep({ phone, resendAt: now() + 1000 })
    const flow = flowAt(step)
    expect(beginCooldown(flow, step, 'submit', { phone }).step).toBe(step)
    expect(flow.getState()).toBe(step)
  })
})

test('a code that is checked begins no pause, nor does an authenticator that offers no message', () => {
  const step = codeStep()
  const flow = flowAt(step)
  beginCooldown(flow, step, 'submit', { code: '123456' })
  expect(flow.getState()).toBe(step)
  const app = authenticatorStep()
  const other = flowAt(app)
  beginCooldown(other, app, 'resend', {})
  expect(other.getState()).toBe(app)
})

test('a password is checked with what is known of the message before it, answered or not', () => {
  const sent = { to: '+7***67', resendAt: now() + 10_000, unanswered: true } as const
  const step = { ...sampleSteps.credentials, sent }
  const flow = flowAt(step)
  expect(beginCooldown(flow, step, 'submit', { account: 'ann', password: 'secret' }).step).toBe(step)
  expect(flow.getState()).toBe(step)
})

describe('a message instead of an authenticator’s code', () => {
  const app = codeStep({ factor: 'app', to: 'ann@example.com', resendAt: 0 })

  test('begins the pause as it is asked for, and goes nobody knows where', () => {
    const flow = flowAt(app)
    const asked: unknown[] = []
    flow.subscribe((event) => event.type === 'asked' && asked.push(event.message))
    beginCooldown(flow, app, 'resend', {})
    expect(flow.getState()).toEqual({ ...app, resendAt: now() + pause })
    expect(asked).toEqual([{ resendAt: now() + pause, unanswered: true }])
  })

  test('that is refused leaves the step as it was', () => {
    const flow = flowAt(app)
    beginCooldown(flow, app, 'resend', {}).failed(new AuthError('sms-unavailable'))
    expect(flow.getState()).toBe(app)
  })
})

test('what was said of the code before is over once another message is asked for, and holds again if it is refused', () => {
  const dead = codeStep({ notice: 'attempts-exhausted' })
  const flow = flowAt(dead)
  const cooldown = beginCooldown(flow, dead, 'resend', {})
  expect(flow.getState()).not.toHaveProperty('notice')
  cooldown.failed(new AuthError('sms-unavailable'))
  expect(flow.getState()).toBe(dead)
})
