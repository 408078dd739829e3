import { now } from '../../runtime/clock.ts'
import type { AuthError } from '../../protocol/error.ts'
import type { Answer } from '../../runtime/http.ts'
import { retryAtOf } from '../../runtime/serverTime.ts'
import { statusError } from '../../runtime/status.ts'
import type { ZitadelStatusFields } from './transport.ts'

/** An answer that carries no status of ZITADEL's, such as a gateway's. A 401 there is about the token, as ZITADEL's is. */
export function unexpected(answer: Pick<Answer, 'status' | 'headers'>): AuthError {
  const code = answer.status === 401 ? 'session-expired' : undefined
  return statusError(answer, now(), { code, cause: { httpStatus: answer.status } })
}

/** What an answer of ZITADEL's says besides its body. */
export function seenIn(
  answer: Pick<Answer, 'status' | 'headers'>,
): Pick<ZitadelStatusFields, 'httpStatus' | 'retryAt'> {
  return { httpStatus: answer.status, retryAt: retryAtOf(answer, now()) }
}
