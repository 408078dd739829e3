import { jarOf } from '../sandbox/cookies.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'

/**
 * A browser's `fetch` to a sandbox in the same process: of this page's origin, with a cookie jar per world, and deaf to
 * nothing: an abort is heard at once, a dropped connection is a `TypeError`. For tests only.
 */
export function sandboxFetch(sandbox: Sandbox): typeof fetch {
  return (input, init = {}) => {
    const { signal, credentials = 'same-origin', ...rest } = init
    const request = new Request(input, rest)
    return untilLeft(signal, async () => {
      const response = await sandbox.fetch(request, {
        ...(request.method !== 'GET' && { origin: location.origin }),
        ...(credentials !== 'omit' && { jar: jarOf }),
      })
      if (response.type === 'error') throw new TypeError('The sandbox broke the connection.')
      return response
    })
  }
}

function untilLeft(signal: AbortSignal | null | undefined, ask: () => Promise<Response>): Promise<Response> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal?.reason)
    if (signal?.aborted === true) return leave()
    signal?.addEventListener('abort', leave, { once: true })
    ask()
      .then(resolve, reject)
      .finally(() => signal?.removeEventListener('abort', leave))
  })
}
