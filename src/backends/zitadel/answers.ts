import { isE164 } from '../../protocol/e164.ts'
import type { MistakeNumber } from '../../runtime/catalogue.ts'
import { now } from '../../runtime/clock.ts'
import { AuthError, type AuthErrorCode, asAuthError, errorMeanings } from '../../protocol/error.ts'
import { EntryphoneError, printed } from '../../runtime/mistake.ts'
import { usualPause } from '../../runtime/status.ts'
import type { E164 } from '../../protocol/step.ts'
import { type ZitadelDetails, type ZitadelPhone, ZitadelStatus } from './transport.ts'

/** Which call was refused: a request that is not valid is a refused number when setting, a refused code when verifying. */
export type Phase = 'read' | 'set' | 'verify' | 'resend' | 'remove' | 'add'

/** What a refusal says beyond its sentence: there is somewhere to go from it. */
export type Recovery =
  | 'already-verified'
  | 'code-not-found'
  | 'code-refused'
  | 'factor-gone'
  | 'factor-on'
  | 'no-phone'
  | 'phone-not-changed'

interface Meaning {
  readonly code: AuthErrorCode
  readonly recovery?: Recovery
  /** What the developer is told, by number. */
  readonly mistake?: MistakeNumber
}

/** The refusals that are known, by gRPC code and id: `COMMAND-Rsj8c` alone is two different things. */
const meanings: Readonly<Record<string, Meaning>> = {
  // Wrong, expired and, with Twilio Verify, tried too often: one answer for all.
  '3 COMMAND-sM0cs': { code: 'code-wrong-or-expired', recovery: 'code-refused' },
  // No code is pending, there is no number, or the number is already verified.
  '5 COMMAND-Rsj8c': { code: 'code-expired', recovery: 'code-not-found' },
  '9 COMMAND-Rsj8c': { code: 'misconfigured', mistake: 'E52' },
  '9 COMMAND-wF94r': { code: 'conflict', recovery: 'phone-not-changed' },
  '3 PHONE-so0wa': { code: 'phone-refused' },
  '9 COMMAND-2M9sf': { code: 'already-verified', recovery: 'already-verified' },
  '5 COMMAND-2b7Hf': { code: 'phone-refused', recovery: 'no-phone' },
  '5 COMMAND-p6rsc': { code: 'phone-refused', recovery: 'no-phone' },
  // Factors: API v1 and v2 run the same commands.
  '3 EVENT-8isk2': { code: 'code-wrong' },
  '6 COMMAND-do9se': { code: 'conflict', recovery: 'factor-on' },
  '9 COMMAND-qx4ls': { code: 'conflict', recovery: 'factor-on' },
  '6 COMMAND-Ad3g2': { code: 'conflict', recovery: 'factor-on' },
  '9 COMMAND-Q54j2': { code: 'conflict' },
  '5 COMMAND-3Mif9s': { code: 'conflict', recovery: 'factor-gone' },
  '5 COMMAND-Hd9sd': { code: 'conflict', recovery: 'factor-gone' },
  '5 COMMAND-Sr3h3': { code: 'conflict', recovery: 'factor-gone' },
  // API v2. Wrong, expired, used before, no code pending, no number: one answer for all.
  '3 COMMAND-eis9R': { code: 'code-wrong-or-expired', recovery: 'code-refused' },
  '9 COMMAND-Uch5e': { code: 'conflict', recovery: 'phone-not-changed' },
  // "Code is empty": no code is outstanding, as after it was verified.
  '9 PHONE-5xrra88eq8': { code: 'conflict', recovery: 'already-verified' },
  '9 COMMAND-ieJ2e': { code: 'phone-refused', recovery: 'no-phone' },
  '5 COMMAND-ieJ2e': { code: 'misconfigured', mistake: 'E53' },
  '5 AUTHZ-cdgFk': { code: 'misconfigured', mistake: 'E53' },
  '5 QUERY-Dfbg2': { code: 'misconfigured', mistake: 'E53' },
  '5 COMMAND-4g3xq': { code: 'misconfigured', mistake: 'E53' },
  '9 COMMAND-SqyJz': { code: 'misconfigured', mistake: 'E53' },
  // The multi-factor gate: it refuses every call of a token that was made without the second factor.
  '7 AUTHZ-Kl3p0': {
    code: 'second-factor-needed',
    mistake: 'E57',
  },
  '7 AUTHZ-EGDo3': { code: 'session-expired' },
  // Signed out: of a session's own token ZITADEL says so as of a thing that is not there.
  '5 QUERY-SFeaa': { code: 'session-expired' },
  '7 AUTH-DZG21': {
    code: 'misconfigured',
    mistake: 'E54',
  },
  '7 AUTH-Bs7Ds': { code: 'misconfigured', mistake: 'E55' },
  '3 QUERY-hliQl': { code: 'misconfigured', mistake: 'E52' },
  '9 QUERY-hliQl': { code: 'misconfigured', mistake: 'E52' },
  '9 COMMAND-3M0fs': { code: 'misconfigured', mistake: 'E52' },
  '9 COMMAND-2M0fs': { code: 'misconfigured', mistake: 'E52' },
  '9 COMMAND-3M9fs': { code: 'misconfigured', mistake: 'E52' },
}

/** What the codes mean where the id is new or missing. 9, a precondition that failed, says too little without one. */
const byCode: Readonly<Record<number, AuthErrorCode>> = {
  2: 'server',
  4: 'server',
  6: 'conflict',
  7: 'forbidden',
  8: 'rate-limited',
  10: 'server',
  13: 'server',
  14: 'server',
  16: 'session-expired',
}

/** Refusals of the request itself, before anything was done: texts of the validation, without an id. */
const invalid: Readonly<Record<Phase, AuthErrorCode>> = {
  read: 'unexpected',
  set: 'phone-refused',
  verify: 'code-wrong',
  resend: 'unexpected',
  remove: 'unexpected',
  add: 'unexpected',
}

function meaningOf(status: ZitadelStatus, phase: Phase): Meaning {
  const { grpcCode, id } = status
  const key = `${grpcCode} ${id ?? ''}`
  if (isUnauthenticated(status)) return { code: 'session-expired' }
  const known = Object.hasOwn(meanings, key) ? meanings[key] : undefined
  if (known !== undefined) return known
  if (grpcCode === 3) return { code: invalid[phase] }
  // Without an id it is the gateway that found no such route, or no such host; 12 is a method it does not have.
  if ((grpcCode === 5 && id === undefined) || grpcCode === 12) return { code: 'misconfigured', mistake: 'E22' }
  return { code: byCode[grpcCode] ?? 'unexpected' }
}

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

/** The gate's other case, which the words alone tell; they are in no language. */
function isUnauthenticated({ grpcCode, id, message }: ZitadelStatus): boolean {
  return grpcCode === 7 && id === 'AUTHZ-Kl3p0' && message.startsWith('authentication required')
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
