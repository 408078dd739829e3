import { AuthError } from '../../src/index.ts'
import { type CaptchaHandle, type CaptchaProviderProps, captchaToken } from '../../src/captcha/index.ts'
import { forwardRef, useImperativeHandle } from 'react'

/** A challenge nobody sees: some work, for a puzzle of your own server, which checks the answer and takes it once. */
export const ProofOfWork = forwardRef<CaptchaHandle, CaptchaProviderProps>(function ProofOfWork({ siteKey }, ref) {
  useImperativeHandle(
    ref,
    () => ({
      async solve(signal) {
        const puzzle = await fetchPuzzle(siteKey, signal)
        for (let answer = 0; ; answer += 1) {
          // Whoever leaves has the last word, and every token is new: the puzzle is.
          signal.throwIfAborted()
          const token = `${puzzle}.${answer}`
          const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token)))
          if (digest[0] === 0) return captchaToken(token)
        }
      },
    }),
    [siteKey],
  )
  return null
})

async function fetchPuzzle(siteKey: string, signal: AbortSignal): Promise<string> {
  try {
    const response = await fetch(`/puzzle?for=${encodeURIComponent(siteKey)}`, { signal })
    if (response.ok) return await response.text()
    throw new TypeError(`The puzzle’s server answered ${response.status}.`)
  } catch (cause) {
    signal.throwIfAborted()
    // The person reads that the check did not load; the next press tries again.
    throw new AuthError('captcha-unavailable', { cause })
  }
}
