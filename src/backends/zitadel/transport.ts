import { withoutWords } from '../../protocol/failure.ts'
import type { HttpOptions } from '../../runtime/http.ts'
import type { Instant, Session } from '../../protocol/step.ts'

/** `zitadel.v1.ObjectDetails`: what a change leaves behind. A zero value is left out, so nothing of it is certain. */
export type ZitadelDetails = NonNullable<Session['details']>

/** `zitadel.auth.v1.GetMyPhoneResponse`. No number: no `phone`, or an empty one. */
export interface ZitadelPhone {
  readonly details?: ZitadelDetails
  readonly phone?: string
  readonly isPhoneVerified: boolean
}

/** What setting, verifying, sending again and removing answer. */
export interface ZitadelChange {
  readonly details: ZitadelDetails
}

/** One of the user's second factors. Of the others (U2F, e-mail) no more is known here than that they are not these. */
export interface ZitadelFactor {
  readonly kind: 'totp' | 'sms' | 'other'
  /** An authenticator that was added and not verified yet is not. */
  readonly isReady: boolean
}

/** An authenticator to set up. Both are secrets. */
export interface ZitadelTotp {
  readonly details: ZitadelDetails
  /** `otpauth://totp/…`. */
  readonly uri: string
  /** Base32. */
  readonly secret: string
}

/** What every call needs, whatever carries it. */
export interface ZitadelCall {
  readonly http: HttpOptions
  /** Goes out as `Authorization: Bearer …`. */
  readonly token: string
  readonly signal: AbortSignal
}

/**
 * How the calls about the signed-in user's phone and factors travel, named as `zitadel.auth.v1.AuthService` names them. JSON is
 * the default, `grpcWeb()` has an entry of its own, `userService()` goes to API v2, and a host that already ships a
 * client of ZITADEL's can bring it here.
 * Each call resolves with the message or rejects with a `ZitadelStatus`, or with an `AuthError` where no status came.
 */
export interface ZitadelTransport {
  /** Whose data it is about, where it is bound to one user. Not a secret. */
  readonly userId?: string
  getMyPhone(call: ZitadelCall): Promise<ZitadelPhone>
  setMyPhone(call: ZitadelCall, request: { readonly phone: string }): Promise<ZitadelChange>
  verifyMyPhone(call: ZitadelCall, request: { readonly code: string }): Promise<ZitadelChange>
  resendMyPhoneVerification(call: ZitadelCall): Promise<ZitadelChange>
  removeMyPhone(call: ZitadelCall): Promise<ZitadelChange>
  listMyAuthFactors(call: ZitadelCall): Promise<readonly ZitadelFactor[]>
  addMyAuthFactorOTP(call: ZitadelCall): Promise<ZitadelTotp>
  verifyMyAuthFactorOTP(call: ZitadelCall, request: { readonly code: string }): Promise<ZitadelChange>
  removeMyAuthFactorOTP(call: ZitadelCall): Promise<ZitadelChange>
  addMyAuthFactorOTPSMS(call: ZitadelCall): Promise<ZitadelChange>
  removeMyAuthFactorOTPSMS(call: ZitadelCall): Promise<ZitadelChange>
}

const ours = new WeakSet<object>()

/** Marks a transport of ours: what it throws is built here, and may be told as it is. */
export function ourTransport<Transport extends Partial<ZitadelTransport>>(transport: Transport): Transport {
  ours.add(transport)
  return transport
}

export function isOurs(transport: object): boolean {
  return ours.has(transport)
}

/** A refusal of ZITADEL’s, whichever way it came. */
export interface ZitadelStatusFields {
  /** 1 to 16, https://grpc.io/docs/guides/status-codes. */
  readonly grpcCode: number
  /** `COMMAND-sM0cs`. The same id may stand under two codes, so go by both. */
  readonly id?: string | undefined
  readonly message?: string | undefined
  readonly httpStatus?: number | undefined
  /** When trying again makes sense, where something on the way told. ZITADEL itself never does. */
  readonly retryAt?: Instant | undefined
  /** For developers: what to change, where the server's own words do not tell. */
  readonly advice?: string | undefined
}

/** ZITADEL ends each message it has an id for with it: `Code is invalid (COMMAND-sM0cs)`. */
const isId = /^[A-Za-z]\w{0,31}-\w{1,32}$/
const idAtTheEnd = /\(([A-Z][A-Z0-9]*-\w+)\)$/

/** `google.rpc.Status` of a refused call. Its text is the server's, in the server's language: for logs, never the screen. */
export class ZitadelStatus extends Error {
  override readonly name = 'ZitadelStatus'
  readonly grpcCode: number
  readonly id: string | undefined
  readonly httpStatus: number | undefined
  readonly retryAt: Instant | undefined
  readonly advice: string | undefined

  constructor({ grpcCode, id, message = '', httpStatus, retryAt, advice }: ZitadelStatusFields) {
    super(message)
    this.grpcCode = grpcCode
    // What strips the details on the way (a proxy, CORS) leaves the message.
    const known = id ?? idAtTheEnd.exec(message)?.[1]
    this.id = known !== undefined && isId.test(known) ? known : undefined
    this.httpStatus = httpStatus
    this.retryAt = retryAt
    this.advice = advice
  }

  /** As the cause of an error. */
  [withoutWords](): ZitadelStatus {
    const { grpcCode, id, httpStatus, advice } = this
    return new ZitadelStatus({ grpcCode, id, httpStatus, advice })
  }
}
