import type { CaptchaToken } from '../protocol/step.ts'

/** A token as a vendor's widget gives it. */
export function captchaToken(token: string): CaptchaToken {
  return token as unknown as CaptchaToken
}
