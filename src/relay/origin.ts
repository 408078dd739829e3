import { mostHeaders } from './headers.ts'
import { Refusal } from './refusal.ts'

/** Who may drive the relay: pages of these origins, under these names of it. */
export interface Gate {
  /** As `Origin` has them. */
  readonly origins: ReadonlySet<string>
  /** As `Host` has them. */
  readonly hosts: ReadonlySet<string>
}

/** Throws where the request is not one that a page of the host's has made with a script. */
export function checkCaller(request: Request, gate: Gate): void {
  const { headers } = request
  if ([...headers].length > mostHeaders) throw new Refusal('too-many-headers')
  // RFC 9112, 6.1: whoever sends both wants two servers to see two requests.
  if (headers.has('transfer-encoding') && headers.has('content-length')) throw new Refusal('malformed')
  if (!gate.hosts.has(hostOf(request))) throw new Refusal('wrong-host')
  if (!isOurs(headers, gate.origins)) throw new Refusal('wrong-origin')
}

/** Not the address of the request: behind a proxy it is one of the machine's. */
function hostOf(request: Request): string {
  return (request.headers.get('host') ?? new URL(request.url).host).toLowerCase()
}

/**
 * Browsers say `Origin` with whatever a script sends, but for a GET to its own origin: there, `Sec-Fetch-Site` says that it
 * is its own. Neither can be set by a page. Whatever is opened rather than fetched, a form of another site's, is refused.
 */
function isOurs(headers: Headers, origins: ReadonlySet<string>): boolean {
  const mode = headers.get('sec-fetch-mode')
  const site = headers.get('sec-fetch-site')
  const origin = headers.get('origin')
  if (mode === 'navigate' || mode === 'websocket') return false
  return origin === null ? site === 'same-origin' : origins.has(origin)
}

/** Whether it asks if it may ask. */
export function isPreflight({ method, headers }: Request): boolean {
  return method === 'OPTIONS' && headers.has('origin') && headers.has('access-control-request-method')
}

/** Adds what lets a page of another origin on the list read the answer. */
export function allowOrigin(headers: Headers, request: Request, gate: Gate, exposed: readonly string[]): void {
  const origin = request.headers.get('origin')
  if (origin === null || !gate.origins.has(origin)) return
  headers.set('access-control-allow-origin', origin)
  headers.set('access-control-allow-credentials', 'true')
  headers.set('access-control-expose-headers', ['date', 'retry-after', ...exposed].join(', '))
}

export function preflightAnswer(request: Request, gate: Gate, allowed: readonly string[]): Response {
  const headers = new Headers()
  allowOrigin(headers, request, gate, [])
  headers.delete('access-control-expose-headers')
  headers.set('access-control-allow-methods', request.headers.get('access-control-request-method') ?? '')
  headers.set('access-control-allow-headers', ['accept', 'accept-language', 'content-type', ...allowed].join(', '))
  headers.set('access-control-max-age', '600')
  return new Response(null, { status: 204, headers })
}
