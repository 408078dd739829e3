import * as z from 'zod/mini'
import { AuthError } from '../../protocol/error.ts'
import { type Answer, jsonOf } from '../../protocol/http.ts'
import { retryAtOf } from '../../protocol/serverTime.ts'
import { shownText } from '../../protocol/shownText.ts'
import type { Instant } from '../../protocol/step.ts'
import type { AppSetup } from '../onlyoffice/product.ts'
import { base32Key, type Reading, unexpected } from '../onlyoffice/reading.ts'
import { blockTime } from '../onlyoffice/refusals.ts'
import { type DocspaceRefusal, refusalIn } from './answers.ts'

const setupBody = z.object({
  response: z.object({ manualEntryKey: base32Key, account: z.nullish(z.string()) }),
  status: z.optional(z.literal(0)),
})
const validatedBody = z.object({ response: z.boolean(), status: z.optional(z.literal(0)) })

/** Reads `GET settings/tfaapp/setup`. The account comes percent-encoded; the picture beside it is not needed. */
export function readAppSetup(answer: Answer): AppSetup {
  const body = setupBody.safeParse(jsonOf(answer))
  if (answer.status !== 200 || !body.success || body.data.response.manualEntryKey === '') throw unexpected(answer)
  const { manualEntryKey, account } = body.data.response
  return { secret: manualEntryKey.replace(/=+$/, ''), ...(account && { account: shownText(decoded(account)) }) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * Reads `POST settings/tfaapp/validate`. Both `true` and `false` are a sign-in: the first says that the app has been set
 * up by it. An empty 401 or 403 is for a link that does not hold, and then the code has not been looked at.
 */
export function readValidation(answer: Answer, now: Instant): Reading {
  if (answer.status === 200) {
    if (!validatedBody.safeParse(jsonOf(answer)).success) throw unexpected(answer)
    return { state: 'signedIn', session: {} }
  }
  if (answer.bytes.length === 0) {
    if (answer.status === 401 || answer.status === 403) return { state: 'roadClosed' }
    if (answer.status === 429) throw limited({ status: 429 }, answer, now)
    throw unexpected(answer)
  }
  const { refusal } = refusalIn(answer, 'code')
  switch (refusal.status) {
    case 400:
      throw new AuthError('code-wrong', { cause: refusal })
    case 403:
      if (refusal.type === null) return { state: 'codesBlocked' }
      throw new AuthError('forbidden', { cause: refusal })
    case 429:
      throw limited(refusal, answer, now)
    case 500:
      // Only a blank code is answered so.
      throw new AuthError(refusal.type === 'System.Exception' ? 'code-wrong' : 'server', { cause: refusal })
    default:
      throw new AuthError(refusal.status > 500 ? 'server' : 'unexpected', { cause: refusal })
  }
}

function limited(cause: DocspaceRefusal, answer: Answer, now: Instant): AuthError {
  return new AuthError('rate-limited', { cause, retryAt: retryAtOf(answer, now) ?? now + blockTime })
}
