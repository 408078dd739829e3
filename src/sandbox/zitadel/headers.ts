import type { Visit } from '../double.ts'

/** What carries a call decides what its answer has around it. */
export type Transport = 'rest' | 'grpc-web' | 'v2' | 'connect'

/** On each answer there is, whoever gives it. */
export const everywhere = { 'x-robots-tag': 'none' }

/** Nothing of this API may be stored; the interceptor that says so comes first of all. */
export function noCache(now: number): Readonly<Record<string, string>> {
  return { 'cache-control': 'no-store', expires: new Date(now - 3_600_000).toUTCString(), pragma: 'no-cache' }
}

/** The gateway repeats what the gRPC server has told it, under names of its own. */
export function gatewayHeaders(transport: 'rest' | 'v2', now: number, isRefused: boolean): Record<string, string> {
  const type = { 'grpcgateway-content-type': 'application/grpc' }
  const twins = { 'grpcgateway-cache-control': 'no-store', 'grpcgateway-pragma': 'no-cache' }
  if (transport === 'rest') return { ...everywhere, ...noCache(now), ...twins, ...type }
  const date = { 'grpcgateway-date': new Date(now).toUTCString() }
  return { ...everywhere, ...type, ...date, ...(!isRefused && twins) }
}

/** Connect's own server asks for its requests in gzip, and says nothing of caches where it refuses. */
export function connectHeaders(now: number, isRefused: boolean): Record<string, string> {
  return { ...everywhere, 'accept-encoding': 'gzip', ...(!isRefused && noCache(now)) }
}

/**
 * The wrapper before v1 gRPC-Web. It writes the list of what scripts may read itself, after the headers there are; two are
 * on it whether there or not.
 */
export function wrapperHeaders(origin: string | undefined, own: Readonly<Record<string, string>>) {
  const allowed = ['Access-Control-Allow-Credentials', 'Access-Control-Allow-Origin']
  const names = [...Object.keys({ ...own, ...everywhere }).map(capitalized), ...(origin === undefined ? [] : allowed)]
  const exposed = [...names, 'Date', 'Vary', 'grpc-status', 'grpc-message'].join(', ')
  return { ...own, ...everywhere, 'access-control-expose-headers': exposed }
}

export function wrapperCache(now: number): Readonly<Record<string, string>> {
  const own = noCache(now)
  const twins = Object.entries(own).map(([name, value]) => [`grpc-metadata-${name}`, value] as const)
  return { ...own, ...Object.fromEntries(twins) }
}

function capitalized(name: string): string {
  return name.replaceAll(/(?:^|-)[a-z]/g, (start) => start.toUpperCase())
}

/** A cookie that pages of ZITADEL's look at: set for five minutes where a quota is used up, taken away where one is not. */
export function tellQuota(visit: Visit, isUsedUp: boolean): void {
  visit.setCookie(
    `zitadel.quota.exhausted=${isUsedUp ? 'true; Path=/; Max-Age=300' : '; Path=/; Max-Age=0'}; SameSite=Lax`,
  )
}
