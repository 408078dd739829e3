import { AuthError } from '../../protocol/error.ts'
import { type Answer, jsonOf } from '../../runtime/http.ts'
import { isSuccess } from '../../runtime/status.ts'
import type { Instant } from '../../protocol/step.ts'
import { tokenBody } from './answers.schema.ts'
import { refusalOf } from './answers.ts'

/** What sign-in-by-phone and sign-up answer. A session without a token is the server's own business. */
export function readToken(answer: Answer, phase: 'sign-in' | 'account', now: Instant): { readonly token?: string } {
  if (!isSuccess(answer)) throw refusalOf(answer, phase, now)
  const body = tokenBody.safeParse(jsonOf(answer))
  if (!body.success) throw new AuthError('unexpected', { cause: { status: answer.status } })
  const { token } = body.data
  return token === null ? {} : { token }
}

export function readReset(answer: Answer, now: Instant): void {
  if (!isSuccess(answer)) throw refusalOf(answer, 'account', now)
}
