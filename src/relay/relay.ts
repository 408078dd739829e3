import { type Address, addressOf } from './address.ts'
import { type Call, isHostAnswer, type RelayBackend, type Visit } from './backend.ts'
import { parseBody, readBounded } from './body.ts'
import { cookieFromUpstream, cookiesToUpstream } from './cookies.ts'
import { matchEndpoint, type Match, queryOf } from './endpoint.ts'
import { type AnsweredEvent, type OnEvent, quietly } from './events.ts'
import { harden, isDataType, requestHeaders, responseHeaders } from './headers.ts'
import { createLimits, type Limits, noLimits, type Spent } from './limits/limits.ts'
import { RelayMistake } from './mistakes.ts'
import { type RelayOptions, type RelaySettings, settingsOf } from './options.ts'
import { allowOrigin, checkCaller, isPreflight, preflightAnswer } from './origin.ts'
import { Refusal, refusalResponse } from './refusal.ts'
import { segmentsOf } from './target.ts'
import { createUpstream, type Upstream } from './upstream.ts'

/** What the platform knows of the connection, and a `Request` does not say. */
export interface Connection {
  /** The address at the other end. Needed where `proxy` is `none`. */
  readonly address?: string | undefined
}

export interface Relay {
  /** Answers a request. Never rejects, but for a `RelayMistake` of whoever mounts it. */
  fetch(request: Request, connection?: Connection): Promise<Response>
  /** Whether a path is the relay's, so that a server can let others pass. */
  matches(path: string): boolean
}

/** One backend, where it is mounted and how it is asked. */
interface Mounted {
  readonly name: string
  readonly backend: RelayBackend
  readonly upstream: Upstream
}

interface Context {
  readonly options: RelayOptions
  readonly settings: RelaySettings
  readonly mounted: ReadonlyMap<string, Mounted>
  readonly limits: Limits
  readonly tell: OnEvent
  readonly now: () => number
}

/** What is known of a request by the time it is answered. */
interface Asked {
  readonly request: Request
  readonly connection: Connection
  mount?: Mounted
  match?: Match
}

/** A body that comes in drops holds no place for longer. */
const longestUpload = 10_000
const usualLargestRequest = 64 * 1024

/** Makes a relay. Throws a `RelayMistake`, in sentences, for a configuration that is unsafe. */
export function createRelay(options: RelayOptions): Relay {
  const settings = settingsOf(options)
  const { now = () => performance.now() } = options
  const mounted = new Map(
    Object.entries(options.backends).map(([name, backend]) => [
      name,
      { name, backend, upstream: createUpstream(backend, now) },
    ]),
  )
  const tell = quietly(options.onEvent)
  const limits = typeof options.limits === 'object' ? createLimits(options.limits, tell, now) : noLimits()
  const context: Context = { options, settings, mounted, limits, tell, now }
  return {
    fetch: (request, connection = {}) => answer(context, { request, connection }),
    matches: (path) => path === settings.path || path.startsWith(`${settings.path}/`),
  }
}

async function answer(context: Context, asked: Asked): Promise<Response> {
  const begun = context.now()
  let refused: Refusal | undefined
  let response: Response
  try {
    response = await forward(context, asked)
  } catch (thrown) {
    if (thrown instanceof RelayMistake) throw thrown
    refused = thrown instanceof Refusal ? thrown : faultOf(thrown, context, asked)
    response = refusalResponse(
      refused,
      formOf(asked)(refused, { ...(asked.match && { path: asked.match.endpoint.path }) }),
    )
  }
  harden(response.headers)
  allowOrigin(response.headers, asked.request, context.settings.gate, asked.mount?.backend.responseHeaders ?? [])
  context.tell(eventOf(asked, response.status, context.now() - begun, refused))
  return response
}

/** The way of a request that is not refused. Throws a `Refusal` where it is. */
async function forward(context: Context, asked: Asked): Promise<Response> {
  const { request } = asked
  const url = new URL(request.url)
  const segments = segmentsOf(url.pathname)
  const path = context.settings.path
  if (segments === undefined || !url.pathname.startsWith(`${path}/`)) throw new Refusal('unknown-endpoint')
  const [name = '', ...below] = segments.slice(path.split('/').length - 1)
  const mount = context.mounted.get(name)
  if (mount === undefined) throw new Refusal('unknown-endpoint')
  asked.mount = mount
  const { backend } = mount
  const preflight = isPreflight(request)
  const method = preflight ? (request.headers.get('access-control-request-method') ?? '') : request.method
  const match = matchEndpoint(backend.endpoints, method, below)
  const query = match && queryOf(match.endpoint, url.searchParams)
  if (match === undefined || query === undefined) throw new Refusal('unknown-endpoint')
  asked.match = match
  checkCaller(request, context.settings.gate)
  if (preflight) return preflightAnswer(request, context.settings.gate, backend.requestHeaders ?? [])

  const address = addressFor(context, asked)
  const asks = await callOf(backend, match, query, request)
  const visit = await visitOf(context, asked, mount, { call: asks, address })
  await context.limits.attempt(match.endpoint, visit)
  const call = (await backend.admit?.(asks, visit)) ?? asks
  const spent = await context.limits.spend(match.endpoint, visit)
  const send = (outgoing: Call) => mount.upstream.send(outgoing, visit)
  const response = await counted(spent, (backend.around ?? ((one, _, sent) => sent(one)))(call, visit, send))
  return readable(response, backend, `${path}/${name}`)
}

/** Why an upstream has not been asked at all. */
const unasked: ReadonlySet<string> = new Set(['upstream-resting', 'signed-out'])

/** What was counted stays so, unless it is certain that nothing went out. */
async function counted(spent: Spent, asking: Promise<Response>): Promise<Response> {
  try {
    const response = await asking
    if (response.status >= 400 && response.status < 500) await spent.giveBack()
    return response
  } catch (thrown) {
    if (thrown instanceof Refusal && unasked.has(thrown.reason)) await spent.giveBack()
    throw thrown
  }
}

function addressFor(context: Context, { request, connection }: Asked): Address {
  const { proxy } = context.options
  if (proxy === 'none' && connection.address === undefined) throw new RelayMistake('E107', 'fetch')
  return addressOf(proxy, request.headers, connection.address)
}

/** The request as it goes out, before its backend has had a look at it. */
async function callOf(
  backend: RelayBackend,
  { endpoint, path }: Match,
  query: string,
  request: Request,
): Promise<Call> {
  if (request.bodyUsed) throw new RelayMistake('E108', 'fetch')
  const { largestRequest = usualLargestRequest } = backend
  const tooLarge = () => new Refusal('too-large')
  if (Number(request.headers.get('content-length') ?? 0) > largestRequest) throw tooLarge()
  const read = await inTime(readBounded(request.body, largestRequest, tooLarge).catch(refuseBroken), longestUpload)
  const { bytes, contentType, fields } = parseBody(endpoint.body, request.headers.get('content-type'), read)
  const headers = requestHeaders(request.headers, backend.requestHeaders ?? [])
  if (contentType !== undefined) headers.set('content-type', contentType)
  const cookies = backend.cookies && cookiesToUpstream(request.headers.get('cookie'), backend.cookies)
  if (cookies !== undefined) headers.set('cookie', cookies)
  const origin = request.headers.get('origin')
  if (backend.tellsOrigin === true && origin !== null) headers.set('origin', origin)
  return { endpoint, path: path + query, headers, body: bytes, fields }
}

async function visitOf(
  { settings }: Context,
  { request }: Asked,
  { name, backend }: Mounted,
  { call, address }: { readonly call: Call; readonly address: Address },
): Promise<Visit> {
  const named = call.endpoint.subject?.(call.fields)
  if (named === null) throw new Refusal('malformed')
  const subject = named ?? (await backend.person?.(request))
  // One address, and the relay's word for it: nothing that the page wrote.
  call.headers.set('x-forwarded-for', address.text)
  const hostnames = [...settings.gate.origins].map((origin) => new URL(origin).hostname)
  return { request, address, url: `${settings.url}/${name}`, subject, hostnames, signal: request.signal }
}

/** Statuses after which browsers ask again by themselves, or turn to a proxy: here they are an upstream's trouble. */
const statusesOfOthers: Readonly<Record<number, number>> = { 407: 502, 408: 504, 421: 502, 425: 503 }

/** The upstream's answer as a page of the host's may read it. */
function readable(response: Response, backend: RelayBackend, path: string): Response {
  if (isHostAnswer(response)) return new Response(response.body, response)
  const headers = responseHeaders(response.headers, backend.responseHeaders ?? [])
  const isData = isDataType(response.headers.get('content-type'))
  if (!isData) {
    headers.delete('content-type')
    void response.body?.cancel().catch(() => {})
  }
  const { cookies } = backend
  for (const line of cookies === undefined ? [] : response.headers.getSetCookie()) {
    const ours = cookies && cookieFromUpstream(line, cookies, path)
    if (ours !== undefined) headers.append('set-cookie', ours)
  }
  const { status } = response
  return new Response(isData ? response.body : null, { status: statusesOfOthers[status] ?? status, headers })
}

function formOf({ mount }: Asked) {
  return mount?.backend.refuse ?? ((refusal: Refusal) => ({ body: { error: refusal.reason } }))
}

function faultOf(thrown: unknown, { tell }: Context, { mount }: Asked): Refusal {
  const name = thrown instanceof Error ? thrown.constructor.name : typeof thrown
  tell({ type: 'fault', ...(mount && { backend: mount.name }), thrown: name })
  return new Refusal('fault')
}

function eventOf(
  { mount, match }: Asked,
  status: number,
  milliseconds: number,
  refused: Refusal | undefined,
): AnsweredEvent {
  return {
    type: 'answered',
    ...(mount && { backend: mount.name }),
    ...(match && { endpoint: `${match.endpoint.method} ${match.endpoint.path}` }),
    outcome: refused === undefined ? 'forwarded' : 'refused',
    status,
    ...(refused && { reason: refused.reason }),
    ...(refused?.limit !== undefined && { limit: refused.limit }),
    milliseconds,
  }
}

/** Whoever sent it has gone away in the middle. */
function refuseBroken(thrown: unknown): never {
  throw thrown instanceof Refusal ? thrown : new Refusal('malformed')
}

async function inTime<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refusal('too-slow')), milliseconds)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
