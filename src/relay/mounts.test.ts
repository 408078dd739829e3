import { createServer } from 'node:http'
import { Hono } from 'hono'
import { afterAll, expect, test } from 'vitest'
import { toNodeListener } from './node.ts'
import { createRelay, type Relay } from './relay.ts'
import { asPage, ownBackend, post, relayUrl, visitor, watchedUpstream } from './relay.test-support.ts'

/** The mounts of the page "The relay", each with its own way to a `Request`. */
const servers: ReturnType<typeof createServer>[] = []
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
})

function behindProxy(url = relayUrl): { readonly relay: Relay; readonly reached: () => number } {
  const { seen, fetch } = watchedUpstream()
  const backends = { own: { ...ownBackend, fetch } }
  return { relay: createRelay({ url, proxy: { hops: 1 }, limits: 'elsewhere', backends }), reached: () => seen.length }
}

const sending = () => post({ phone: '+79991234567' }, { 'x-forwarded-for': visitor.address })

test('in Hono', async () => {
  const { relay, reached } = behindProxy()
  const app = new Hono()
  app.all('/relay/*', (context) => relay.fetch(context.req.raw))
  app.get('/about', (context) => context.text('about'))
  expect((await app.fetch(asPage(`${relayUrl}/own/codes`, sending()))).status).toBe(200)
  expect((await app.fetch(asPage(`${relayUrl}/own/admin`, sending()))).status).toBe(404)
  expect(await (await app.fetch(asPage('https://app.example.com/about'))).text()).toBe('about')
  expect(reached()).toBe(1)
})

test('as a route handler of Next.js, or the `fetch` of Workers, Deno and Bun', async () => {
  const { relay, reached } = behindProxy()
  const POST = (request: Request) => relay.fetch(request)
  expect((await POST(asPage(`${relayUrl}/own/codes`, sending()))).status).toBe(200)
  expect(reached()).toBe(1)
})

test('in a chain of middleware, as Express has one, which keeps the whole address beside the cut one', async () => {
  const server = createServer()
  servers.push(server)
  const port = await new Promise<number>((done) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      done(typeof address === 'object' ? (address?.port ?? 0) : 0)
    }),
  )
  const origin = `http://localhost:${port}`
  const { relay, reached } = behindProxy(`${origin}/relay`)
  const listener = toNodeListener(relay)
  server.on('request', (request, response) => {
    Object.assign(request, { originalUrl: request.url })
    listener(request, response, () => response.end('somebody else’s'))
  })
  const { headers, ...init } = sending()
  const sent = new Headers(headers)
  sent.set('origin', origin)
  sent.set('content-type', 'application/json')
  expect((await fetch(`${origin}/relay/own/codes`, { ...init, headers: sent })).status).toBe(200)
  expect(await (await fetch(`${origin}/about`)).text()).toBe('somebody else’s')
  expect(reached()).toBe(1)
})
