import { AuthError, errorFrom } from '../protocol/error.ts'
import type { FailureOrigin } from '../protocol/failure.ts'
import { inTime } from './inTime.ts'
import { isOffline } from './isOffline.ts'
import { advise, misconfigured } from './mistake.ts'
import { isAddress, isDuration } from './options.ts'
import { withoutEnd } from './withoutEnd.ts'

/** How a host reaches its backend. All optional but the address. */
export interface HttpOptions {
  /** Origin and, where the backend is mounted deeper, a path: `https://id.example.com/tenant`. */
  readonly baseUrl: string
  readonly fetch?: typeof globalThis.fetch
  /**
   * Sent with every request. A function is asked anew each time, so a token in it may rotate. A header that is named for a
   * tenant, an organization or another host (`x-tenant-id`, `x-zitadel-orgid`) and is not in a function makes it another
   * backend, for what is kept over a reload and what tabs tell each other. No other header does, and no `fetch`: where
   * these lead two widgets to two servers, give each a `name`.
   */
  readonly headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>)
  /** `include` only where the backend's CORS names your origin: with `*` browsers refuse it. Default `same-origin`. */
  readonly credentials?: RequestCredentials
  /** Milliseconds until an unanswered request is given up. Default 20 000. */
  readonly timeout?: number
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below `baseUrl`, beginning with a slash, already percent-encoded. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** An object goes out as JSON; bytes go out as they are, with the content type in `headers`. */
  readonly body?: Readonly<Record<string, unknown>> | Uint8Array<ArrayBuffer>
  readonly signal: AbortSignal
}

/** A response, read to its end. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** The cause of a redirect that was not followed. */
export const redirected = 'The server redirected a sign-in request.'

/** No documented answer comes near this; more is not read, so a hostile or broken server cannot fill a phone's memory. */
const largestBody = 1024 * 1024

/**
 * Makes one request. Resolves with any status; rejects only with an `AuthError` (`offline`, `network`, `timeout`,
 * `misconfigured`, `unexpected`) or, when the person has left, with the signal's reason. Redirects are not followed: a
 * 307 would carry a password on to wherever it points.
 */
export async function request(http: HttpOptions, call: Call): Promise<Answer> {
  const { timeout } = http
  if (timeout !== undefined && !isDuration(timeout)) throw misconfigured('E21', 'timeout')
  try {
    return await inTime((signal) => send(http, call, signal), { timeout, signal: call.signal })
  } catch (thrown) {
    call.signal.throwIfAborted()
    throw thrown instanceof AuthError ? thrown : errorFrom('fetch', thrown, 'network')
  }
}

async function send(http: HttpOptions, call: Call, signal: AbortSignal): Promise<Answer> {
  const url = urlFor(http.baseUrl, call.path)
  const { headers: asked } = http
  const given = typeof asked === 'function' ? await theirs('headers', async () => asked()) : asked
  const headers = headersFor(given, call)
  signal.throwIfAborted()
  const body = call.body === undefined || isBytes(call.body) ? (call.body ?? null) : JSON.stringify(call.body)
  const response = await theirs('fetch', async () =>
    (http.fetch ?? globalThis.fetch)(url, {
      method: call.method,
      headers,
      body,
      credentials: http.credentials ?? 'same-origin',
      cache: 'no-store',
      redirect: 'manual',
      signal,
    }),
  )
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
    // Without cookies a proxy that signs people on may redirect, and is asked again with them.
    if (http.credentials !== 'omit') advise('E28')
    throw new AuthError('unexpected', { cause: redirected })
  }
  return { status: response.status, headers: response.headers, bytes: await readAll(response) }
}

/** By what they are, not by whose: a page and a frame in it have a `Uint8Array` each, and so has jsdom. */
function isBytes(body: NonNullable<Call['body']>): body is Uint8Array<ArrayBuffer> {
  return ArrayBuffer.isView(body)
}

/** A header that cannot be sent fails in words that quote it, and it may be a token. */
function headersFor(given: HeadersInit | undefined, call: Call): Headers {
  try {
    const headers = new Headers(given)
    if (!headers.has('accept')) headers.set('accept', 'application/json')
    if (call.body !== undefined && !isBytes(call.body)) headers.set('content-type', 'application/json')
    for (const [name, value] of Object.entries(call.headers ?? {})) headers.set(name, value)
    return headers
  } catch {
    throw misconfigured('E27', 'headers')
  }
}

/** An address that cannot be asked fails in words that quote it, and a path may hold a code. */
function urlFor(baseUrl: string, path: string): string {
  if (!isAddress(baseUrl)) throw misconfigured('E20', 'baseUrl')
  return withoutEnd(baseUrl, '/') + path
}

/** What the host's functions and the network throw may quote the address and the body: only that they failed is told. */
async function theirs<T>(from: FailureOrigin, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (thrown) {
    throw errorFrom(from, thrown, thrown instanceof TypeError && isOffline() ? 'offline' : 'network')
  }
}

async function readAll(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  if (response.body === null) return new Uint8Array()
  const reader = response.body.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await theirs('body', () => reader.read())
    if (done) break
    length += value.byteLength
    if (length > largestBody) {
      await reader.cancel()
      throw new AuthError('unexpected', { cause: `The answer is larger than ${largestBody} bytes.` })
    }
    chunks.push(value)
  }
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}

/** The body as text. UTF-8, as all documented backends answer; a byte that is not becomes U+FFFD. */
export function textOf(answer: Answer): string {
  return new TextDecoder().decode(answer.bytes)
}

/** The body as JSON, or `undefined` for an empty, HTML or truncated one. Never throws. Parse it before you trust it. */
export function jsonOf(answer: Answer): unknown {
  try {
    const parsed: unknown = JSON.parse(textOf(answer))
    return parsed
  } catch {
    return undefined
  }
}
