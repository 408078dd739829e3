import type { TrustedProxy } from './address.ts'
import type { RelayBackend } from './backend.ts'
import type { RelayMeter } from './counts.ts'
import type { Endpoint } from './endpoint.ts'
import type { OnEvent } from './events.ts'
import { checkLimits, type LimitOptions } from './limits/options.ts'
import { RelayMistake } from './mistakes.ts'
import type { Gate } from './origin.ts'
import { segmentsOf } from './target.ts'

/** A relay as its host sets it up. What is unsafe throws a `RelayMistake`, E100 and on. */
export interface RelayOptions {
  /** Where pages reach the relay: `https://app.example.com/relay`. Each backend lies below it, under its name. */
  readonly url: string
  /** By the name each has in the path: `{ portal: docspace({ upstream }) }` is at `…/relay/portal`. */
  readonly backends: Readonly<Record<string, RelayBackend>>
  /** What stands in front of it, and so whose word for the visitor's address is believed. */
  readonly proxy: TrustedProxy
  /** Whose pages may drive it. Default: those of `url`'s own origin. */
  readonly origins?: readonly string[]
  /** Other names in `Host` that it answers to, where a proxy in front gives it one of its own: `10.0.0.7:8080`. */
  readonly hosts?: readonly string[]
  /**
   * What may be sent and tried, how often. `elsewhere`: something of yours in front limits these calls. Needed where an
   * endpoint sends or checks.
   */
  readonly limits?: LimitOptions | 'elsewhere'
  /** Told of each answer. Nothing in it is about a person. */
  readonly onEvent?: OnEvent
  /** OpenTelemetry's, where you have it: `metrics.getMeter('entryphone')`. */
  readonly meter?: RelayMeter
  /** Milliseconds. Default: a clock that nobody can set. */
  readonly now?: () => number
}

export interface RelaySettings {
  /** Without a slash at the end. */
  readonly url: string
  /** Its path, without a slash at the end: `/relay`, or `''`. */
  readonly path: string
  readonly gate: Gate
}

/** Throws a `RelayMistake` for what is unsafe or cannot work. */
export function settingsOf(options: RelayOptions): RelaySettings {
  const url = publicUrl(options.url)
  checkProxy(options.proxy)
  const names = Object.keys(options.backends ?? {})
  if (names.length === 0) throw new RelayMistake('E103', 'backends')
  for (const name of names) checkBackend(name, options.backends[name])
  const { origins = [url.origin], hosts = [] } = options
  if (origins.length === 0 || !origins.every(isOrigin)) throw new RelayMistake('E104', 'origins')
  if (!hosts.every(isHost)) throw new RelayMistake('E104', 'hosts')
  checkLimited(options)
  const path = url.pathname.replace(/\/$/, '')
  return {
    url: url.origin + path,
    path,
    gate: {
      origins: new Set(origins),
      hosts: new Set([url.host, ...hosts.map((host) => host.toLowerCase())]),
    },
  }
}

function checkLimited({ limits, backends }: RelayOptions): void {
  const isWorthIt = ({ purpose }: Endpoint) => purpose === 'send' || purpose === 'check'
  const needsLimits = Object.values(backends).some(({ endpoints }) => endpoints.some(isWorthIt))
  if (limits === undefined && needsLimits) throw new RelayMistake('E109', 'limits')
  if (typeof limits === 'object') checkLimits(limits)
}

function publicUrl(given: unknown): URL {
  const url = typeof given === 'string' ? parsed(given) : undefined
  const isBare = url !== undefined && url.search === '' && url.hash === '' && url.username === '' && url.password === ''
  const path = url?.pathname.replace(/\/$/, '') ?? ''
  const isPath = path === '' || segmentsOf(path) !== undefined
  if (!isBare || !isPath || !(url.protocol === 'https:' || isLoopback(url))) throw new RelayMistake('E100', 'url')
  return url
}

function checkProxy(proxy: unknown): void {
  if (proxy === 'none') return
  const { hops, header } =
    typeof proxy === 'object' && proxy !== null ? (proxy as { hops?: unknown; header?: unknown }) : {}
  const isHops = header === undefined && Number.isInteger(hops) && Number(hops) >= 1 && Number(hops) <= 16
  const isHeader = hops === undefined && typeof header === 'string' && /^[\w-]{1,64}$/.test(header)
  // Anyone may write the whole of these; only their end can be believed, and `hops` says how much of it.
  const isForgeable = isHeader && /^(?:x-forwarded-for|forwarded)$/i.test(header)
  if (!(isHops || isHeader) || isForgeable) throw new RelayMistake('E101', 'proxy')
}

function checkBackend(name: string, backend: RelayBackend | undefined): void {
  if (!/^[a-z][a-z\d-]{0,31}$/.test(name) || backend === undefined) throw new RelayMistake('E103', 'backends')
  const { upstream, plainUpstream = false, endpoints } = backend
  const url = typeof upstream === 'string' ? parsed(upstream) : undefined
  const isBare = url !== undefined && url.search === '' && url.hash === '' && url.username === '' && url.password === ''
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && (plainUpstream || isLoopback(url)))
  if (!isBare || !isSafe) throw new RelayMistake('E102', `${name}: upstream`)
  const declared = endpoints.map(({ method, path }) => `${method} ${path}`)
  const isMatchable = endpoints.every(({ path }) => segmentsOf(path.replaceAll(/\{\w+\}/g, 'parameter')) !== undefined)
  if (!isMatchable || new Set(declared).size !== declared.length) throw new RelayMistake('E105', `${name}: endpoints`)
  const { failures, rest, share } = backend.breaker ?? {}
  const numbers = {
    timeout: backend.timeout,
    largestRequest: backend.largestRequest,
    largestAnswer: backend.largestAnswer,
  }
  for (const [option, value] of Object.entries({ ...numbers, failures, rest, share })) {
    if (value !== undefined && !isCount(value)) throw new RelayMistake('E106', `${name}: ${option}`)
  }
}

/** Up to 24 days in milliseconds, which timers can count. */
export function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 2 ** 31
}

function isOrigin(origin: unknown): boolean {
  const url = typeof origin === 'string' ? parsed(origin) : undefined
  return url !== undefined && url.origin === origin && /^https?:$/.test(url.protocol)
}

function isHost(host: unknown): boolean {
  return typeof host === 'string' && parsed(`http://${host}`)?.pathname === '/' && /^[\w.:[\]-]+$/.test(host)
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || /^127\.\d+\.\d+\.\d+$/.test(hostname) || hostname === '[::1]'
}

function parsed(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}
