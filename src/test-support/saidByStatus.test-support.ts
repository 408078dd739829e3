import { expect } from 'vitest'
import type { AuthErrorCode } from '../protocol/error.ts'

/** What people are to be told where a body is nobody's: written down here once more, for all backends. */
const table: Readonly<Record<number, AuthErrorCode>> = {
  401: 'forbidden',
  403: 'forbidden',
  404: 'misconfigured',
  405: 'misconfigured',
  429: 'rate-limited',
  500: 'server',
  501: 'misconfigured',
  502: 'server',
  503: 'server',
  504: 'server',
  520: 'server',
}

export function saidByStatus(status: number): AuthErrorCode {
  return table[status] ?? 'unexpected'
}

/** The whole error: a limit has an end, half a minute on where nothing names it. */
export function errorByStatus(status: number, now: number): unknown {
  return expect.objectContaining({
    code: saidByStatus(status),
    retryAt: status === 429 ? now + 30_000 : undefined,
    cause: { status },
  })
}
