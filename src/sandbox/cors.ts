/** A server's cross-origin policy, as it is documented or chosen. What it does not allow, browsers refuse. */
export interface CorsPolicy {
  /** `*` names no one and so never goes with credentials; `reflect` repeats whoever asks; a list names origins. */
  readonly origins: '*' | 'reflect' | readonly string[]
  readonly credentials: boolean
  readonly methods: readonly string[]
  /** Request headers a preflight may ask for, in any case. `*`: any, repeated as asked. */
  readonly headers: '*' | readonly string[]
  /** Answer headers scripts may read. `present`: the names that are on the answer. */
  readonly exposed: 'present' | readonly string[]
  /** Seconds a preflight may be remembered. Absent: not said. */
  readonly maxAge?: number
  /** Default 204. */
  readonly preflightStatus?: 200 | 204
}

export function isPreflight(request: Request): boolean {
  return request.method === 'OPTIONS' && request.headers.has('access-control-request-method')
}

/** Answers a preflight. A method or header outside of the policy gets no allowance at all, so the browser stops. */
export function answerPreflight(policy: CorsPolicy, request: Request, origin: string | undefined): Response {
  const vary = 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers'
  const response = new Response(null, { status: policy.preflightStatus ?? 204, headers: { vary } })
  const { headers } = response
  const method = request.headers.get('access-control-request-method') ?? ''
  const asked = namesIn(request.headers.get('access-control-request-headers'))
  const listed = policy.headers === '*' ? asked : policy.headers.map((name) => name.toLowerCase())
  const refused = !policy.methods.includes(method) || asked.some((name) => !listed.includes(name))
  if (refused || !allowOrigin(policy, origin, headers)) return response

  headers.set('access-control-allow-methods', policy.methods.join(', '))
  if (listed.length > 0) headers.set('access-control-allow-headers', listed.join(', '))
  if (policy.maxAge !== undefined) headers.set('access-control-max-age', String(policy.maxAge))
  return response
}

/** Puts the policy's headers on an answer. */
export function allow(policy: CorsPolicy, origin: string | undefined, response: Response): void {
  const present = [...response.headers.keys()].filter((name) => name !== 'set-cookie')
  if (policy.origins !== '*') response.headers.append('vary', 'Origin')
  if (!allowOrigin(policy, origin, response.headers)) return
  const exposed = policy.exposed === 'present' ? present : policy.exposed
  if (exposed.length > 0) response.headers.set('access-control-expose-headers', exposed.join(', '))
}

function allowOrigin(policy: CorsPolicy, origin: string | undefined, headers: Headers): boolean {
  if (policy.origins === '*') {
    headers.set('access-control-allow-origin', '*')
    return true
  }
  if (origin === undefined || (policy.origins !== 'reflect' && !policy.origins.includes(origin))) return false
  headers.set('access-control-allow-origin', origin)
  if (policy.credentials) headers.set('access-control-allow-credentials', 'true')
  return true
}

function namesIn(list: string | null): readonly string[] {
  return (list ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '')
}
