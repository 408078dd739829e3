import type { CaptchaToken } from '../protocol/step.ts'
import { EntryphoneError } from '../runtime/mistake.ts'

/** Whether a vendor has given a token at all: an empty one is none. */
export function isToken(text: unknown): text is CaptchaToken {
  return typeof text === 'string' && text !== ''
}

/**
 * What a challenge of your own gives for one request, as the token that `solve()` resolves with. Single use: make it when
 * the challenge is solved, and keep it nowhere. Throws E63 for what is no text, or an empty one.
 */
export function captchaToken(text: string): CaptchaToken {
  if (!isToken(text)) throw new EntryphoneError('E63', 'captchaToken')
  return text
}
