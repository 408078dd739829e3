import type { AuthErrorCode } from '../../protocol/error.ts'
import type { MistakeNumber } from '../../runtime/catalogue.ts'
import type { ZitadelStatus } from './transport.ts'

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

/** What a refusal stands for. */
export function meaningOf(status: ZitadelStatus, phase: Phase): Meaning {
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

/** The gate's other case, which the words alone tell; they are in no language. */
export function isUnauthenticated({ grpcCode, id, message }: ZitadelStatus): boolean {
  return grpcCode === 7 && id === 'AUTHZ-Kl3p0' && message.startsWith('authentication required')
}
