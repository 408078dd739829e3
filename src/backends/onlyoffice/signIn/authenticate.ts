import { AuthError, errorMeanings } from '../../../protocol/error.ts'
import type { CallWith } from '../product.ts'
import type { SignInResult } from '../signInResult.ts'
import type { SignIn } from './memory.ts'

/**
 * Signs in. What is taken once is not sent again once there was an answer, whatever it was: each try is counted as a
 * wrong password.
 */
export async function authenticate<Credentials>(
  { product, memory: { spentCodes } }: SignIn<Credentials>,
  credentials: Credentials,
  call: CallWith,
): Promise<SignInResult> {
  const once = product.takenOnce?.(credentials)
  if (once === undefined) return product.authenticate(credentials, call)
  if (spentCodes.has(once)) {
    throw new AuthError('credentials-wrong', {
      cause: '`social.codeOAuth` was sent before, and a provider takes a code once. Get a new one from the provider.',
    })
  }
  spentCodes.add(once)
  try {
    const result = await product.authenticate(credentials, call)
    if (result.state === 'blockedOrCaptcha') throw result.error
    return result
  } catch (thrown) {
    if (!(thrown instanceof AuthError) || errorMeanings[thrown.code].outcome === 'unanswered') spentCodes.delete(once)
    throw thrown
  }
}
