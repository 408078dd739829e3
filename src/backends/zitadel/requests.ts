import { AuthError, errorFrom } from '../../protocol/error.ts'
import type { HttpOptions } from '../../runtime/http.ts'
import { inTime } from '../../runtime/inTime.ts'
import { misconfigured, printed } from '../../runtime/mistake.ts'
import { advised, errorOf, isTokenInvalid, wantsFreshToken } from './answers.ts'
import type { Phase } from './meanings.ts'
import { json } from './json.ts'
import type {
  ZitadelCall,
  ZitadelChange,
  ZitadelFactor,
  ZitadelPhone,
  ZitadelTotp,
  ZitadelTransport,
} from './transport.ts'
import { isOurs, ZitadelStatus } from './transport.ts'

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

/** The number of the signed-in user. Auth API v1, GetMyPhone. Lags behind changes by up to some seconds. */
export function getMyPhone(options: ZitadelHttpOptions, signal: AbortSignal): Promise<ZitadelPhone> {
  return authorized(options, 'read', signal, (transport, call) => transport.getMyPhone(call))
}

/** Sets a number, which un-verifies the former at once and sends a code. Auth API v1, SetMyPhone. */
export function setMyPhone(
  options: ZitadelHttpOptions,
  { phone }: { readonly phone: string },
  signal: AbortSignal,
): Promise<ZitadelChange> {
  return authorized(options, 'set', signal, (transport, call) => transport.setMyPhone(call, { phone }))
}

/** Verifies the number with a code of 1 to 200 characters. Auth API v1, VerifyMyPhone. */
export function verifyMyPhone(
  options: ZitadelHttpOptions,
  { code }: { readonly code: string },
  signal: AbortSignal,
): Promise<ZitadelChange> {
  return authorized(options, 'verify', signal, (transport, call) => transport.verifyMyPhone(call, { code }))
}

/** Sends a new code; the earlier is void. Auth API v1, ResendMyPhoneVerification. */
export function resendMyPhoneVerification(options: ZitadelHttpOptions, signal: AbortSignal): Promise<ZitadelChange> {
  return authorized(options, 'resend', signal, (transport, call) => transport.resendMyPhoneVerification(call))
}

/** Removes the number, and with it SMS as a second factor. Auth API v1, RemoveMyPhone. */
export function removeMyPhone(options: ZitadelHttpOptions, signal: AbortSignal): Promise<ZitadelChange> {
  return authorized(options, 'remove', signal, (transport, call) => transport.removeMyPhone(call))
}

/** The user's second factors. Auth API v1, ListMyAuthFactors. */
export function listMyAuthFactors(options: ZitadelHttpOptions, signal: AbortSignal): Promise<readonly ZitadelFactor[]> {
  return authorized(options, 'read', signal, (transport, call) => transport.listMyAuthFactors(call))
}

/** Makes a key for an authenticator app; an earlier one that was not verified is void. Auth API v1, AddMyAuthFactorOTP. */
export function addMyAuthFactorOTP(options: ZitadelHttpOptions, signal: AbortSignal): Promise<ZitadelTotp> {
  return authorized(options, 'add', signal, (transport, call) => transport.addMyAuthFactorOTP(call))
}

/** Turns the authenticator on with the first code it shows. Auth API v1, VerifyMyAuthFactorOTP. */
export function verifyMyAuthFactorOTP(
  options: ZitadelHttpOptions,
  { code }: { readonly code: string },
  signal: AbortSignal,
): Promise<ZitadelChange> {
  return authorized(options, 'verify', signal, (transport, call) => transport.verifyMyAuthFactorOTP(call, { code }))
}

/** Auth API v1, RemoveMyAuthFactorOTP. */
export function removeMyAuthFactorOTP(options: ZitadelHttpOptions, signal: AbortSignal): Promise<ZitadelChange> {
  return authorized(options, 'remove', signal, (transport, call) => transport.removeMyAuthFactorOTP(call))
}

/** Makes text messages to the verified number a second factor. Auth API v1, AddMyAuthFactorOTPSMS. */
export function addMyAuthFactorOTPSMS(options: ZitadelHttpOptions, signal: AbortSignal): Promise<ZitadelChange> {
  return authorized(options, 'add', signal, (transport, call) => transport.addMyAuthFactorOTPSMS(call))
}

/** Auth API v1, RemoveMyAuthFactorOTPSMS. */
export function removeMyAuthFactorOTPSMS(options: ZitadelHttpOptions, signal: AbortSignal): Promise<ZitadelChange> {
  return authorized(options, 'remove', signal, (transport, call) => transport.removeMyAuthFactorOTPSMS(call))
}

const defaultTransport = json()

/** Makes a call with the host's token, and once more with a fresh one where ZITADEL refuses it. */
async function authorized<Answer>(
  { token, transport = defaultTransport, ...http }: ZitadelHttpOptions,
  phase: Phase,
  signal: AbortSignal,
  take: (transport: ZitadelTransport, call: ZitadelCall) => Promise<Answer>,
): Promise<Answer> {
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
