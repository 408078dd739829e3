import { AuthError } from '../../protocol/error.ts'
import { type Answer, jsonOf } from '../../runtime/http.ts'
import { shownText } from '../../runtime/shownText.ts'
import { isSuccess, meaningOfStatus, refusal, statusError } from '../../runtime/status.ts'
import type { Instant } from '../../protocol/step.ts'
import type { AppSetup } from '../onlyoffice/product.ts'
import type { SignInResult } from '../onlyoffice/signInResult.ts'
import { blockTime } from '../onlyoffice/refusals.ts'
import { withoutEnd } from '../../runtime/withoutEnd.ts'
import { booleanBody, setupBody } from './answers.schema.ts'
import { refusalIn } from './answers.ts'

/** Reads `GET settings/tfaapp/setup`. The account comes percent-encoded; the picture beside it is not needed. */
export function readAppSetup(answer: Answer, now: Instant): AppSetup {
  const body = setupBody.safeParse(jsonOf(answer))
  if (!isSuccess(answer) || !body.success || body.data.response.manualEntryKey === '') throw statusError(answer, now)
  const { manualEntryKey, account } = body.data.response
  return { secret: withoutEnd(manualEntryKey, '='), ...(account && { account: shownText(decoded(account)) }) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * Reads `POST settings/tfaapp/validate`. `true` is a sign-in that has set the app up. `false` is an ordinary one, or none
 * at all, if the second factor was switched off meanwhile: the cookie tells. An empty 401 or 403 is for a link that does not hold, and then the code has not been looked at.
 */
export function readValidation(answer: Answer, now: Instant): SignInResult {
  if (isSuccess(answer)) {
    const body = booleanBody.safeParse(jsonOf(answer))
    if (!body.success) throw statusError(answer, now)
    return body.data.response ? { state: 'signedIn', session: {} } : { state: 'codeTaken' }
  }
  if (answer.bytes.length === 0) {
    if (answer.status === 401 || answer.status === 403) return { state: 'linkRejected' }
    throw statusError(answer, now)
  }
  const { refusal: said } = refusalIn(answer, 'code', now)
  switch (said.status) {
    case 400:
      throw new AuthError('code-wrong', { cause: said })
    case 403:
      if (said.type === null) return { state: 'codesBlocked' }
      throw new AuthError('forbidden', { cause: said })
    case 500:
      // Only a blank code is answered so.
      throw new AuthError(said.type === 'System.Exception' ? 'code-wrong' : 'server', { cause: said })
    default:
      throw refusal(meaningOfStatus(said.status), answer, now, said, blockTime)
  }
}
