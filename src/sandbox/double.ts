import type { Hono, MiddlewareHandler } from 'hono'
import type { CorsPolicy } from './cors.ts'
import type { World } from './world.ts'

/** One documented backend, answering as its vendor says it does. */
export interface Double {
  readonly name: string
  /** The path all of it lies under, below the world's prefix: `/lifepay`. */
  readonly mount: string
  /**
   * The vendor's cross-origin policy; a function where it differs by path or by what a preflight asks. The core answers
   * preflights and adds the headers. Absent: no CORS headers, and OPTIONS reaches the app.
   */
  readonly cors?: CorsPolicy | ((request: Request, world: World) => CorsPolicy | undefined)
  /** Oddities that can be switched on per world, and what each does. Others are refused by the control API. */
  readonly switches?: Readonly<Record<string, string>>
  /** Routes are relative to the mount: `app.post('/auth/send-code-by-phone', …)`. `context.env` is the visit. */
  readonly app: Hono<SandboxEnv>
}

/** What a double knows of the request beyond HTTP, as `context.env`. */
export interface Visit {
  readonly world: World
  /** The address a client has for this double, for links in answers: origin, world, mount; no slash at the end. */
  readonly base: string
  /** The `Origin` header. Read it here: a service worker does not show it. */
  readonly origin: string | undefined
  /** Read cookies here: a service worker shows no header. Values are as sent, percent-encoded or not. */
  readonly cookies: ReadonlyMap<string, string>
  /** Adds a `Set-Cookie` line, as `generateCookie` of `hono/cookie` writes it. Browsers drop such a header of a script's. */
  setCookie(line: string): void
}

/** What a double’s routes find in their context (Hono’s `Bindings`). */
export interface SandboxEnv {
  Bindings: Visit
}

/**
 * Answers 415 to a request body of any other media type. `application/*+json` stands for every type with that suffix.
 * ASP.NET Core answers with a problem document (RFC 9457).
 */
export function onlyContentTypes(accepted: readonly string[]): MiddlewareHandler<SandboxEnv> {
  return async (context, next) => {
    const header = context.req.header('content-type')
    const hasBody = header !== undefined || (await context.req.arrayBuffer()).byteLength > 0
    const type = (header ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
    if (!hasBody || accepted.some((pattern) => fits(pattern, type))) return next()
    const problem = {
      type: 'https://tools.ietf.org/html/rfc9110#section-15.5.16',
      title: 'Unsupported Media Type',
      status: 415,
    }
    return context.json(problem, 415, { 'content-type': 'application/problem+json; charset=utf-8' })
  }
}

function fits(pattern: string, type: string): boolean {
  const [start = '', end] = pattern.split('*')
  return end === undefined ? type === pattern : type.startsWith(start) && type.endsWith(end)
}
