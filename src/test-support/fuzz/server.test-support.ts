import type { World } from '../../sandbox/world.ts'
import { sandboxFetch } from '../sandboxFetch.test-support.ts'
import { wholeSandbox } from '../servers.test-support.ts'
import type { FuzzClock } from './clock.test-support.ts'
import type { Command } from './commands.test-support.ts'
import type { Invariants } from './invariants.test-support.ts'

type Garble = Extract<Command, { does: 'garble' }>

/** The sandbox in a world of the run's own, and the wire to it, on which answers may be garbled. */
export interface FuzzServer {
  readonly world: World
  readonly base: string
  readonly fetch: typeof fetch
  /** How many requests are on the wire. */
  inFlight(): number
  garble(command: Garble): void
  /** All is well from now on. */
  recover(): void
}

let worlds = 0

export function createServer(clock: FuzzClock, invariants: Invariants): FuzzServer {
  const { secrets } = invariants
  const sandbox = wholeSandbox({ now: clock.there })
  const name = `fuzz-${++worlds}`
  const world = sandbox.worlds.get(name)
  const carry = sandboxFetch(sandbox)
  let garbles: Garble[] = []
  let inFlight = 0

  /** One more is on the wire until what it gives is called, or the signal ends. */
  const depart = (signal: AbortSignal | null | undefined) => {
    inFlight += 1
    let isOver = false
    const over = () => {
      if (!isOver) inFlight -= 1
      isOver = true
    }
    signal?.addEventListener('abort', over, { once: true })
    return over
  }

  return {
    world,
    base: `${location.origin}/w/${name}`,
    inFlight: () => inFlight,
    garble: (command) => void garbles.push(command),
    recover() {
      world.faults.clear()
      garbles = []
    },
    async fetch(request, init = {}) {
      const url = request instanceof Request ? request.url : request.toString()
      init.signal?.throwIfAborted()
      if (inFlight > 0) invariants.breaks(`a second request while one is in flight: ${url}`)
      if (typeof init.body === 'string') secrets.learnFrom(init.body)
      const isCodePath = /\/authentication\/[^/]+$/.test(url)
      if (!isCodePath && secrets.foundIn(url).length > 0) invariants.breaks(`a secret in the address ${url}`)
      const over = depart(init.signal)
      try {
        const response = await carry(request, init)
        const body = await response.clone().text()
        secrets.learnFrom(body)
        const garble = garbles.shift()
        return garble === undefined ? response : garbled(response, body, garble)
      } finally {
        over()
      }
    },
  }
}

function garbled(response: Response, body: string, garble: Garble): Response {
  const json = garbledJson(body, garble)
  return json === undefined ? response : new Response(json, { status: response.status, headers: response.headers })
}

/** The same JSON with the n-th value in it replaced; nothing where it is none. */
function garbledJson(text: string, { at, by }: Garble): string | undefined {
  let left = at
  try {
    const parsed: unknown = JSON.parse(text)
    const walk = (value: unknown): unknown => {
      left -= 1
      if (left < 0) {
        left = Number.POSITIVE_INFINITY
        return by
      }
      if (Array.isArray(value)) return value.map(walk)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]))
    }
    return JSON.stringify(walk(parsed))
  } catch {
    return undefined
  }
}
