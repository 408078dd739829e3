import { AuthError } from '../protocol/error.ts'
import { advise } from './mistake.ts'
import { untilAborted } from './untilAborted.ts'

const defaultTimeout = 20_000

/**
 * Waits for the network, or for a function of the host's (`of` names it), no longer than a request may take. Neither may
 * listen to the signal it is given; the person still gets an end. Rejects with `timeout`, with what was thrown, or, when the
 * person has left, with the signal's reason.
 */
export async function inTime<T>(
  call: (signal: AbortSignal) => T | Promise<T>,
  { timeout = defaultTimeout, signal, of }: InTimeOptions,
): Promise<T> {
  const ended = new AbortController()
  const end = () => ended.abort()
  const timer = setTimeout(end, timeout)
  signal.addEventListener('abort', end)
  try {
    signal.throwIfAborted()
    return await untilAborted((async () => call(ended.signal))(), ended.signal)
  } catch (thrown) {
    signal.throwIfAborted()
    if (!ended.signal.aborted) throw thrown
    if (of !== undefined) advise('E29', of)
    throw new AuthError('timeout', { cause: 'There was no answer in time.' })
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', end)
  }
}

interface InTimeOptions {
  /** Milliseconds. Default 20 000. */
  readonly timeout?: number | undefined
  readonly signal: AbortSignal
  readonly of?: string
}
