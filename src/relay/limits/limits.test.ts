import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { RelayBackend } from '../backend.ts'
import { memoryStore } from '../memory.ts'
import { Refusal } from '../refusal.ts'
import { asPage, ownBackend, post, relayUrl, watchedRelay, type Answering } from '../relay.test-support.ts'
import { type LimitOptions, usualPauses } from './options.ts'
import type { CountedWindow, LimitStore } from './window.ts'

const phone = '+79991234567'
const secret = '0123456789abcdef0123456789abcdef'
const answersPhone: RelayBackend = ownBackend
const minute = 60_000
const hour = 60 * minute
const none = { number: [], address: [], network: [], country: [], all: [] }

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

function limited(limits: Partial<LimitOptions>, answering?: Answering, backend = answersPhone) {
  const at = watchedRelay(answering, {
    backend,
    limits: { store: memoryStore(), secret, pauses: [], ...limits },
    now: () => Date.now(),
  })
  const send = (number = phone, address = '198.51.100.7') =>
    at.relay.fetch(asPage(`${relayUrl}/own/codes`, post({ phone: number })), { address })
  const check = (code: string, address = '198.51.100.7') =>
    at.relay.fetch(asPage(`${relayUrl}/own/codes/${code}`, post({ phone })), { address })
  return { ...at, send, check }
}

/** In order of size: which of several at once comes first is nobody's to say. */
async function statuses(answers: readonly Promise<Response>[]): Promise<readonly number[]> {
  return (await Promise.all(answers)).map(({ status }) => status).toSorted((one, other) => one - other)
}

const times = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index))

describe('messages', () => {
  test('to one number, from anywhere: a window and a ceiling, and what is left of it', async () => {
    const { send, seen } = limited({ sends: { ...none, number: [{ points: 3, seconds: 600 }] } })
    const asked = await statuses(times(10, (index) => send(phone, `198.51.${index}.7`)))
    expect([asked.filter((status) => status === 200).length, seen.length]).toEqual([3, 3])
    const refused = await send()
    expect([refused.status, refused.headers.get('retry-after'), await refused.json()]).toEqual([
      429,
      '600',
      { error: 'limited' },
    ])
    expect((await send('+79991234568')).status).toBe(200)
    await vi.advanceTimersByTimeAsync(601_000)
    expect((await send()).status).toBe(200)
  })

  test.each([
    ['one address', { address: [{ points: 2, seconds: 600 }] }, '198.51.100.7', '198.51.100.8'],
    [
      'one address of IPv6, in all of its /64',
      { address: [{ points: 2, seconds: 600 }] },
      '2001:db8::1',
      '2001:db8:0:1::1',
    ],
    ['one /24', { network: [{ points: 2, seconds: 600 }] }, '198.51.100.9', '198.51.101.9'],
    ['one /48', { network: [{ points: 2, seconds: 600 }] }, '2001:db8::1', '2001:db8:1::1'],
  ])('from %s', async (_, sends, address, other) => {
    const { send } = limited({ sends: { ...none, ...sends } })
    const asked = await statuses(times(4, (index) => send(`+7999123456${index}`, address)))
    expect(asked).toEqual([200, 200, 429, 429])
    expect((await send('+79991234567', other)).status).toBe(200)
  })

  test('to one country', async () => {
    const { send } = limited({ sends: { ...none, country: [{ points: 2, seconds: 600 }] } })
    expect(await statuses(times(3, (index) => send(`+7999123456${index}`)))).toEqual([200, 200, 429])
    // Kazakhstan has the same calling code.
    expect((await send('+77012345678')).status).toBe(200)
  })

  test('in all', async () => {
    const { send, events } = limited({ sends: { ...none, all: [{ points: 2, seconds: 600 }] } })
    const numbers = ['+79991234567', '+491512345678', '+12133734253']
    expect(await statuses(numbers.map((number) => send(number)))).toEqual([200, 200, 429])
    expect(events.at(-1)).toMatchObject({ outcome: 'refused', reason: 'limited', limit: 'all' })
  })

  test('every window of a limit has to allow it', async () => {
    const number = [
      { points: 2, seconds: 60 },
      { points: 3, seconds: 3600 },
    ]
    const { send } = limited({ sends: { ...none, number } })
    expect(await statuses(times(3, () => send()))).toEqual([200, 200, 429])
    await vi.advanceTimersByTimeAsync(61_000)
    expect(await statuses(times(2, () => send()))).toEqual([200, 429])
  })

  test('go to the countries on the list, and to no other', async () => {
    const { send, seen } = limited({ sends: none, countries: ['RU', 'US'] })
    const numbers = ['+79991234567', '+12133734253', '+77012345678', '+18765551234', '+99912345678']
    expect(await statuses(numbers.map((number) => send(number)))).toEqual([200, 200, 422, 422, 422])
    expect(seen).toHaveLength(2)
  })

  test('to one number wait longer each time', async () => {
    const { send, seen } = limited({ sends: none, pauses: [30, 60, 120] })
    const waits: (string | null)[] = []
    for (let message = 0; message < 4; message += 1) {
      expect((await send()).status).toBe(200)
      const paused = await send()
      waits.push(paused.headers.get('retry-after'))
      expect([paused.status, await paused.json()]).toEqual([429, { error: 'paused' }])
      await vi.advanceTimersByTimeAsync(Number(waits.at(-1)) * 1000 + 1)
    }
    expect([waits, seen.length]).toEqual([['30', '60', '120', '120'], 4])
  })

  test('that did not go out are given back, and the next try need not wait', async () => {
    let status = 422
    const answering = () => Response.json({}, { status })
    const { send, seen } = limited(
      { sends: { ...none, number: [{ points: 1, seconds: 600 }] }, pauses: [60] },
      answering,
    )
    expect((await send()).status).toBe(422)
    status = 200
    expect((await send()).status).toBe(200)
    expect([(await send()).status, seen.length]).toEqual([429, 2])
  })

  test('that may have gone out are not given back', async () => {
    const answering = () => Promise.reject(new TypeError('fetch failed'))
    const { send } = limited({ sends: { ...none, number: [{ points: 1, seconds: 600 }] } }, answering)
    expect([(await send()).status, (await send()).status]).toEqual([502, 429])
  })

  test('that were refused by one limit count for no other', async () => {
    const sends = { ...none, number: [{ points: 1, seconds: 600 }], all: [{ points: 2, seconds: 600 }] }
    const { send } = limited({ sends })
    expect(await statuses(times(5, () => send()))).toEqual([200, 429, 429, 429, 429])
    expect((await send('+79991234568')).status).toBe(200)
  })

  test('have a budget for the day, told before it is spent and as it is', async () => {
    const { send, events } = limited({ sends: none, budget: { messages: 5, warnAt: 0.6 } })
    expect(await statuses(times(7, (index) => send(`+7999123456${index}`)))).toEqual([
      200, 200, 200, 200, 200, 429, 429,
    ])
    expect(events.filter(({ type }) => type === 'budget')).toEqual([
      { type: 'budget', spent: 3, messages: 5 },
      { type: 'budget', spent: 5, messages: 5 },
    ])
    await vi.advanceTimersByTimeAsync(24 * hour + 1)
    expect((await send()).status).toBe(200)
  })

  test('have limits where nobody has set any', async () => {
    const { send, seen } = limited({ pauses: usualPauses })
    expect(await statuses(times(3, () => send()))).toEqual([200, 429, 429])
    await vi.advanceTimersByTimeAsync(6 * minute)
    await send()
    expect(seen).toHaveLength(2)
  })

  test('are counted before a captcha by who asks, and after it by whom they are for', async () => {
    let captchas = 0
    const backend = {
      ...answersPhone,
      admit: async () => {
        captchas += 1
        throw new Refusal('captcha-refused')
      },
    }
    const sends = { ...none, number: [{ points: 1, seconds: 600 }], address: [{ points: 3, seconds: 600 }] }
    const { send, seen } = limited({ sends }, undefined, backend)
    expect(await statuses(times(5, () => send()))).toEqual([422, 422, 422, 429, 429])
    expect([captchas, seen]).toEqual([3, []])
  })
})

describe('checks of codes', () => {
  test('of one number from one network end, and from another go on', async () => {
    const { check, seen } = limited({ checks: { address: [], subject: [{ points: 3, seconds: 600 }] } }, undefined, {
      ...answersPhone,
      endpoints: ownBackend.endpoints.map((one) => ({ ...one, subject: () => phone })),
    })
    expect(await statuses(times(5, (index) => check(`${index}`)))).toEqual([200, 200, 200, 429, 429])
    expect([(await check('5', '203.0.113.9')).status, seen.length]).toEqual([200, 4])
  })

  test('from one address end, whomever they are about', async () => {
    const { check } = limited({ checks: { address: [{ points: 2, seconds: 600 }] } })
    expect(await statuses(times(3, (index) => check(`${index}`)))).toEqual([200, 200, 429])
  })
})

describe('a store that is away', () => {
  const away: CountedWindow = {
    consume: () => Promise.reject(new Error('gone')),
    giveBack: () => Promise.reject(new Error('gone')),
    count: () => Promise.reject(new Error('gone')),
  }
  const store: LimitStore = { ...memoryStore(), window: () => away }

  test('closes what sends, and says so', async () => {
    const { send, seen, events } = limited({ store })
    const answer = await send()
    expect([answer.status, answer.headers.get('retry-after'), seen]).toEqual([503, '5', []])
    expect(events[0]).toEqual({ type: 'limits-unavailable', what: 'sends', outcome: 'refused' })
  })

  test('leaves checks open, which this process counts meanwhile', async () => {
    const { check, events } = limited({ store, checks: { address: [{ points: 2, seconds: 600 }] } })
    expect(await statuses(times(3, (index) => check(`${index}`)))).toEqual([200, 200, 429])
    expect(events[0]).toEqual({ type: 'limits-unavailable', what: 'checks', outcome: 'let-through' })
  })

  test('is the other way round where the host says so', async () => {
    const { send, check } = limited({ store, whenAway: { sends: 'open', checks: 'closed' } })
    expect([(await send()).status, (await check('1')).status]).toEqual([200, 503])
  })
})

test('what is stored has no number, no address and no name in it', async () => {
  const keys: string[] = []
  const plain = memoryStore()
  const store: LimitStore = {
    ...plain,
    window(name, window) {
      const counted = plain.window(name, window)
      return { ...counted, consume: (key, seconds) => (keys.push(key), counted.consume(key, seconds)) }
    },
  }
  const { send, check } = limited({ store, pauses: [30] })
  await send()
  await check('123456')
  expect(keys.length).toBeGreaterThan(8)
  expect(keys.filter((key) => !/^(?:[\da-f]{32}|RU|all|budget)$/.test(key))).toEqual([])
})
