import { z } from 'zod/mini'
import type { LifepayOptions } from './index.ts'

const accepted = z.object({ token: z.string() })

/**
 * What a host's own server does behind `verify`: LIFE PAY documents no call that turns a phone and a code into a session.
 * A refusal is passed on as it came, so that the person reads the sentence for its code.
 */
export function hostVerify(
  address: string,
  fetch: typeof globalThis.fetch,
  timeout = 20_000,
): LifepayOptions['verify'] {
  return async ({ phone, code, signal }) => {
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(new DOMException('The host took too long.', 'TimeoutError')), timeout)
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ phone, code }),
      // A code is not carried on to wherever a redirect points.
      redirect: 'manual',
      signal: AbortSignal.any([signal, late.signal]),
    }).finally(() => clearTimeout(timer))
    const answer: unknown = response.ok ? await response.json() : await response.json().catch(() => undefined)
    // Where a proxy answers in the server's place the status is all there is.
    if (!response.ok) throw answer ?? { status: response.status }
    return accepted.parse(answer)
  }
}
