import type { Visit } from '../../double.ts'
import type { Account } from '../accounts.ts'
import { noInstant, utcInstant, yearAfter } from '../instants.ts'
import type { Portal } from '../portal.ts'
import { authCookie, cookieLine } from '../sessions.ts'

/** When a sign-in of now ends: in a year unless the portal fixes it. Nothing: never. */
function deadlineOf(portal: Portal): number | undefined {
  const minutes = portal.option('cookieLifetime')
  if (typeof minutes !== 'number') return yearAfter(portal.world.now())
  return minutes === 0 ? undefined : portal.world.now() + minutes * 60_000
}

const endOfTime = Date.UTC(9999, 11, 31, 23, 59, 59)

/** Opens a session and sets its cookie; with `session` the cookie goes with the browser. */
export function openSession(visit: Visit, portal: Portal, account: Account, session: boolean): string {
  const token = portal.sessions.open(account)
  const expires = session ? {} : { expires: deadlineOf(portal) ?? endOfTime }
  visit.setCookie(cookieLine(visit, authCookie, token, { ...expires, sameSite: 'Strict' }))
  return token
}

/** `expires` beside a token. */
export function expiresOf(portal: Portal, session: boolean): string {
  const deadline = deadlineOf(portal)
  return session || deadline === undefined ? noInstant : utcInstant(deadline, portal.world)
}
