import { AuthError, type AuthErrorCode, errorFrom } from '../../protocol/error.ts'
import { failureOf, propertyOf } from '../../protocol/failure.ts'
import type { Instant } from '../../protocol/step.ts'
import { isOffline } from '../../runtime/isOffline.ts'
import { advise } from '../../runtime/mistake.ts'
import { meaningOfStatus, usualPause } from '../../runtime/status.ts'
import { causeCode, isDocumented, isWord, meaningOf, told } from './answers.ts'

/**
 * What an error thrown by the host's own `verify` means. LIFE PAY documents no call that turns a phone and a code into
 * a session, so the host makes it; `{ code: 'InvalidConfirmationCode' }` and its kin are understood, an AuthError stays.
 */
export function verifyErrorOf(thrown: unknown, now: Instant): AuthError {
  const code = codeIn(thrown)
  const { status, code: word = '' } = failureOf(thrown)
  if (code !== undefined) {
    const meaning = meaningOf({ code, status }, 'verify') ?? 'unexpected'
    // Of what a server said it hands on no more than we do: the rest is words, perhaps about a person.
    return new AuthError(meaning, { cause: told(status, code), retryAt: endOf(meaning, now) })
  }
  if (thrown instanceof AuthError) return asMeant(thrown)
  if (status !== undefined) {
    const meaning = statusesOfVerify.includes(meaningOfStatus(status)) ? meaningOfStatus(status) : 'unexpected'
    if (meaning === 'unexpected') advise('E32', `lifepay: verify, status ${status}`)
    return new AuthError(meaning, { cause: failureOf(thrown, 'verify'), retryAt: endOf(meaning, now) })
  }
  const clients = clientWords[word]
  if (clients !== undefined)
    return errorFrom('verify', thrown, clients === 'network' && isOffline() ? 'offline' : clients)
  // What `fetch` and `AbortSignal.timeout` throw.
  if (thrown instanceof TypeError) return errorFrom('verify', thrown, isOffline() ? 'offline' : 'network')
  const isTimeout = thrown instanceof DOMException && thrown.name === 'TimeoutError'
  return errorFrom('verify', thrown, isTimeout ? 'timeout' : 'unexpected')
}

/** What a status alone says of a check: whether anybody looked at the code is not among it. */
const statusesOfVerify: readonly AuthErrorCode[] = ['network', 'rate-limited', 'server', 'timeout']

/** How HTTP clients call a request that had no answer. */
const clientWords: Readonly<Record<string, AuthErrorCode>> = {
  ERR_NETWORK: 'network',
  ECONNREFUSED: 'network',
  ECONNRESET: 'network',
  ENOTFOUND: 'network',
  ECONNABORTED: 'timeout',
  ETIMEDOUT: 'timeout',
}

/**
 * LIFE PAY's word in what was thrown: in the body itself, or where HTTP clients put a body. Theirs are in capitals (an axios
 * error's `ERR_BAD_REQUEST`) and say nothing of a code.
 */
function codeIn(thrown: unknown): string | undefined {
  const response = propertyOf(thrown, 'response')
  const bodies = [thrown, propertyOf(response, 'data'), propertyOf(thrown, 'data'), propertyOf(thrown, 'body')]
  return bodies.map((body) => propertyOf(body, 'code')).find(isLifepayWord)
}

function isLifepayWord(code: unknown): code is string {
  return typeof code === 'string' && isWord.test(code)
}

function endOf(meaning: AuthErrorCode, now: Instant): Instant | undefined {
  return meaning === 'rate-limited' ? now + usualPause : undefined
}

/** A host's own error keeps its meaning, and of its cause what LIFE PAY said. */
function asMeant(error: AuthError): AuthError {
  const code = causeCode(error)
  if (code === undefined || !isDocumented(code)) return errorFrom('verify', error, error.code)
  return new AuthError(error.code, { retryAt: error.retryAt, cause: { code } })
}
