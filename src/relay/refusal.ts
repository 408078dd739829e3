/** Why the relay itself answers. A closed list: it is counted, and told in events. */
export const refusalReasons = [
  'unknown-endpoint',
  'wrong-host',
  'wrong-origin',
  'unknown-address',
  'too-many-headers',
  'too-large',
  'too-slow',
  'wrong-type',
  'malformed',
  'captcha-refused',
  'captcha-unavailable',
  'country-refused',
  'paused',
  'limited',
  'limits-unavailable',
  'signed-out',
  'upstream-failed',
  'upstream-timeout',
  'upstream-resting',
  'upstream-redirects',
  'upstream-too-large',
  'closing',
  'fault',
] as const

/** Why the relay itself refuses a request, as one word of a closed list. */
export type RefusalReason = (typeof refusalReasons)[number]

/** No 408 and no 421: browsers ask again by themselves after those, and a message would go out twice. */
const statuses: Readonly<Record<RefusalReason, number>> = {
  'unknown-endpoint': 404,
  'wrong-host': 400,
  'wrong-origin': 403,
  'unknown-address': 400,
  'too-many-headers': 431,
  'too-large': 413,
  'too-slow': 400,
  'wrong-type': 415,
  malformed: 400,
  'captcha-refused': 422,
  'captcha-unavailable': 503,
  'country-refused': 422,
  paused: 429,
  limited: 429,
  'limits-unavailable': 503,
  'signed-out': 401,
  'upstream-failed': 502,
  'upstream-timeout': 504,
  'upstream-resting': 503,
  'upstream-redirects': 502,
  'upstream-too-large': 502,
  closing: 503,
  fault: 500,
}

/** Thrown where the relay answers by itself. Holds nothing of the request. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly reason: RefusalReason
  readonly status: number
  /** Whole seconds until another try makes sense. */
  readonly retryAfter: number | undefined
  /** Which limit it was, by its name. */
  readonly limit: string | undefined

  constructor(
    reason: RefusalReason,
    { retryAfter, limit }: { readonly retryAfter?: number | undefined; readonly limit?: string | undefined } = {},
  ) {
    super(reason)
    this.reason = reason
    this.status = statuses[reason]
    this.retryAfter = retryAfter === undefined ? undefined : Math.max(1, Math.ceil(retryAfter))
    this.limit = limit
  }
}

/** A refusal in a backend's own words, so that its client reads it as one of its server's. */
export interface RefusalBody {
  /** Where it differs from the refusal's own: gRPC-Web answers 200 to everything. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON where it is an object, else as it is. */
  readonly body?: object | string
}

/** `path` is the declared one of the endpoint that was meant, where one was. */
export type RefusalForm = (refusal: Refusal, asked: { readonly path?: string }) => RefusalBody

export function refusalResponse(refusal: Refusal, { status, headers, body }: RefusalBody): Response {
  const isJson = typeof body === 'object'
  const response = new Response(isJson ? JSON.stringify(body) : (body ?? null), {
    status: status ?? refusal.status,
    headers: { ...(isJson && { 'content-type': 'application/json; charset=utf-8' }), ...headers },
  })
  if (refusal.retryAfter !== undefined) response.headers.set('retry-after', String(refusal.retryAfter))
  return response
}
