import { AuthError } from '../../../protocol/error.ts'
import type { CaptchaChallenge, CaptchaToken } from '../../../protocol/step.ts'
import type { Product } from '../product.ts'
import type { SignInResult } from '../signInResult.ts'

type Blocked = Extract<SignInResult, { state: 'blockedOrCaptcha' }>

/** What must be solved before the same step can be tried again. A solved challenge that is refused stays an error. */
export function challengeFor<Credentials>(
  product: Product<Credentials>,
  { error }: Blocked,
  solved: CaptchaToken | undefined,
): CaptchaChallenge {
  if (solved !== undefined) throw new AuthError('captcha-refused', { cause: error.cause })
  const captcha = product.captcha()
  if (captcha === undefined) throw error
  return captcha
}
