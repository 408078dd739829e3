import { AuthError } from '../../protocol/error.ts'
import type { Actions, CodeStep, EnrolStep, Instant } from '../../protocol/step.ts'
import { blockedUntil, missed, spent } from './smsLimits.ts'
import { type RoutableCode, routableCode } from './codePath.ts'
import type { Held } from './vaultEntry.ts'
import type { CallWith, Product } from './product.ts'
import type { Reading } from './signInResult.ts'

/**
 * Sends a code and counts the misses: the servers say "wrong" in the same words whether a code was looked at or not, so
 * after five, which is the usual limit, only we can tell that waiting may be what helps. Resolves with what the answer
 * says, or with that.
 */
export async function checkCode<Credentials>(
  product: Product<Credentials>,
  held: Held<Credentials>,
  step: CodeStep | EnrolStep,
  { code, captcha }: Actions['code']['submit'],
  signal: AbortSignal,
): Promise<Reading | { readonly state: 'attemptsExhausted'; readonly blockedUntil: Instant }> {
  const routable = routableCode(code)
  const factor = step.kind === 'code' ? step.factor : 'app'
  try {
    if (step.kind === 'enrol') await product.signOutOthers?.(signal)
    const reading = await takeRoad(product, held, routable, { captcha, signal, enrols: step.kind === 'enrol' })
    if (reading.state !== 'codesBlocked') return reading
    const now = product.now()
    const known = blockedUntil(held.misses, factor, now)
    if (known === undefined) held.misses = spent(now)
    return { state: 'attemptsExhausted', blockedUntil: known ?? blockedUntil(held.misses, factor, now) ?? now }
  } catch (thrown) {
    if (!(thrown instanceof AuthError) || !/^code-wrong(-or-expired)?$/.test(thrown.code)) throw thrown
    const outcome = missed(held.misses, factor, product.now())
    held.misses = outcome.misses
    if (outcome.blockedUntil === undefined) throw thrown
    return { state: 'attemptsExhausted', blockedUntil: outcome.blockedUntil }
  }
}

/** By the link's own road while it is open; by the one that is always open after. A closed one has not looked at the code. */
async function takeRoad<Credentials>(
  product: Product<Credentials>,
  held: Held<Credentials>,
  code: RoutableCode,
  { enrols, ...call }: CallWith & { readonly enrols: boolean },
): Promise<Reading> {
  if (product.appRoad !== undefined && held.appConfirm !== undefined) {
    const link = { confirm: held.appConfirm, signal: call.signal }
    const reading = await product.appRoad.validate(held.credentials, code, link)
    if (reading.state !== 'roadClosed') return reading
    if (product.takenOnce?.(held.credentials) !== undefined) return { state: 'startAgain' }
    held.appConfirm = undefined
  }
  if (enrols && product.enrolWithCode !== undefined) return product.enrolWithCode(held.credentials, code, call)
  return product.authenticateWithCode(held.credentials, code, call)
}
