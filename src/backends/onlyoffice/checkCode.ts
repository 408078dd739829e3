import { AuthError } from '../../protocol/error.ts'
import type { Actions, CodeStep, EnrolStep, Instant } from '../../protocol/step.ts'
import { blockedUntil, missed, spent } from './codeMisses.ts'
import { type RoutableCode, routableCode } from './codePath.ts'
import type { CallWith, Product } from './product.ts'
import type { SignInResult } from './signInResult.ts'
import type { VaultEntry } from './vaultEntry.ts'

/** Codes are not looked at, however right, until then. */
interface AttemptsExhausted {
  readonly state: 'attemptsExhausted'
  readonly blockedUntil: Instant
}

/**
 * Sends a code and counts the misses: the servers say "wrong" in the same words whether a code was looked at or not, so
 * after five, which is the usual limit, only we can tell that waiting may be what helps. Resolves with what the answer
 * says, or with that.
 */
export async function checkCode<Credentials>(
  product: Product<Credentials>,
  entry: VaultEntry<Credentials>,
  step: CodeStep | EnrolStep,
  { code, captcha }: Actions['code']['submit'],
  signal: AbortSignal,
): Promise<SignInResult | AttemptsExhausted> {
  const routable = routableCode(code)
  const factor = step.kind === 'code' ? step.factor : 'app'
  try {
    if (step.kind === 'enrol') await product.signOutOthers?.(signal)
    const result = await sendCode(product, entry, routable, { captcha, signal, enrols: step.kind === 'enrol' })
    return result.state === 'codesBlocked' ? exhausted(entry, factor, product.now()) : result
  } catch (thrown) {
    if (!(thrown instanceof AuthError) || !/^code-wrong(-or-expired)?$/.test(thrown.code)) throw thrown
    const outcome = missed(entry.misses, factor, product.now())
    entry.misses = outcome.misses
    if (outcome.blockedUntil === undefined) throw thrown
    return { state: 'attemptsExhausted', blockedUntil: outcome.blockedUntil }
  }
}

/** The server has said that there were too many, which it may have counted elsewhere. */
function exhausted(entry: VaultEntry<unknown>, factor: 'sms' | 'app', now: Instant): AttemptsExhausted {
  const known = blockedUntil(entry.misses, factor, now)
  if (known === undefined) entry.misses = spent(now)
  return { state: 'attemptsExhausted', blockedUntil: known ?? blockedUntil(entry.misses, factor, now) ?? now }
}

/** By the confirm link while the portal takes it, then by `authentication`: who rejects the link has not looked at the code. */
async function sendCode<Credentials>(
  product: Product<Credentials>,
  entry: VaultEntry<Credentials>,
  code: RoutableCode,
  { enrols, ...call }: CallWith & { readonly enrols: boolean },
): Promise<SignInResult> {
  if (product.confirmLink !== undefined && entry.appConfirm !== undefined) {
    const link = { confirm: entry.appConfirm, signal: call.signal }
    const result = await product.confirmLink.validate(entry.credentials, code, link)
    if (result.state !== 'linkRejected') return result
    if (product.takenOnce?.(entry.credentials) !== undefined) return { state: 'startAgain' }
    entry.appConfirm = undefined
  }
  if (enrols && product.enrolWithCode !== undefined) return product.enrolWithCode(entry.credentials, code, call)
  return product.authenticateWithCode(entry.credentials, code, call)
}
