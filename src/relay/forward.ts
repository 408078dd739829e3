import { isHostAnswer, type Call, type RelayBackend } from './backend.ts'
import type { Asked, Context } from './context.ts'
import { cookieFromUpstream } from './cookies.ts'
import { matchEndpoint, queryOf } from './endpoint.ts'
import { isDataType, responseHeaders } from './headers.ts'
import type { Spent } from './limits/limits.ts'
import { checkCaller, isPreflight, preflightAnswer } from './origin.ts'
import { addressFor, callOf, visitOf } from './outgoing.ts'
import { Refusal } from './refusal.ts'
import { segmentsOf } from './target.ts'

/** The way of a request that is not refused. Throws a `Refusal` where it is. */
export async function forward(context: Context, asked: Asked): Promise<Response> {
  const { request } = asked
  if (context.state.isClosing) throw new Refusal('closing', { retryAfter: 1 })
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
