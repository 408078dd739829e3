import { describe, expect, test, vi } from 'vitest'
import { deferred } from '../test-support/deferred.test-support.ts'
import type { RelayMeter } from './counts.ts'
import { memoryStore } from './memory.ts'
import { asPage, ownBackend, post, relayUrl, visitor, watchedRelay } from './relay.test-support.ts'

const phone = '+79991234567'
const secret = '0123456789abcdef0123456789abcdef'

describe('a relay that is to stop', () => {
  test('answers what is under way to its end, and takes nothing new', async () => {
    const end = deferred()
    const { relay, ask, seen } = watchedRelay(async () => {
      await end.promise
      return Response.json({ sent: true })
    })
    const underWay = ask('/codes', post({ phone }))
    await vi.waitFor(() => expect(seen).toHaveLength(1))
    const closed = relay.close()
    const late = await ask('/codes', post({ phone }))
    expect([late.status, late.headers.get('retry-after'), await relay.isReady()]).toEqual([503, '1', false])
    end.resolve()
    expect(await (await underWay).json()).toEqual({ sent: true })
    await closed
    expect(seen).toHaveLength(1)
  })

  test('waits for an answer whose body is still on its way, and no longer than it is told to', async () => {
    const end = deferred()
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        controller.enqueue(new TextEncoder().encode('{}'))
        await end.promise
        controller.close()
      },
    })
    const { relay, ask } = watchedRelay(() => new Response(body, { headers: { 'content-type': 'application/json' } }))
    const answer = await ask('/settings')
    const begun = performance.now()
    await relay.close(60)
    expect(performance.now() - begun).toBeGreaterThan(50)
    end.resolve()
    expect(await answer.text()).toBe('{}')
    await relay.close(5000)
  })
})

describe('whoever watches it', () => {
  test('asks from any host whether it lives and whether it takes requests', async () => {
    const { relay } = watchedRelay()
    const probe = (name: string) => relay.fetch(new Request(`http://10.0.0.7:8080/relay/-/${name}`))
    expect(await (await probe('health')).json()).toEqual({ status: 'ok' })
    expect((await probe('ready')).status).toBe(200)
    expect((await probe('else')).status).toBe(404)
    await relay.close()
    expect([(await probe('health')).status, (await probe('ready')).status]).toEqual([200, 503])
  })

  test('is told that it takes none while its limits cannot be counted', async () => {
    const store = { ...memoryStore(), isReady: async () => false }
    const { relay } = watchedRelay(undefined, { limits: { store, secret } })
    expect((await relay.fetch(new Request(`${relayUrl}/-/ready`))).status).toBe(503)
  })
})

describe('what is counted', () => {
  test('is by endpoint, outcome, reason and limit, with the time', async () => {
    const none = { number: [], address: [], network: [], country: [] }
    const { relay, ask } = watchedRelay(undefined, {
      limits: { store: memoryStore(), secret, pauses: [], sends: { ...none, all: [{ points: 2, seconds: 600 }] } },
    })
    for (let time = 0; time < 3; time += 1) await ask('/codes', post({ phone }))
    await ask('/nowhere')
    const told = relay.counts().answered.map(({ milliseconds, ...what }) => {
      expect(milliseconds).toBeGreaterThanOrEqual(0)
      return what
    })
    const send = { backend: 'own', endpoint: 'POST /codes' }
    expect(told).toEqual([
      { ...send, outcome: 'forwarded', status: 200, count: 2 },
      { ...send, outcome: 'refused', status: 429, reason: 'limited', limit: 'all', count: 1 },
      { backend: 'own', outcome: 'refused', status: 404, reason: 'unknown-endpoint', count: 1 },
    ])
  })

  test('goes to OpenTelemetry’s meter where the host has one', async () => {
    const said: unknown[] = []
    const meter: RelayMeter = {
      createCounter: (name) => ({ add: (value, attributes) => void said.push([name, value, attributes]) }),
      createHistogram: (name) => ({ record: (_, attributes) => void said.push([name, attributes]) }),
    }
    const { ask } = watchedRelay(() => Promise.reject(new TypeError('fetch failed')), { meter })
    await ask('/settings')
    const attributes = {
      backend: 'own',
      endpoint: 'GET /settings',
      outcome: 'refused',
      status: 502,
      reason: 'upstream-failed',
    }
    expect(said).toEqual([
      ['entryphone.relay.requests', 1, attributes],
      ['entryphone.relay.duration', attributes],
    ])
  })

  test('a meter that throws breaks nothing', async () => {
    const broken = () => {
      throw new Error('broken')
    }
    const meter: RelayMeter = {
      createCounter: () => ({ add: broken }),
      createHistogram: () => ({ record: broken }),
    }
    expect((await watchedRelay(undefined, { meter }).ask('/settings')).status).toBe(200)
  })
})

test('a proxy that nobody told of is told, once', async () => {
  const { ask, events } = watchedRelay()
  for (let time = 0; time < 3; time += 1) await ask('/settings', { headers: { 'x-forwarded-for': '203.0.113.9' } })
  expect(events.filter(({ type }) => type === 'proxy-unexpected')).toHaveLength(1)
})

test('nothing that is told, counted or said in an error has a secret, a number, a code or an address in it', async () => {
  const secrets = ['+79991234567', '123456', 'Passw0rd!', 'session-cookie', 'captcha-token', '198.51.100.7', secret]
  const throwing = { ...ownBackend, around: async () => Promise.reject(new Error(secrets.join(' '))) }
  const said: string[] = []
  const answerings = [
    () => Response.json({ token: 'session-cookie' }),
    () => Promise.reject(new Error(secrets.join(' '))),
    () => new Response(secrets.join(' '), { status: 500 }),
    () => new Response(null, { status: 302, headers: { location: '/?code=123456' } }),
  ]
  const limits = { store: memoryStore(), secret, pauses: [60] }
  for (const backend of [ownBackend, throwing]) {
    for (const answering of answerings) {
      const { relay, events } = watchedRelay(answering, { backend, limits })
      const headers = { cookie: 'own=session-cookie', authorization: 'Bearer session-cookie' }
      const requests = [
        ['/codes', post({ phone, captcha: 'captcha-token' }, headers)],
        ['/codes/123456', post({ phone }, headers)],
        ['/codes/123456/Passw0rd!', post({ phone }, headers)],
        ['/codes?phone=%2B79991234567', post({ phone }, headers)],
        ['/codes', { method: 'POST', body: '{"phone":"+79991234567' }],
      ] as const
      for (const [path, init] of requests) await relay.fetch(asPage(`${relayUrl}/own${path}`, init), visitor)
      said.push(JSON.stringify(events), JSON.stringify(relay.counts()))
    }
  }
  expect(secrets.filter((one) => said.some((text) => text.includes(one)))).toEqual([])
})
