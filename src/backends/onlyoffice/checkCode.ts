import { AuthError } from '../../protocol/error.ts'
import type { Actions, CodeStep, EnrolStep, Instant } from '../../protocol/step.ts'
import { missed } from './attempts.ts'
import { routableCode } from './codePath.ts'
import type { Held } from './held.ts'
import type { Product } from './product.ts'
import type { Reading } from './reading.ts'

/**
 * Sends a code and counts the misses: the servers say "wrong" in the same words whether a code was looked at or not, so
 * after five only we can tell that waiting is what helps. Resolves with what the answer says, or with that.
 */
export async function checkCode<Credentials>(
  product: Product<Credentials>,
  held: Held<Credentials>,
  step: CodeStep | EnrolStep,
  { code, captcha }: Actions['code']['submit'],
  signal: AbortSignal,
): Promise<Reading | { readonly state: 'attemptsExhausted'; readonly blockedUntil: Instant }> {
  const routable = routableCode(code)
  try {
    return await product.authenticateWithCode(held.credentials, routable, { captcha, signal })
  } catch (thrown) {
    if (!(thrown instanceof AuthError) || thrown.code !== 'code-wrong-or-expired') throw thrown
    const { misses, blockedUntil } = missed(held.misses, step.kind === 'code' ? step.factor : 'app', product.now())
    held.misses = misses
    if (blockedUntil === undefined) throw thrown
    return { state: 'attemptsExhausted', blockedUntil }
  }
}
