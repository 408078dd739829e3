import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Backend } from '../protocol/backend.ts'
import type { Step } from '../protocol/step.ts'
import { scriptedBackend } from '../testing/scriptedBackend.ts'
import { sampleSteps } from '../testing/steps.ts'
import { createFlow, type Flow } from './createFlow.ts'
import { joinTabs } from './tabs.ts'

const { phone: phoneStep, code, credentials, done } = sampleSteps
const phone = code.phone
const name = 'entryphone:scripted:https://a.example'

/** The browser's channel, but at once: what is said is heard by the others of the name, as a copy. */
class Channel extends EventTarget {
  static open = new Set<Channel>()
  static said: unknown[] = []
  readonly name: string
  constructor(name: string) {
    super()
    this.name = name
    Channel.open.add(this)
  }
  postMessage(data: unknown) {
    if (!Channel.open.has(this)) throw new DOMException('closed', 'InvalidStateError')
    Channel.said.push(data)
    for (const other of Channel.open) {
      if (other !== this && other.name === this.name) other.dispatchEvent(messageEvent(data))
    }
  }
  close() {
    Channel.open.delete(this)
  }
}

function messageEvent(data: unknown) {
  return Object.assign(new Event('message'), { data: structuredClone(data) })
}

/** A stranger on the channel says something. */
function overhear(data: unknown) {
  for (const channel of Channel.open) channel.dispatchEvent(messageEvent(data))
}

const leaving: (() => void)[] = []

function tab({ scope = 'https://a.example', step = phoneStep as Step, longestLife = 600_000 } = {}) {
  const sending = { scope, longestWait: 60_000, longestLife }
  const backend: Backend = { ...scriptedBackend({ start: phoneStep }), sending }
  const flow = createFlow(backend)
  const leave = joinTabs(flow)
  leaving.push(leave)
  flow.send({ type: 'started', step })
  return { flow, leave }
}

const answer = (flow: Flow, step: Step) => {
  const from = flow.getState()?.kind
  if (from !== 'phone' && from !== 'code' && from !== 'credentials') throw new Error('Nothing is asked here.')
  flow.send({ type: 'answered', from, action: from === 'code' && step.kind === 'code' ? 'resend' : 'submit', step })
}
const sent = (more: Partial<typeof code> = {}) => ({ ...code, resendAt: Date.now() + 60_000, ...more })

beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_000 })
  vi.stubGlobal('BroadcastChannel', Channel)
  const page = new EventTarget()
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
  vi.stubGlobal('dispatchEvent', page.dispatchEvent.bind(page))
})

afterEach(() => {
  for (const leave of leaving.splice(0)) leave()
  expect(Channel.open.size).toBe(0)
  Channel.said = []
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('two tabs', () => {
  test('what one has sent, the other knows', () => {
    const [one, other] = [tab(), tab()]
    answer(one.flow, sent())
    expect(other.flow.getState()).toEqual({ ...phoneStep, sent: { phone, resendAt: Date.now() + 60_000 } })
  })

  test('a tab that comes later asks, and is told what is left', () => {
    const one = tab()
    answer(one.flow, sent())
    vi.advanceTimersByTime(20_000)
    expect(tab().flow.getState()).toHaveProperty('sent.resendAt', Date.now() + 40_000)
  })

  test('a tab that comes after that is told nothing', () => {
    answer(tab().flow, sent())
    vi.advanceTimersByTime(60_000)
    expect(tab().flow.getState()).toBe(phoneStep)
  })

  test('a message sent again in one is waited for in the other', () => {
    const first = sent()
    const [one, other] = [tab({ step: first }), tab({ step: first })]
    vi.advanceTimersByTime(60_000)
    answer(one.flow, sent())
    expect(other.flow.getState()).toHaveProperty('resendAt', Date.now() + 60_000)
  })

  test('a step that comes later knows as well', () => {
    const [one, other] = [tab(), tab({ step: credentials })]
    answer(one.flow, sent())
    answer(other.flow, phoneStep)
    expect(other.flow.getState()).toHaveProperty('sent.phone', phone)
  })

  test('a start that cannot know when the message went out is told by whoever does', () => {
    answer(tab().flow, sent())
    expect(tab({ step: { ...code, resendAt: Date.now() } }).flow.getState()).toHaveProperty(
      'resendAt',
      Date.now() + 60_000,
    )
  })

  test('the server’s own answer counts for more than what was heard', () => {
    const [one, other] = [tab(), tab({ step: { ...code, resendAt: Date.now() } })]
    answer(one.flow, sent())
    const sooner = { ...code, resendAt: Date.now() }
    answer(other.flow, sooner)
    expect(other.flow.getState()).toBe(sooner)
  })

  test('a code that was used in one is nothing to wait for in the other, or in a later one', () => {
    const [one, other] = [tab(), tab()]
    answer(one.flow, sent())
    answer(one.flow, done)
    expect(other.flow.getState()).toEqual(phoneStep)
    expect(tab().flow.getState()).toBe(phoneStep)
  })

  test('of different servers keep to themselves', () => {
    const [one, other] = [tab(), tab({ scope: 'https://b.example' })]
    answer(one.flow, sent())
    expect(other.flow.getState()).toBe(phoneStep)
  })

  test('say each thing once: an echo of it is no news', () => {
    const [one] = [tab(), tab(), tab()]
    Channel.said = []
    answer(one.flow, sent())
    expect(Channel.said).toHaveLength(1)
  })

  test('say no more than the number and the times', () => {
    const [one] = [tab(), tab()]
    answer(one.flow, sent({ to: '+7999***4567', attempt: { vault: 'held' }, notice: 'sent' }))
    answer(one.flow, done)
    const place = { phone, to: '+7999***4567' }
    expect(Channel.said).toEqual([
      { asks: true },
      { asks: true },
      { sent: { ...place, resendIn: 60_000 }, at: Date.now() },
      { used: place },
    ])
  })

  test('an authenticator’s code is nobody’s business', () => {
    const [one] = [tab({ step: credentials }), tab()]
    Channel.said = []
    answer(one.flow, sent({ factor: 'app' }))
    answer(one.flow, done)
    expect(Channel.said).toEqual([])
  })
})

describe('what a stranger says', () => {
  const at = 1_700_000_000_000

  test.each([
    null,
    'sent',
    [],
    {},
    { asks: 1 },
    { sent: { phone, resendIn: 60_000 } },
    { sent: { phone: '999', resendIn: 60_000 }, at },
    { sent: { phone, resendIn: '60000' }, at },
    { sent: { phone, resendIn: -1 }, at },
    { sent: { phone, resendIn: Number.NaN }, at },
    { sent: { phone, resendIn: Number.POSITIVE_INFINITY }, at },
    { sent: { phone, resendIn: 60_000, html: '<img>' }, at },
    { sent: { phone, to: 'x'.repeat(300), resendIn: 60_000 }, at },
    { sent: { phone, resendIn: 60_000 }, at, step: done },
    { sent: { resendIn: 60_000 }, at },
    { used: { phone: 7 } },
    { step: done },
  ])('%j changes nothing', (data) => {
    const { flow } = tab()
    overhear(data)
    expect(flow.getState()).toBe(phoneStep)
  })

  test('is believed no further ahead than this backend ever makes anyone wait', () => {
    const { flow } = tab()
    overhear({ sent: { phone, resendIn: 1e300, expiresIn: 1e300 }, at })
    expect(flow.getState()).toHaveProperty('sent', { phone, resendAt: at + 60_000, expiresAt: at + 600_000 })
  })

  test('is not made longer by a clock in the future, and is over by the time it comes late', () => {
    const { flow } = tab()
    overhear({ sent: { phone, resendIn: 30_000 }, at: at - 30_000 })
    expect(flow.getState()).toBe(phoneStep)
    overhear({ sent: { phone, resendIn: 30_000 }, at: 8e15 })
    expect(flow.getState()).toHaveProperty('sent.resendAt', at + 30_000)
  })

  test('fills no memory', () => {
    const { flow } = tab({ step: credentials })
    for (let number = 0; number < 1000; number += 1) {
      overhear({ sent: { phone: `+7${9_000_000_000 + number}`, resendIn: 30_000 }, at })
    }
    Channel.said = []
    overhear({ asks: true })
    expect(Channel.said).toHaveLength(8)
    answer(flow, phoneStep)
    expect(flow.getState()).toHaveProperty('sent.phone')
  })

  test('moves nobody', () => {
    const { flow } = tab({ step: sent() })
    const before = flow.getState()
    overhear({ sent: { phone, resendIn: 10_000 }, at })
    overhear({ used: { phone } })
    expect(flow.getState()).toBe(before)
  })
})

describe('a tab', () => {
  test('is silent while its page is left, and asks again when it is back', () => {
    const [one, other] = [tab(), tab()]
    dispatchEvent(new Event('pagehide'))
    expect(Channel.open.size).toBe(0)
    answer(one.flow, sent())
    expect(other.flow.getState()).toBe(phoneStep)
    dispatchEvent(new Event('pageshow'))
    expect(other.flow.getState()).toHaveProperty('sent.phone', phone)
  })

  test('that is gone hears and says nothing', () => {
    const [one, other] = [tab(), tab()]
    other.leave()
    dispatchEvent(new Event('pageshow'))
    answer(one.flow, sent())
    expect(other.flow.getState()).toBe(phoneStep)
    expect([...Channel.open].map((channel) => channel.name)).toEqual([name])
  })

  test.each([
    ['without channels', undefined],
    [
      'that is refused one',
      class {
        constructor() {
          throw new DOMException('refused', 'SecurityError')
        }
      },
    ],
  ])('%s signs people in all the same', (_, channel) => {
    vi.stubGlobal('BroadcastChannel', channel)
    const { flow } = tab()
    answer(flow, sent())
    expect(flow.getState()?.kind).toBe('code')
  })

  test('of a backend that says nothing of its messages joins nobody', () => {
    joinTabs(createFlow(scriptedBackend({ start: phoneStep })))()
    expect(Channel.said).toEqual([])
  })
})

test('how long a code lives is told too, where it is known', () => {
  const { flow } = tab()
  answer(flow, sent({ expiresAt: Date.now() + 120_000 }))
  expect(Channel.said).toContainEqual({
    sent: expect.objectContaining({ phone, resendIn: 60_000, expiresIn: 120_000 }) as unknown,
    at: Date.now(),
  })
})

test('a tab that opens later is not told of a message that has had its time', () => {
  const { flow } = tab()
  answer(flow, sent())
  vi.advanceTimersByTime(60 * 60_000)
  Channel.said = []
  tab()
  expect(Channel.said).toEqual([{ asks: true }])
})

describe('a tab alone', () => {
  test('opens no channel for a backend that sends nothing', () => {
    joinTabs(createFlow(scriptedBackend({ start: phoneStep })))()
    expect(Channel.open.size).toBe(0)
  })

  test('does without, where the browser has no channels', () => {
    vi.stubGlobal('BroadcastChannel', undefined)
    const { flow, leave } = tab()
    flow.send({ type: 'started', step: code })
    leave()
    expect(Channel.said).toEqual([])
  })
})
