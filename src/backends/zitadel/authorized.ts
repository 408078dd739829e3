import { AuthError, errorFrom } from '../../protocol/error.ts'
import type { HttpOptions } from '../../runtime/http.ts'
import { inTime } from '../../runtime/inTime.ts'
import { misconfigured, printed } from '../../runtime/mistake.ts'
import { advised, errorOf, isTokenInvalid, wantsFreshToken } from './answers.ts'
import type { Phase } from './meanings.ts'
import { isOurs, type ZitadelCall, ZitadelStatus, type ZitadelTransport } from './transport.ts'

/**
 * Asked for the access token before each call; with `refresh: true` once after ZITADEL refused the one it gave, to get
 * another. It must have been requested with the scope `urn:zitadel:iam:org:project:id:zitadel:aud`.
 */
export type ZitadelToken = string | ((request: { readonly refresh: boolean }) => string | Promise<string>)

/**
 * `headers` may hold `x-zitadel-orgid` and `accept-language`; any other makes ZITADEL's CORS refuse the call.
 * The path of `baseUrl` stands before `/auth/v1` and, over gRPC-Web, before the name of the service.
 */
export interface ZitadelHttpOptions extends HttpOptions {
  readonly token: ZitadelToken
  /** Default: JSON. `grpcWeb()` is in `entryphone/backends/zitadel/grpc-web`. */
  readonly transport?: ZitadelTransport
}

/** Makes a call by this transport with the host's token, and once more with a fresh one where ZITADEL refuses it. */
export async function authorized<Transport extends object, Answer>(
  options: ZitadelHttpOptions,
  transport: Transport,
  phase: Phase,
  signal: AbortSignal,
  take: (transport: Transport, call: ZitadelCall) => Promise<Answer>,
): Promise<Answer> {
  const { token, transport: _, ...http } = options
  const within = { timeout: http.timeout, signal }
  const call = async (bearer: string) => {
    try {
      return await take(transport, { http, token: bearer, signal })
    } catch (thrown) {
      throw isOurs(transport) || thrown instanceof ZitadelStatus ? thrown : errorFrom('transport', thrown, 'unexpected')
    }
  }
  try {
    const first = await askFor(token, false, within)
    try {
      return await call(first)
    } catch (thrown) {
      if (!wantsFreshToken(thrown) || typeof token === 'string') throw thrown
      signal.throwIfAborted()
      const second = await askFor(token, true, within)
      try {
        return await call(second)
      } catch (again) {
        // A token just issued has not expired; that the audience is wrong is all that is left.
        throw isTokenInvalid(again) && second !== first ? wrongAudience(again) : again
      }
    }
  } catch (thrown) {
    // Leaving is not an error of the call's.
    signal.throwIfAborted()
    throw errorOf(thrown, phase)
  }
}

async function askFor(token: ZitadelToken, refresh: boolean, within: Within): Promise<string> {
  const bearer: unknown = typeof token === 'string' ? token : await ask(token, refresh, within)
  if (typeof bearer !== 'string' || bearer === '')
    throw new AuthError('session-expired', {
      cause: '`token` gave no text. Give the access token of the signed-in user.',
    })
  // A header that cannot carry it would throw with the token in its message.
  if (!/^[\x21-\x7e]+$/.test(bearer)) throw misconfigured('E51', 'zitadel: token')
  return bearer
}

interface Within {
  readonly timeout: number | undefined
  readonly signal: AbortSignal
}

async function ask(token: Exclude<ZitadelToken, string>, refresh: boolean, within: Within): Promise<string> {
  const asked = async () => {
    try {
      return await token({ refresh })
    } catch (thrown) {
      // `fetch` fails with a TypeError; whatever else kept the host from a token, the person must sign in again.
      throw errorFrom('token', thrown, thrown instanceof TypeError ? 'network' : 'session-expired')
    }
  }
  return inTime(asked, { ...within, of: 'zitadel: token' })
}

function wrongAudience(status: ZitadelStatus): AuthError {
  printed('E56', 'zitadel: token')
  return new AuthError('misconfigured', { cause: advised(status, 'E56') })
}
