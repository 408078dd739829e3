import type { RelayBackend } from './backend.ts'
import type { RelayEvent } from './events.ts'
import { createRelay, type Relay } from './relay.ts'
import type { RelayOptions } from './options.ts'

/** What an upstream was asked. */
export interface Seen {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body: string
}

export type Answering = (request: Request) => Response | Promise<Response>

/** An upstream that writes down what it was asked, instead of a network. */
export function watchedUpstream(answering: Answering = () => Response.json({ ok: true })) {
  const seen: Seen[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const body = await request.clone().text()
    seen.push({ method: request.method, url: request.url, headers: request.headers, body })
    return answering(request)
  }
  return { seen, fetch }
}

export const relayUrl = 'https://app.example.com/relay'
export const page = 'https://app.example.com'

/** A backend of a host's own, with one endpoint of each kind. */
export const ownBackend = {
  upstream: 'https://upstream.example.com/api',
  endpoints: [
    { method: 'GET', path: '/settings', purpose: 'read', query: ['withPassword'] },
    {
      method: 'POST',
      path: '/codes',
      purpose: 'send',
      body: { type: 'json', fields: ['phone', 'captcha'] },
      subject: ({ phone }) => (typeof phone === 'string' && /^\+\d{8,15}$/.test(phone) ? phone : null),
    },
    { method: 'POST', path: '/codes/sms', purpose: 'send', body: { type: 'json', fields: ['phone'] } },
    { method: 'POST', path: '/codes/{code}', purpose: 'check', body: { type: 'json', fields: ['phone'] } },
    { method: 'POST', path: '/codes/{code}.xml', purpose: 'check', body: { type: 'form', fields: ['phone'] } },
    { method: 'POST', path: '/rpc', purpose: 'change', body: { type: 'grpc-web', text: 'phone' } },
    { method: 'POST', path: '/bytes', purpose: 'change', body: { type: 'json', fields: ['code'] } },
    { method: 'DELETE', path: '/session', purpose: 'change' },
  ],
  requestHeaders: ['x-own'],
  responseHeaders: ['x-left'],
  cookies: (name) => name.startsWith('own'),
} as const satisfies RelayBackend

export interface Watched {
  readonly relay: Relay
  readonly seen: readonly Seen[]
  readonly events: readonly RelayEvent[]
  /** As a page of the host's asks, below the backend's address. */
  ask(path: string, init?: RequestInit): Promise<Response>
}

/** A relay before an upstream that is watched. */
export function watchedRelay(
  answering?: Answering,
  { backend = ownBackend, ...options }: { readonly backend?: RelayBackend } & Partial<RelayOptions> = {},
): Watched {
  const { seen, fetch } = watchedUpstream(answering)
  const events: RelayEvent[] = []
  const relay = createRelay({
    url: relayUrl,
    proxy: 'none',
    limits: 'elsewhere',
    backends: { own: { ...backend, fetch } },
    onEvent: (event) => void events.push(event),
    ...options,
  })
  return { relay, seen, events, ask: (path, init) => relay.fetch(asPage(`${relayUrl}/own${path}`, init), visitor) }
}

export const visitor = { address: '198.51.100.7' }

/** A request as a browser makes it for a script of the host's own page. */
export function asPage(url: string, { headers, ...init }: RequestInit = {}): Request {
  const given = new Headers(headers)
  const isRead = (init.method ?? 'GET') === 'GET'
  if (!given.has('sec-fetch-site')) given.set('sec-fetch-site', 'same-origin')
  if (!given.has('origin') && !isRead) given.set('origin', page)
  if (typeof init.body === 'string' && !given.has('content-type')) given.set('content-type', 'application/json')
  return new Request(url, { ...init, headers: given })
}

export function post(fields: object, headers: Readonly<Record<string, string>> = {}): RequestInit {
  return { method: 'POST', headers, body: JSON.stringify(fields) }
}
