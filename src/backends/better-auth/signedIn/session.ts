import { AuthError } from '../../../protocol/error.ts'
import type { CurrentSession } from '../answers.ts'
import { sessionIfAny } from '../session.ts'
import type { BetterAuthSettings } from '../settings.ts'

/**
 * Who is signed in. Asked before a code is spent and before a message is sent: without a session the server takes the code
 * all the same, and then says that there is nobody to give the number to. Rejects with `session-expired`.
 */
export async function requireSession(settings: BetterAuthSettings, signal: AbortSignal): Promise<CurrentSession> {
  const session = await sessionIfAny(settings, signal)
  if (session === undefined) throw nobodySignedIn()
  return session
}

export function nobodySignedIn(): AuthError {
  return new AuthError('session-expired', { cause: 'Nobody is signed in.' })
}
