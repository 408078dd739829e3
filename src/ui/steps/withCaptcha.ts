import type { RefObject } from 'react'
import type { CaptchaHandle } from '../../captcha/provider.ts'
import type { Input } from '../../flow/useAction.ts'
import type { CaptchaToken } from '../../protocol/step.ts'

/** The input of an action; with a challenge to solve first, a function that solves it as part of the request. */
export function withCaptcha<I extends object>(
  input: I,
  solver: RefObject<CaptchaHandle | null> | undefined,
): Input<I & { readonly captcha?: CaptchaToken }> {
  if (solver === undefined) return input
  return async (signal) => {
    if (solver.current === null) throw new DOMException('The challenge has left the page.', 'AbortError')
    return { ...input, captcha: await solver.current.solve(signal) }
  }
}
