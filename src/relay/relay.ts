import { createCounts, meterOf, type RelayCounts } from './counts.ts'
import type { Asked, Connection, Context } from './context.ts'
import { type AnsweredEvent, quietly } from './events.ts'
import { forward } from './forward.ts'
import { harden } from './headers.ts'
import { createLimits, noLimits } from './limits/limits.ts'
import { RelayMistake } from './mistakes.ts'
import { type RelayOptions, settingsOf } from './options.ts'
import { allowOrigin } from './origin.ts'
import { Refusal, refusalResponse } from './refusal.ts'
import { createUpstream } from './upstream.ts'

/** A relay, as a server mounts it: a function from a request to an answer, as the Fetch standard has them. */
export interface Relay {
  /** Answers a request. Never rejects, but for a `RelayMistake` of whoever mounts it. */
  fetch(request: Request, connection?: Connection): Promise<Response>
  /** Whether a path is the relay's, so that a server can let others pass. */
  matches(path: string): boolean
  /** Whether it takes requests: it is not closing, and its limits can be counted. Also at `…/-/ready`, as 200 or 503. */
  isReady(): Promise<boolean>
  /** What has happened so far. */
  counts(): RelayCounts
  /** Takes no more requests, and resolves once those under way are answered, or after so many milliseconds (10 000). */
  close(timeout?: number): Promise<void>
}

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
  const counts = createCounts()
  const tell = quietly([counts.note, options.meter && meterOf(options.meter), options.onEvent])
  const limits = typeof options.limits === 'object' ? createLimits(options.limits, tell, now) : noLimits()
  const state = { isClosing: false, running: 0, hasToldProxy: false }
  const context: Context = { options, settings, mounted, limits, tell, now, state }
  return {
    async fetch(request, connection = {}) {
      const probe = await probed(context, request)
      if (probe !== undefined) return probe
      state.running += 1
      try {
        return await answer(context, { request, connection })
      } finally {
        state.running -= 1
      }
    },
    matches: (path) => path === settings.path || path.startsWith(`${settings.path}/`),
    isReady: () => isReady(context),
    counts: () => counts.all(),
    close: (timeout = 10_000) => close(context, timeout),
  }
}

/** `…/-/health` and `…/-/ready`, for whoever watches it: from any host, and with nothing in them. */
async function probed(context: Context, request: Request): Promise<Response | undefined> {
  const [, name] = new URL(request.url).pathname.split(`${context.settings.path}/-/`)
  if (request.method !== 'GET' || (name !== 'health' && name !== 'ready')) return undefined
  const isWell = name === 'health' || (await isReady(context))
  const response = Response.json({ status: isWell ? 'ok' : 'unavailable' }, { status: isWell ? 200 : 503 })
  harden(response.headers)
  return response
}

async function isReady({ state, limits }: Context): Promise<boolean> {
  return !state.isClosing && (await limits.isReady().catch(() => false))
}

/** An answer whose body is still on its way is under way. */
async function close({ state, mounted }: Context, timeout: number): Promise<void> {
  state.isClosing = true
  const until = performance.now() + timeout
  const isBusy = () => state.running > 0 || [...mounted.values()].some(({ upstream }) => upstream.breaker.running > 0)
  while (isBusy() && performance.now() < until) await new Promise((later) => setTimeout(later, 10))
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
