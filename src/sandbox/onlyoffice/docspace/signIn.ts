import type { Visit } from '../../double.ts'
import type { Account } from '../accounts.ts'
import { noInstant, utcInstant, yearAfter } from '../instants.ts'
import type { Portal } from '../portal.ts'
import { authCookie, cookieLine, dropCookie } from '../sessions.ts'
import { versionFactsOf } from './versions.ts'

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
  visit.setCookie(cookieLine(visit, authCookie, token, { ...expires, ...scopeOf(visit, portal) }))
  return token
}

/** How far a cookie goes: across sites only over HTTPS, where the portal may be embedded. */
export function scopeOf(
  visit: Visit,
  portal: Portal,
): { readonly sameSite: 'Strict' | 'None'; readonly partitioned: boolean } {
  const crosses = portal.option('crossSite') === true && visit.base.startsWith('https:')
  return { sameSite: crosses ? 'None' : 'Strict', partitioned: crosses && versionFactsOf(portal).partitions }
}

/** Takes a cookie back, if the request brought it. */
export function clearCookie(visit: Visit, portal: Portal, name: string): void {
  dropCookie(
    visit,
    name,
    versionFactsOf(portal).clearsEachWay
      ? ['', '; Secure; SameSite=None', '; Secure; SameSite=None; Partitioned']
      : [''],
  )
}

/** `expires` beside a token. */
export function expiresOf(portal: Portal, session: boolean): string {
  const deadline = deadlineOf(portal)
  return session || deadline === undefined ? noInstant : utcInstant(deadline, portal.world)
}
