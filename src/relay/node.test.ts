import { createServer, type RequestListener, type Server } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { untyped } from '../test-support/untyped.test-support.ts'
import { hostileRequests } from './hostile.test-support.ts'
import { toNodeListener } from './node.ts'
import { createRelay, type Relay } from './relay.ts'
import { ownBackend } from './relay.test-support.ts'

const phone = '+79991234567'
let asked = 0
const upstream = createServer((request, response) => {
  asked += 1
  request.resume()
  if (request.url === '/api/bytes')
    return void response.writeHead(200, { 'content-type': 'application/json' }).write('{', () => response.destroy())
  response.writeHead(200, { 'content-type': 'application/json', 'set-cookie': ['own=1', 'own_b=2'] }).end('{"ok":true}')
})
const server = createServer()
let relay: Relay
let origin = ''

const listening = (one: Server) => new Promise<number>((done) => one.listen(0, '127.0.0.1', () => done(portOf(one))))
const portOf = (one: Server) => {
  const address = one.address()
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

beforeAll(async () => {
  const at = await listening(upstream)
  origin = `http://127.0.0.1:${await listening(server)}`
  relay = createRelay({
    url: `${origin}/relay`,
    proxy: 'none',
    limits: 'elsewhere',
    backends: { own: { ...ownBackend, upstream: `http://127.0.0.1:${at}/api` } },
  })
  server.on('request', toNodeListener(relay) satisfies RequestListener)
})

afterAll(() => {
  server.closeAllConnections()
  upstream.closeAllConnections()
  server.close()
  upstream.close()
})

const ask = (path: string, body: object) =>
  fetch(`${origin}/relay/own${path}`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

describe('in Node', () => {
  test('a call goes there and back, cookies one by one', async () => {
    const answer = await ask('/codes', { phone })
    expect([answer.status, await answer.json()]).toEqual([200, { ok: true }])
    expect(answer.headers.getSetCookie()).toEqual([
      'own=1; Path=/relay/own; HttpOnly; Secure; SameSite=Lax',
      'own_b=2; Path=/relay/own; HttpOnly; Secure; SameSite=Lax',
    ])
  })

  test('an answer that breaks off breaks off', async () => {
    const answer = await ask('/bytes', {})
    await expect(answer.text()).rejects.toThrow('terminated')
  })

  test('what is not the relay’s goes on, in a framework that has somewhere to go', async () => {
    const next = vi.fn<() => void>()
    const listener = toNodeListener(relay)
    listener(untyped({ url: '/about' }), untyped({}), next)
    expect(next).toHaveBeenCalledOnce()
  })

  test('what Express has cut off the address is looked at too', async () => {
    const mounted = createServer((request, response) => {
      Object.assign(request, { originalUrl: request.url, url: request.url?.replace('/relay', '') })
      toNodeListener(relay)(request, response)
    })
    const port = await listening(mounted)
    const answer = await fetch(`http://127.0.0.1:${port}/relay/own/codes`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify({ phone }),
    })
    // Another port is another host, so that this is as far as it gets.
    expect([answer.status, await answer.json()]).toEqual([400, { error: 'wrong-host' }])
    mounted.closeAllConnections()
    mounted.close()
  })

  test('a body that was read before is a mistake, said to the framework', async () => {
    const next = vi.fn<(error?: unknown) => void>()
    const incoming = { url: '/relay/own/codes', method: 'POST', readableDidRead: true, headersDistinct: {}, socket: {} }
    toNodeListener(relay)(untyped(incoming), untyped({ once: () => {} }), next)
    await vi.waitFor(() => expect(next).toHaveBeenCalledOnce())
    expect(String(next.mock.calls[0]?.[0])).toContain('Entryphone E108')
  })
})

describe('over a raw socket', () => {
  test('the way these are written is one that reaches the upstream', async () => {
    const before = asked
    expect(
      await raw(`POST /relay/own/codes HTTP/1.1\r\n${usual()}content-length: 24\r\n\r\n{"phone":"+79991234567"}`),
    ).toMatch(/^HTTP\/1\.1 200 /)
    expect(asked).toBe(before + 1)
  })

  test('there are a hundred hostile requests', () => {
    expect(hostileRequests('localhost').length).toBeGreaterThanOrEqual(100)
  })

  test.each(hostileRequests('{host}').map(({ name }, index) => [name, index] as const))(
    '%s reaches no upstream',
    async (_, index) => {
      const before = asked
      const request = hostileRequests(new URL(origin).host)[index]
      const answer = await raw(request?.text ?? '')
      expect(answer.split('\r\n', 1)[0]).not.toMatch(/^HTTP\/1\.1 [23]/)
      expect(asked).toBe(before)
    },
  )
})

const usual = () =>
  `host: ${new URL(origin).host}\r\norigin: ${origin}\r\ncontent-type: application/json\r\nconnection: close\r\n`

/** Writes this, byte for byte, and reads until the connection ends, or nothing more comes. */
function raw(text: string): Promise<string> {
  return new Promise((done) => {
    let answer = ''
    const socket = connect(Number(new URL(origin).port), '127.0.0.1')
    socket.setTimeout(1500, () => socket.destroy())
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1')
    })
    socket.on('error', () => {})
    socket.on('close', () => done(answer))
    socket.write(Buffer.from(text, 'latin1'))
  })
}
