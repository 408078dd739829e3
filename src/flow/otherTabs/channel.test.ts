import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AuthError } from '../../protocol/error.ts'
import type { Step } from '../../protocol/step.ts'
import { scriptedBackend } from '../../testing/scriptedBackend.ts'
import { sampleSteps } from '../../testing/steps.ts'
import { beginCooldown } from '../cooldown.ts'
import { createFlow, type Flow } from '../createFlow.ts'
import { joinTabs } from './channel.ts'

const { phone: phoneStep, code, credentials, done } = sampleSteps
const phone = code.phone
const name = 'entryphone:scripted:https://a.example'

/** The browser's channel, but at once: what is said is heard by the others of the name, as a copy. */
class Channel {
  static open = new Set<Channel>()
  static said: unknown[] = []
  /** What was thrown where a message was heard, which a browser reports on the page. */
  static thrown: unknown[] = []
  readonly name: string
  readonly #listeners = new Set<(event: MessageEvent) => void>()
  constructor(name: string) {
    this.name = name
    Channel.open.add(this)
  }
  addEventListener(_: 'message', listener: (event: MessageEvent) => void) {
    this.#listeners.add(listener)
  }
  hear(data: unknown) {
    for (const listener of this.#listeners) {
      try {
        listener(new MessageEvent('message', { data: structuredClone(data) }))
      } catch (error) {
        Channel.thrown.push(error)
      }
    }
  }
  postMessage(data: unknown) {
    if (!Channel.open.has(this)) throw new DOMException('closed', 'InvalidStateError')
    Channel.said.push(data)
    for (const other of Channel.open) if (other !== this && other.name === this.name) other.hear(data)
  }
  close() {
    Channel.open.delete(this)
  }
}

/** A stranger on the channel says something. */
function overhear(data: unknown) {
  for (const channel of Channel.open) channel.hear(data)
}

const leaving: (() => void)[] = []

function opening({ scope = 'https://a.example', lives = { longestLife: 600_000 } as { longestLife?: number } } = {}) {
  const sending = { scope, pause: 30_000, longestWait: 60_000, ...lives }
  const flow = createFlow({ ...scriptedBackend({ start: phoneStep }), sending })
  const leave = joinTabs(flow, sending)
  leaving.push(leave)
  return { flow, leave }
}

function tab({ step = phoneStep as Step, ...more }: { step?: Step } & Parameters<typeof opening>[0] = {}) {
  const { flow, leave } = opening(more)
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
  try {
    for (const leave of leaving.splice(0)) leave()
    expect(Channel.open.size).toBe(0)
    expect(Channel.thrown).toEqual([])
  } finally {
    // What a test that fails has left open is not the next one's to hear.
    Channel.open.clear()
    Channel.said = []
    Channel.thrown = []
    vi.useRealTimers()
    vi.unstubAllGlobals()
  }
})

describe('two tabs', () => {
  test('what one has sent, the other knows', () => {
    const [one, other] = [tab(), tab()]
    answer(one.flow, sent())
    expect(other.flow.getState()).toEqual({ ...phoneStep, sent: { phone, resendAt: Date.now() + 60_000 } })
  })

  test('a tab that opens later asks, and is told how long is left to wait', () => {
    const one = tab()
    answer(one.flow, sent())
    vi.advanceTimersByTime(20_000)
    expect(tab().flow.getState()).toHaveProperty('sent.resendAt', Date.now() + 40_000)
  })

  test('a tab that opens once the wait is over is told nothing', () => {
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

  test('a step that is reached later knows of the message as well', () => {
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
    answer(one.flow, sent({ to: '+7999***4567', context: { vault: 'held' }, notice: 'sent' }))
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

describe('a request for a message that has left one tab', () => {
  const pause = 30_000
  const asks = (flow: Flow) => {
    const step = flow.getState()
    if (step === undefined) throw new Error('It has not started.')
    const { failed } = beginCooldown(flow, step, step.kind === 'phone' ? 'submit' : 'resend', { phone })
    return { step, isRefused: () => failed(new AuthError('rate-limited')) }
  }
  const free = () => ({ ...code, resendAt: Date.now() - 1000 })

  test('is waited for in the others at once, whether or not it is ever answered', () => {
    const [one, code, later] = [tab({ step: free() }), tab({ step: free() }), tab()]
    asks(one.flow)
    const until = Date.now() + pause
    expect(code.flow.getState()).toHaveProperty('resendAt', until)
    expect(later.flow.getState()).toHaveProperty('sent', { phone, resendAt: until, unanswered: true })
    // The tab is closed; one that opens now is told by the others.
    one.leave()
    expect(tab({ step: free() }).flow.getState()).toHaveProperty('resendAt', until)
  })

  test('is as good as never made where the answer says that nothing was sent', () => {
    const [one, code, number] = [tab({ step: free() }), tab({ step: free() }), tab()]
    const { step, isRefused } = asks(one.flow)
    isRefused()
    expect(one.flow.getState()).toBe(step)
    expect((code.flow.getState() as typeof step & { resendAt: number }).resendAt).toBeLessThanOrEqual(Date.now())
    expect(number.flow.getState()).toEqual(phoneStep)
    expect(tab().flow.getState()).toBe(phoneStep)
  })

  test('leaves what held before it, where nothing came of it', () => {
    const earlier = { ...code, resendAt: Date.now() + 10_000 }
    const [one, other] = [tab({ step: earlier }), tab({ step: earlier })]
    const { isRefused } = asks(one.flow)
    expect(other.flow.getState()).toHaveProperty('resendAt', Date.now() + pause)
    isRefused()
    for (const { flow } of [one, other]) expect(flow.getState()).toHaveProperty('resendAt', earlier.resendAt)
    expect(tab().flow.getState()).toHaveProperty('sent', { phone, resendAt: earlier.resendAt })
  })

  test('is a message like any other once it is answered', () => {
    const [one, other] = [tab(), tab()]
    asks(one.flow)
    answer(one.flow, sent())
    expect(other.flow.getState()).toHaveProperty('sent', { phone, resendAt: Date.now() + 60_000 })
  })

  test('that the server has answered with a shorter wait is waited for that long', () => {
    const [one, other] = [tab({ step: free() }), tab({ step: free() })]
    asks(one.flow)
    answer(one.flow, sent({ resendAt: Date.now() + 5000 }))
    for (const { flow } of [one, other]) expect(flow.getState()).toHaveProperty('resendAt', Date.now() + 5000)
  })

  test('that is answered with the longer wait, or the same, is told of as a message that was sent', () => {
    for (const wait of [pause + 1, pause]) {
      const [one, other] = [tab({ step: free() }), tab()]
      asks(one.flow)
      Channel.said = []
      answer(one.flow, sent({ resendAt: Date.now() + wait }))
      const news = { sent: { phone, resendIn: wait }, at: Date.now() }
      // The same wait is only news to whoever has forgotten that there is no answer.
      expect(Channel.said).toEqual(wait > pause ? [news] : [{ unsent: { phone } }, news])
      expect(other.flow.getState()).toHaveProperty('sent', { phone, resendAt: Date.now() + wait })
      one.leave()
      other.leave()
    }
  })

  test('that is answered with a password instead is as good as never made', () => {
    const [one, other] = [tab(), tab()]
    asks(one.flow)
    expect(other.flow.getState()).toHaveProperty('sent.unanswered', true)
    answer(one.flow, credentials)
    expect(other.flow.getState()).toEqual(phoneStep)
    expect(tab().flow.getState()).toBe(phoneStep)
  })

  test('and is refused leaves whoever asked with what held before it, to tell a tab that opens later', () => {
    const earlier = { ...code, resendAt: Date.now() + 10_000 }
    const { isRefused } = asks(tab({ step: earlier }).flow)
    isRefused()
    expect(tab().flow.getState()).toHaveProperty('sent', { phone, resendAt: earlier.resendAt })
  })

  test('that is made again after a lost answer, and refused, leaves the first one’s pause', () => {
    const [one, other] = [tab({ step: free() }), tab({ step: free() })]
    asks(one.flow)
    const first = Date.now() + pause
    vi.advanceTimersByTime(pause - 1000)
    const { isRefused } = asks(one.flow)
    isRefused()
    expect(other.flow.getState()).toHaveProperty('resendAt', first)
  })

  test('is not undone by the answer to something else', () => {
    const [one, other] = [tab({ step: free() }), tab({ step: free() })]
    asks(one.flow)
    const until = Date.now() + pause
    const step = one.flow.getState()
    if (step?.kind !== 'code') throw new Error('It is at the code step.')
    one.flow.send({ type: 'answered', from: 'code', action: 'submit', step: { ...step, notice: 'code-wrong' } })
    expect(other.flow.getState()).toHaveProperty('resendAt', until)
    expect(Channel.said).not.toContainEqual({ unsent: expect.anything() as unknown })
  })

  test('is not undone by whoever goes back', () => {
    const [one, other] = [tab({ step: { ...free(), back: phoneStep } }), tab({ step: free() })]
    asks(one.flow)
    one.flow.send({ type: 'back' })
    expect(one.flow.getState()).toHaveProperty('sent', { phone, resendAt: Date.now() + pause, unanswered: true })
    expect(other.flow.getState()).toHaveProperty('resendAt', Date.now() + pause)
  })

  test('is undone by nobody who has not said that it left', () => {
    const [one, other] = [tab(), tab()]
    answer(one.flow, sent())
    overhear({ unsent: { phone } })
    expect(other.flow.getState()).toHaveProperty('sent.resendAt', Date.now() + 60_000)
    expect(one.flow.getState()).toHaveProperty('resendAt', Date.now() + 60_000)
  })

  test('is told with the number and the times, and no more', () => {
    const [one] = [tab({ step: free() }), tab()]
    Channel.said = []
    const { isRefused } = asks(one.flow)
    isRefused()
    expect(Channel.said).toEqual([
      { sent: { phone, resendIn: pause, unanswered: true }, at: Date.now() },
      { unsent: { phone } },
    ])
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
    { sent: { phone: [phone], resendIn: 60_000 }, at },
    { sent: { phone: `call ${phone}`, resendIn: 60_000 }, at },
    { sent: { phone: `${phone} now`, resendIn: 60_000 }, at },
    { sent: { phone, resendIn: '60000' }, at },
    { sent: { phone, resendIn: -1 }, at },
    { sent: { phone, resendIn: Number.NaN }, at },
    { sent: { phone, resendIn: Number.POSITIVE_INFINITY }, at },
    { sent: { phone, resendIn: 60_000, html: '<img>' }, at },
    { sent: { phone, to: 'x'.repeat(300), resendIn: 60_000 }, at },
    { sent: { phone, resendIn: 60_000 }, at, step: done },
    { sent: { resendIn: 60_000 }, at },
    { used: { phone: 7 } },
    { unsent: { phone } },
    { unsent: { phone: 7 } },
    { sent: { phone, resendIn: 60_000, unanswered: 'yes' }, at },
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

  test('that is gone has left no listener on the page', () => {
    const added = vi.spyOn(globalThis, 'addEventListener')
    const removed = vi.spyOn(globalThis, 'removeEventListener')
    tab().leave()
    expect(added.mock.calls.map(([type]) => type).toSorted()).toEqual(['pagehide', 'pageshow'])
    expect(removed.mock.calls).toEqual(added.mock.calls)
  })

  test('hears before its start is answered, and knows it when it is', () => {
    const { flow } = opening()
    overhear({ sent: { phone, resendIn: 60_000, unanswered: true }, at: Date.now() })
    overhear({ unsent: { phone } })
    overhear({ sent: { phone, resendIn: 30_000 }, at: Date.now() })
    overhear({ used: { phone: '+70000000000' } })
    expect(flow.getState()).toBeUndefined()
    flow.send({ type: 'started', step: phoneStep })
    expect(flow.getState()).toHaveProperty('sent', { phone, resendAt: Date.now() + 30_000 })
  })

  test('that starts on a message the others know of already says nothing of it', () => {
    answer(tab().flow, sent())
    Channel.said = []
    tab({ step: sent() })
    // The question, and the other's answer.
    expect(Channel.said).toEqual([{ asks: true }, { sent: { phone, resendIn: 60_000 }, at: Date.now() }])
  })

  test('that joins on a message tells of it', () => {
    const sending = { scope: 'https://a.example', longestWait: 60_000 }
    const flow = createFlow({ ...scriptedBackend({ start: phoneStep }), sending })
    flow.send({ type: 'started', step: sent() })
    leaving.push(joinTabs(flow, sending))
    expect(Channel.said).toEqual([{ asks: true }, { sent: { phone, resendIn: 60_000 }, at: Date.now() }])
  })

  test('that starts on a message that has had its time says nothing of it', () => {
    tab({ step: { ...code, resendAt: Date.now() } })
    expect(Channel.said).toEqual([{ asks: true }])
  })

  test('tells of the newest message to a place, also where an older one was heard of since', () => {
    tab()
    overhear({ sent: { phone, resendIn: 60_000 }, at: Date.now() })
    overhear({ sent: { phone, resendIn: 10_000 }, at: Date.now() })
    Channel.said = []
    overhear({ asks: true })
    expect(Channel.said).toEqual([{ sent: { phone, resendIn: 60_000 }, at: Date.now() }])
  })

  test('takes nothing from a step for a message that has had its time', () => {
    const { flow } = tab()
    overhear({ sent: { phone, resendIn: 60_000 }, at: Date.now() })
    vi.advanceTimersByTime(60_000)
    const older = sent({ resendAt: Date.now() - 30_000, expiresAt: Date.now() + 60_000 })
    flow.send({ type: 'started', step: older })
    expect(flow.getState()).toBe(older)
  })

  test('of a backend without `longestLife` believes how long to wait, and no lifetime of a code', () => {
    const { flow } = tab({ lives: {} })
    overhear({ sent: { phone, resendIn: 30_000, expiresIn: 60_000 }, at: Date.now() })
    expect(flow.getState()).toHaveProperty('sent', { phone, resendAt: Date.now() + 30_000 })
  })

  test('still knows of a message when one of its own may be sent again at once', () => {
    const { flow } = tab({ step: { ...code, resendAt: Date.now() } })
    for (let number = 0; number < 8; number += 1) {
      overhear({ sent: { phone: `+7900000000${number}`, resendIn: 30_000 }, at: Date.now() })
    }
    answer(flow, { ...code, resendAt: Date.now() })
    Channel.said = []
    overhear({ asks: true })
    expect(Channel.said).toHaveLength(8)
  })
})

test('a code that went where only the server knows is used up by what the server calls the place', () => {
  const { phone: _, back: __, ...masked } = sent({ to: '+7999***4567' })
  const [one, other] = [tab({ step: credentials }), tab({ step: credentials })]
  answer(one.flow, masked)
  expect(other.flow.getState()).toHaveProperty('sent.to', '+7999***4567')
  answer(one.flow, done)
  expect(other.flow.getState()).toEqual(credentials)
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
  vi.advanceTimersByTime(60_000)
  Channel.said = []
  tab()
  expect(Channel.said).toEqual([{ asks: true }])
})
