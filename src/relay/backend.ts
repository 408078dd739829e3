import type { Address } from './address.ts'
import type { BreakerOptions } from './breaker.ts'
import type { CookieRule } from './cookies.ts'
import type { Endpoint } from './endpoint.ts'
import type { Fields } from './fields.ts'
import type { RefusalForm } from './refusal.ts'

/** What every backend's options may have. */
export interface UpstreamOptions {
  /** Where the backend is: an `https:` address and, where it is mounted deeper, a path. */
  readonly upstream: string
  /** Lets `upstream` be plain `http:` beyond this machine, in a network that is yours alone. Default false. */
  readonly plainUpstream?: boolean
  /** Milliseconds until an upstream that has not answered is given up, and once more for its body. Default 15 000. */
  readonly timeout?: number
  /** Bytes that a request's body may have. Default 65 536. */
  readonly largestRequest?: number
  /** Bytes that an answer's body may have. Default 1 048 576. */
  readonly largestAnswer?: number
  readonly breaker?: BreakerOptions
  /** Default: `fetch` of the platform. */
  readonly fetch?: typeof globalThis.fetch
}

/** One upstream, as data and a few functions: what is documented of it, and nothing else, passes. */
export interface RelayBackend extends UpstreamOptions {
  readonly endpoints: readonly Endpoint[]
  /** Headers of a page's that go on, in small letters, beside `accept` and `accept-language`. */
  readonly requestHeaders?: readonly string[]
  /** Headers of an answer's that come back, in small letters, beside its type, language, date and `retry-after`. */
  readonly responseHeaders?: readonly string[]
  /** Cookies that pass, both ways. Default: none. */
  readonly cookies?: CookieRule
  /** Tells the upstream the page's origin, which has been checked. Default false. */
  readonly tellsOrigin?: boolean
  /** The relay's own answers in this backend's words. Default: `{ "error": "limited" }` with the status. */
  readonly refuse?: RefusalForm
  /**
   * Who is signed in, for limits where a request names nobody: a session's name. Never told to anyone, and counted under a
   * keyed hash alone.
   */
  readonly person?: (request: Request) => string | undefined | Promise<string | undefined>
  /**
   * Looks at a call before anything is counted for the number it is about, and gives the one that goes out; throws a
   * `Refusal` for one that does not. Here a captcha is checked.
   */
  readonly admit?: (call: Call, visit: Visit) => Promise<Call>
  /** What happens around a call: what it is given, and what becomes of its answer. */
  readonly around?: (call: Call, visit: Visit, send: Send) => Promise<Response>
}

/** A call as it goes out. */
export interface Call {
  readonly endpoint: Endpoint
  /** Below `upstream`, with the query, encoded. */
  readonly path: string
  readonly headers: Headers
  readonly body: Uint8Array<ArrayBuffer> | undefined
  /** What stands in the body, parsed. */
  readonly fields: Fields
}

/** Who asks, as far as it is believed. */
export interface Visit {
  /** What has come. Its body has been read. */
  readonly request: Request
  readonly address: Address
  /** Where pages reach this backend, without a slash at the end: `https://app.example.com/relay/docspace`. */
  readonly url: string
  /** Whom it is about: a number, the name somebody signs in with, or a session. */
  readonly subject: string | undefined
  /** Whose pages these are: the host names of the relay's origins. */
  readonly hostnames: readonly string[]
  /** Ends where nobody waits any longer for what nothing hangs on. */
  readonly signal: AbortSignal
}

/** Makes a call. Rejects with a `Refusal` only. Never tries again. */
export type Send = (call: Call) => Promise<Response>

const ofHost = new WeakSet<Response>()

/** Marks an answer that a function of the host's gave: its headers and cookies are the host's own. */
export function hostAnswer(response: Response): Response {
  ofHost.add(response)
  return response
}

export function isHostAnswer(response: Response): boolean {
  return ofHost.has(response)
}
