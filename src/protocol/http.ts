import { AuthError } from './error.ts'
import type { Instant } from './step.ts'

/** How a host reaches its backend. All optional but the address. */
export interface HttpOptions {
  /** Origin and, where the backend is mounted deeper, a path: `https://id.example.com/tenant`. */
  readonly baseUrl: string
  readonly fetch?: typeof globalThis.fetch
  /** Sent with every request. A function is asked anew each time, so a token in it may rotate. */
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

const defaultTimeout = 20_000
/** No documented answer comes near this; more is not read, so a hostile or broken server cannot fill a phone's memory. */
const largestBody = 1024 * 1024

/**
 * Makes one request. Resolves with any status; rejects only with an `AuthError` (`offline`, `network`, `timeout`,
 * `unexpected`) or, when the person has left, with the signal's reason. Redirects are not followed: a 307 would carry
 * a password on to wherever it points.
 */
export async function request(http: HttpOptions, call: Call): Promise<Answer> {
  const timeout = new AbortController()
  const timer = setTimeout(() => timeout.abort(), http.timeout ?? defaultTimeout)
  const leave = () => timeout.abort()
  call.signal.addEventListener('abort', leave, { once: true })
  try {
    call.signal.throwIfAborted()
    const headers = await headersFor(http, call)
    const response = await (http.fetch ?? globalThis.fetch)(urlFor(http.baseUrl, call.path), {
      method: call.method,
      headers,
      body:
        call.body === undefined || call.body instanceof Uint8Array ? (call.body ?? null) : JSON.stringify(call.body),
      credentials: http.credentials ?? 'same-origin',
      cache: 'no-store',
      redirect: 'manual',
      signal: timeout.signal,
    })
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
      throw new AuthError('unexpected', { cause: 'The server redirected a sign-in request.' })
    }
    return { status: response.status, headers: response.headers, bytes: await readAll(response) }
  } catch (thrown) {
    call.signal.throwIfAborted()
    if (thrown instanceof AuthError) throw thrown
    if (timeout.signal.aborted) throw new AuthError('timeout', { cause: thrown })
    if (thrown instanceof TypeError) {
      const offline = typeof navigator !== 'undefined' && navigator.onLine === false
      throw new AuthError(offline ? 'offline' : 'network', { cause: thrown })
    }
    throw new AuthError('network', { cause: thrown })
  } finally {
    clearTimeout(timer)
    call.signal.removeEventListener('abort', leave)
  }
}

async function headersFor(http: HttpOptions, call: Call): Promise<Headers> {
  const headers = new Headers(typeof http.headers === 'function' ? await http.headers() : http.headers)
  if (!headers.has('accept')) headers.set('accept', 'application/json')
  if (call.body !== undefined && !(call.body instanceof Uint8Array)) headers.set('content-type', 'application/json')
  for (const [name, value] of Object.entries(call.headers ?? {})) headers.set(name, value)
  return headers
}

function urlFor(baseUrl: string, path: string): string {
  return baseUrl.replace(/\/+$/, '') + path
}

async function readAll(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  if (response.body === null) return new Uint8Array()
  const reader = response.body.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
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

/** `Retry-After` in seconds or as a date (RFC 9110, 10.2.3), where CORS lets us read it. */
export function retryAtOf(answer: Answer, now: Instant): Instant | undefined {
  const value = answer.headers.get('retry-after')?.trim()
  if (!value) return undefined
  if (/^\d{1,9}$/.test(value)) return now + Number(value) * 1000
  // All three HTTP date forms begin with a day's name; `Date.parse` alone reads a year into "-5".
  const date = /^[A-Z][a-z]{2,8},? /.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(date, now)
}
