import type { Call, RelayBackend, Visit } from './backend.ts'
import { type Breaker, createBreaker } from './breaker.ts'
import { Refusal } from './refusal.ts'

/** One upstream: how it is asked, and how it has been lately. */
export interface Upstream {
  readonly breaker: Breaker
  send(call: Call, visit: Visit): Promise<Response>
}

/** Nobody is there: a gateway's answer in the upstream's place. A 500 is an answer; ONLYOFFICE says "wrong password" so. */
const isAway = new Set([502, 503, 504])

export function createUpstream(backend: RelayBackend, now: () => number): Upstream {
  const breaker = createBreaker(backend.breaker ?? {}, now)
  return { breaker, send: (call, visit) => send(backend, breaker, call, visit) }
}

async function send(backend: RelayBackend, breaker: Breaker, call: Call, visit: Visit): Promise<Response> {
  const { timeout = 15_000, largestAnswer = 1024 * 1024 } = backend
  const passage = breaker.enter()
  const ended = endOf(call, visit, timeout)
  const leave = () => {
    ended.forget()
    passage.leave()
  }
  try {
    const response = await (backend.fetch ?? globalThis.fetch)(backend.upstream.replace(/\/$/, '') + call.path, {
      method: call.endpoint.method,
      headers: call.headers,
      body: call.body ?? null,
      redirect: 'manual',
      signal: ended.signal,
    })
    passage.heard(isAway.has(response.status) ? 'failed' : 'answered')
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
      void response.body?.cancel().catch(() => {})
      throw new Refusal('upstream-redirects')
    }
    if (response.body === null) {
      leave()
      return response
    }
    ended.goOn()
    const body = counted(response.body, largestAnswer, leave)
    return new Response(body, { status: response.status, headers: response.headers })
  } catch (thrown) {
    passage.heard(visit.signal.aborted && ended.signal.aborted ? 'left' : 'failed')
    leave()
    throw refusalOf(thrown, ended.signal)
  }
}

/** When a call is given up: its time is over, twice for its body, or nobody waits for what it reads. */
function endOf({ endpoint }: Call, visit: Visit, timeout: number) {
  const ended = new AbortController()
  const late = () => ended.abort(new Refusal('upstream-timeout'))
  let timer = setTimeout(late, timeout)
  const nobodyWaits = () => ended.abort(new Refusal('upstream-failed'))
  // What sends, or uses something up, is seen to its end: leaving does not undo it.
  if (endpoint.purpose === 'read') visit.signal.addEventListener('abort', nobodyWaits, { once: true })
  return {
    signal: ended.signal,
    goOn() {
      clearTimeout(timer)
      timer = setTimeout(late, timeout)
    },
    forget() {
      clearTimeout(timer)
      visit.signal.removeEventListener('abort', nobodyWaits)
    },
  }
}

/** What `fetch` throws may quote the address and the body: only which kind it was is told. */
function refusalOf(thrown: unknown, signal: AbortSignal): Refusal {
  if (thrown instanceof Refusal) return thrown
  return signal.reason instanceof Refusal ? signal.reason : new Refusal('upstream-failed')
}

/** Passes a body on chunk by chunk, and breaks it off past `largest` bytes. `ended` is called when it holds nothing. */
function counted(body: ReadableStream<Uint8Array>, largest: number, ended: () => void): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  let length = 0
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read()
        if (done) {
          ended()
          controller.close()
          return
        }
        length += value.byteLength
        if (length > largest) {
          void reader.cancel().catch(() => {})
          throw new Refusal('upstream-too-large')
        }
        controller.enqueue(value)
      } catch (thrown) {
        ended()
        controller.error(thrown instanceof Refusal ? thrown : new Refusal('upstream-failed'))
      }
    },
    async cancel(reason) {
      ended()
      await reader.cancel(reason)
    },
  })
}
