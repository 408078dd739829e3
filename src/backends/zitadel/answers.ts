import { isE164 } from '../../protocol/e164.ts'
import type { MistakeNumber } from '../../runtime/catalogue.ts'
import { now } from '../../runtime/clock.ts'
import { AuthError, asAuthError, errorMeanings } from '../../protocol/error.ts'
import { EntryphoneError, printed } from '../../runtime/mistake.ts'
import { usualPause } from '../../runtime/status.ts'
import type { E164 } from '../../protocol/step.ts'
import { isUnauthenticated, meaningOf, type Phase, type Recovery } from './meanings.ts'
import { type ZitadelDetails, type ZitadelPhone, ZitadelStatus } from './transport.ts'

/** What a transport threw, as the flow knows it. The status stays in `cause`, with a word for developers where it helps. */
export function errorOf(thrown: unknown, phase: Phase): AuthError {
  if (!(thrown instanceof ZitadelStatus)) return asAuthError(thrown)
  const { code, mistake } = meaningOf(thrown, phase)
  // A second factor that is due is a step of its own, which says so.
  if (mistake !== undefined && code === 'misconfigured') printed(mistake, about(thrown))
  // A limit always has an end, also where nobody names it.
  const retryAt = thrown.retryAt ?? (code === 'rate-limited' ? now() + usualPause : undefined)
  return new AuthError(code, { retryAt, cause: advised(thrown, mistake) })
}

/** Without the server's words, which may be about a person: the id says as much. */
export function advised(status: ZitadelStatus, mistake: MistakeNumber | undefined): ZitadelStatus {
  const { grpcCode, id, httpStatus } = status
  const advice = mistake && new EntryphoneError(mistake, about(status)).message
  return new ZitadelStatus({ grpcCode, id, httpStatus, advice })
}

/** Which refusal it was, in the terms of ZITADEL's own logs. */
export function about({ grpcCode, id }: ZitadelStatus): string {
  return `zitadel: ${grpcCode}${id === undefined ? '' : ` ${id}`}`
}

/** Where a refusal leads, if anywhere. */
export function recoveryOf(thrown: unknown, phase: Phase): Recovery | undefined {
  const status = statusIn(thrown)
  return status && meaningOf(status, phase).recovery
}

/** What ZITADEL said, where an error comes of it. */
export function statusIn(thrown: unknown): ZitadelStatus | undefined {
  return thrown instanceof AuthError && thrown.cause instanceof ZitadelStatus ? thrown.cause : undefined
}

/** Expired, revoked, garbage or issued for another audience: ZITADEL says the same to all four. */
export function isTokenInvalid(thrown: unknown): thrown is ZitadelStatus {
  return thrown instanceof ZitadelStatus && thrown.grpcCode === 16 && thrown.id === 'AUTH-7fs1e'
}

/**
 * Whether another token may do. Besides an app's that ZITADEL refuses: a session's that has run out or was signed out, one
 * of a session that asked for no password, and whatever a gateway before ZITADEL turns away, in whichever words.
 */
export function wantsFreshToken(thrown: unknown): boolean {
  if (thrown instanceof AuthError) return thrown.code === 'session-expired' || thrown.code === 'forbidden'
  if (!(thrown instanceof ZitadelStatus)) return false
  const { grpcCode, id } = thrown
  if (grpcCode === 16 || (grpcCode === 7 && id === undefined)) return true
  return isUnauthenticated(thrown) || `${grpcCode} ${id}` === '7 AUTHZ-EGDo3' || `${grpcCode} ${id}` === '5 QUERY-SFeaa'
}

/** Whether a call that failed so may have done its work. */
export function mayHaveWorked(thrown: unknown): boolean {
  const status = statusIn(thrown)
  if (status !== undefined) return [1, 2, 4, 13, 14].includes(status.grpcCode)
  // Whoever leaves meanwhile takes the answer with them.
  return !(thrown instanceof AuthError) || errorMeanings[thrown.code].outcome !== 'refused'
}

/** The number on the account, as ZITADEL tells it. */
export interface StoredPhone {
  /** Absent: none, or one that is longer or shorter than any number that can be called. */
  readonly phone?: E164
  readonly verified: boolean
  /** Whether there is any number at all. */
  readonly isSet: boolean
  readonly details?: ZitadelDetails
}

export function storedPhoneOf({ phone: text = '', isPhoneVerified, details }: ZitadelPhone): StoredPhone {
  // ZITADEL stores E.164 only; anything else is somebody else's answer.
  if (text !== '' && !/^\+\d+$/.test(text))
    throw new AuthError('unexpected', {
      cause: 'The number of the account is not E.164, as ZITADEL stores it. Check `baseUrl` and `transport`.',
    })
  return {
    ...(isE164(text) && { phone: text }),
    verified: text !== '' && isPhoneVerified,
    isSet: text !== '',
    ...(details && { details }),
  }
}
