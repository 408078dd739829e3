import type { Call, RelayBackend, Send, UpstreamOptions } from '../backend.ts'
import { readBounded } from '../body.ts'
import { Refusal } from '../refusal.ts'
import { endpoints } from './zitadelEndpoints.ts'
import { hasTrailingStatus, zitadelRefusal } from './zitadelForms.ts'
import { createTokens, type ZitadelTokenSource } from './zitadelTokens.ts'

/** What the relay is told of ZITADEL, beside where it is: whose token each request goes with. */
export interface ZitadelRelayOptions extends UpstreamOptions {
  /** Names the signed-in person's session, by what the host's own cookie says. `undefined`: nobody is signed in. */
  readonly session: (request: Request) => string | undefined | Promise<string | undefined>
  /**
   * Gives the access token of a session; with `refresh: true` another one, after ZITADEL has refused the one it gave. That
   * is asked for once, however many requests wait for it. `undefined`: the person has to sign in again.
   */
  readonly token: ZitadelTokenSource
  /** Goes out as `x-zitadel-orgid`. A page's own is not passed on. */
  readonly organizationId?: string
}

/** `UNAUTHENTICATED`, https://grpc.io/docs/guides/status-codes. */
const unauthenticated = 16

/**
 * ZITADEL, Auth API v1 (JSON, gRPC-Web) and user service v2 (JSON, Connect), for the signed-in person's phone and factors.
 * The access token stays here: give the widget any `token`, it is not passed on.
 */
export function zitadel(options: ZitadelRelayOptions): RelayBackend {
  const tokens = createTokens(options.token)
  return {
    ...options,
    endpoints,
    requestHeaders: ['x-grpc-web', 'x-user-agent', 'connect-protocol-version'],
    responseHeaders: ['grpc-status', 'grpc-message', 'grpc-status-details-bin'],
    refuse: zitadelRefusal,
    person: options.session,
    async around(call, visit, send) {
      const session = await options.session(visit.request)
      if (session === undefined) throw new Refusal('signed-out')
      const first = await tokens.of(session)
      const answer = await withToken(options, { call, send, token: first })
      if (!answer.isTokenRefused) return answer.response
      await answer.response.body?.cancel()
      // Refused before anything was done: asking again sends nothing twice.
      const second = await tokens.insteadOf(session, first)
      return (await withToken(options, { call, send, token: second })).response
    },
  }
}

interface Attempt {
  readonly call: Call
  readonly send: Send
  readonly token: string | undefined
}

async function withToken(
  { organizationId, largestAnswer = 1024 * 1024 }: ZitadelRelayOptions,
  { call, send, token }: Attempt,
): Promise<{ readonly response: Response; readonly isTokenRefused: boolean }> {
  // What a header cannot carry would throw in words that quote it.
  if (token === undefined || !/^[\x21-\x7e]+$/.test(token)) throw new Refusal('signed-out')
  const headers = new Headers(call.headers)
  headers.set('authorization', `Bearer ${token}`)
  if (organizationId !== undefined) headers.set('x-zitadel-orgid', organizationId)
  const response = await send({ ...call, headers })
  if (call.endpoint.body?.type !== 'grpc-web') return { response, isTokenRefused: response.status === 401 }
  const bytes = await readBounded(response.body, largestAnswer, () => new Refusal('upstream-too-large'))
  const isTokenRefused =
    response.headers.get('grpc-status') === String(unauthenticated) || hasTrailingStatus(bytes, unauthenticated)
  return { response: new Response(bytes, response), isTokenRefused }
}
