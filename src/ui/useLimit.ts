'use client'
import { type AuthError, isAbout } from '../protocol/error.ts'
import { useIsAhead } from '../flow/useCountdown.ts'

/**
 * Whether a limit the server told of still runs. It is on whoever asks, so pressing again asks for nothing, and typing
 * something else does not lift it: the error stays until it is over. Errors about what was typed are no limit.
 */
export function useLimit(error: AuthError | string | undefined): boolean {
  return useIsAhead(isAbout(error, 'limit') ? error.retryAt : undefined)
}
