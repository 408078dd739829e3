import type { DoneStep, E164 } from '../../protocol/step.ts'
import { type CurrentSession, readSession } from './answers.ts'
import { getSession } from './requests.ts'
import type { BetterAuthSettings } from './settings.ts'

/** Who is signed in, by what the request carries. */
export async function sessionIfAny(
  { options, now }: BetterAuthSettings,
  signal: AbortSignal,
): Promise<CurrentSession | undefined> {
  return readSession(await getSession(options, signal), now())
}

/** Who is signed in by now, for whoever lost an answer that may have done it. Nobody, where no cookie would tell. */
export async function currentSession(
  settings: BetterAuthSettings,
  signal: AbortSignal,
): Promise<CurrentSession | undefined> {
  return settings.options.credentials === 'omit' ? undefined : sessionIfAny(settings, signal)
}

/** The same for whoever comes back to a step: whatever is in the way keeps nobody from it. Rejects only on leaving. */
export async function currentSessionIfTold(
  settings: BetterAuthSettings,
  signal: AbortSignal,
): Promise<CurrentSession | undefined> {
  try {
    return await currentSession(settings, signal)
  } catch {
    signal.throwIfAborted()
    return undefined
  }
}

/** What is known of a session that has just begun, or was found. */
interface KnownSession {
  readonly token?: string | undefined
  readonly expiresAt?: number | undefined
  /** The number that has been proved. */
  readonly phone?: E164 | undefined
}

/** The end of a sign-in. The token is the host's only where it asked for one: a cookie's is nobody's business. */
export function signedInStep(
  { options: { bearer = false } }: BetterAuthSettings,
  { token, expiresAt, phone }: KnownSession,
): DoneStep {
  const session = {
    ...(bearer && token !== undefined && { token }),
    ...(expiresAt !== undefined && { expiresAt }),
    ...(phone !== undefined && { phone }),
  }
  return { kind: 'done', session }
}
