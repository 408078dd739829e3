import { answerControl } from './control.ts'
import { parseCookies, type CookieJar } from './cookies.ts'
import { allow, answerPreflight, isPreflight } from './cors.ts'
import type { Double } from './double.ts'
import { doubles as documented } from './doubles.ts'
import { replaces, spoil } from './faults.ts'
import { bodyAsText } from './requests.ts'
import { sayInProduction } from './mistakes.ts'
import { createWorlds, type World, type Worlds } from './world.ts'

/** Which doubles there are, by which clock, and whether a production build may have them. */
export interface SandboxOptions {
  /** Default: all of them. */
  readonly doubles?: readonly Double[]
  /** The real clock, in milliseconds since 1970. Worlds run ahead of it by what they were advanced. */
  readonly now?: () => number
  /** It is meant to be seen by people: nothing is said of it in a production build. Default false. */
  readonly demo?: boolean
}

/** What the one who carries requests must add where the platform hides it (a service worker). */
export interface Carrier {
  readonly origin?: string
  /** Cookies are read from and kept in this jar, and appear in no header. */
  readonly jar?: (world: World) => CookieJar
}

/** The doubles behind one function, and the worlds they remember things in. */
export interface Sandbox {
  readonly worlds: Worlds
  readonly doubles: readonly Double[]
  /** Whether this address is the sandbox's, so that a server or worker can let others pass. */
  matches(url: URL): boolean
  /** Answers a request. A dropped connection is a `Response.error()`, whose `type` is `error`: break the socket on it. */
  fetch(request: Request, carrier?: Carrier): Promise<Response>
}

/**
 * Servers that answer as their documents say, in memory: a function from a request to an answer. Never in production.
 */
export function createSandbox({ doubles = documented(), now = Date.now, demo = false }: SandboxOptions = {}): Sandbox {
  if (!demo) sayInProduction()
  const worlds = createWorlds(now)
  // The longest mount first, so that one double may lie below another.
  const byMount = doubles.toSorted((first, second) => second.mount.length - first.mount.length)
  const doubleAt = (path: string) => byMount.find(({ mount }) => path === mount || path.startsWith(`${mount}/`))
  const isControl = (path: string) => path === '/sandbox' || path.startsWith('/sandbox/')

  return {
    worlds,
    doubles,
    matches(url) {
      const { path } = split(url)
      return isControl(path) || doubleAt(path) !== undefined
    },
    async fetch(request, carrier = {}) {
      const { world, prefix, path } = split(new URL(request.url))
      if (isControl(path)) return answerControl({ worlds, doubles }, request, path)
      const double = doubleAt(path)
      if (double === undefined) return new Response('No double is mounted here.', { status: 404 })
      return answerAsDouble(double, worlds.get(world), { request, carrier, prefix, path })
    },
  }
}

/**
 * `/w/alice/lifepay/auth` → world `alice`, path `/lifepay/auth`. A prefix needs no header and works from any origin.
 * Without one, `?world=alice` says the same to whoever calls a double by hand.
 */
function split({ pathname, searchParams }: URL): { world: string; prefix: string; path: string } {
  const [, prefix = '', inPath, path = '/'] = /^(\/w\/([\w.~-]{1,64}))?(\/.*)$/.exec(pathname) ?? []
  const asked = /^[\w.~-]{1,64}$/.exec(searchParams.get('world') ?? '')?.[0]
  return { world: inPath ?? asked ?? 'default', prefix, path }
}

interface Arrival {
  readonly request: Request
  readonly carrier: Carrier
  readonly prefix: string
  readonly path: string
}

async function answerAsDouble(double: Double, world: World, arrival: Arrival): Promise<Response> {
  const { request, carrier, prefix, path } = arrival
  const url = new URL(request.url)
  const origin = carrier.origin ?? request.headers.get('origin') ?? undefined
  const body = new Uint8Array(await request.arrayBuffer())
  const policy = typeof double.cors === 'function' ? double.cors(request, world) : double.cors
  const lines: string[] = []

  const answer = async () => {
    if (policy !== undefined && isPreflight(request)) return answerPreflight(policy, request, origin)
    const inner = new Request(new URL((path.slice(double.mount.length) || '/') + url.search, url.origin), {
      method: request.method,
      headers: request.headers,
      body: body.byteLength === 0 ? null : body,
    })
    return double.app.fetch(inner, {
      world,
      base: url.origin + prefix + double.mount,
      origin,
      cookies: parseCookies(carrier.jar?.(world).header(url.pathname) ?? request.headers.get('cookie') ?? ''),
      setCookie: (line: string) => void lines.push(line),
    })
  }

  const logged = path + url.search
  const answered = world.requests.add({
    method: request.method,
    path: logged,
    origin: origin ?? null,
    headers: Object.fromEntries(request.headers),
    body: bodyAsText(body),
  })
  const fault = world.faults.take(request.method, logged)
  const response = mutable(fault === undefined ? await answer() : await spoil(fault, answer, world.faults.wait))
  if (response.type !== 'error') {
    const jar = carrier.jar?.(world)
    for (const line of fault !== undefined && replaces(fault) ? [] : lines) {
      if (jar === undefined) response.headers.append('set-cookie', line)
      else jar.keep(line)
    }
    if (policy !== undefined && fault?.cors !== false && !isPreflight(request)) allow(policy, origin, response)
  }
  answered(response.status)
  return response
}

/** A copy whose headers can be changed: those of a redirect or an error cannot. */
function mutable(response: Response): Response {
  return response.type === 'error' ? response : new Response(response.body, response)
}
