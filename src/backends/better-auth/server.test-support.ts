import { type Context, Hono } from 'hono'
import type { CorsPolicy } from '../../sandbox/cors.ts'
import type { Double, SandboxEnv } from '../../sandbox/double.ts'
import { issuer } from './accounts.test-support.ts'
import { switches } from './server/switches.test-support.ts'

/**
 * better-auth itself, the package, with a database in memory per world. In Node alone: nothing that a page loads may import
 * it. Its base path lies below the mount, so clients ask `…/better-auth/api/auth`. `accounts.test-support.ts` has who is
 * there.
 *
 * It shares no code with the client beside it. What is loaded costs a second or more, so it is loaded by the first request.
 */
export const server: Double = {
  name: 'better-auth',
  mount: '/better-auth',
  cors: (request) => policyFor(request.headers.get('origin')),
  switches,
  app: new Hono<SandboxEnv>().all('*', answer),
}

/** What the documentation asks of a host, since the server itself says nothing: a named origin, with cookies. */
function policyFor(origin: string | null): CorsPolicy {
  const isOurs = /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?$/.test(origin ?? '')
  return {
    origins: isOurs && origin !== null ? [origin] : ['https://app.example.com'],
    credentials: true,
    methods: ['GET', 'POST'],
    headers: ['content-type', 'authorization', 'x-captcha-response'],
    exposed: ['set-auth-token', 'x-retry-after'],
  }
}

async function answer({ env, req }: Context<SandboxEnv>): Promise<Response> {
  const { world, base, origin, cookies, setCookie } = env
  const { askServer } = await import('./server/world.test-support.ts')
  const headers = new Headers(req.raw.headers)
  // A browser's, which not everyone who carries a request can show in a header; and whoever has one says more.
  if (origin !== undefined && !headers.has('origin')) {
    headers.set('origin', origin)
    headers.set('sec-fetch-mode', 'cors')
    headers.set('sec-fetch-site', base.startsWith(`${origin}/`) ? 'same-origin' : 'cross-site')
  }
  if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
  const response = await askServer(world, withBody(new Request(req.raw, { headers })))
  for (const line of response.headers.getSetCookie()) setCookie(line)
  const plain = new Headers(response.headers)
  plain.delete('set-cookie')
  const body = await response.text()
  noteKey(world, body)
  return new Response(body === '' ? null : body, { status: response.status, headers: plain })
}

/** On a Node host a request that may have a body has one, if an empty one; the server tells the two apart. */
function withBody(request: Request): Request {
  if (request.body !== null || request.method === 'GET' || request.method === 'HEAD') return request
  return new Request(request, { method: request.method, body: new Uint8Array() })
}

/** Whoever is shown a key has it in their authenticator app from then on, under the name it comes with. */
function noteKey({ authenticator }: SandboxEnv['Bindings']['world'], body: string): void {
  const [uri] = /otpauth:\/\/totp\/[^"\\]+/.exec(body) ?? []
  if (uri === undefined) return
  const { pathname, searchParams } = new URL(uri)
  const account = decodeURIComponent(pathname).split(':').slice(1).join(':')
  authenticator.add({
    account,
    issuer: searchParams.get('issuer') ?? issuer,
    secret: searchParams.get('secret') ?? '',
  })
}
