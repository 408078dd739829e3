import type { Visit } from '../double.ts'
import type { World } from '../world.ts'
import type { Account } from './accounts.ts'
import { yearAfter } from './instants.ts'

export const authCookie = 'asc_auth_key'

/** The tokens of one portal. A token lives a year whatever `session` said: that only rules the cookie. */
export interface Sessions {
  open(account: Account): string
  close(token: string): void
  ownerOf(token: string): Account | undefined
}

export function createSessions({ now, random }: World): Sessions {
  const open = new Map<string, { account: Account; until: number }>()
  return {
    open(account) {
      // The first three bytes make sure of a plus and a slash, and 64 of two equals signs: clients must bear all three.
      const bytes = [0xfb, 0xff, 0xbf, ...random.bytes(61)]
      const token = btoa(String.fromCharCode(...bytes))
      open.set(token, { account, until: yearAfter(now()) })
      return token
    },
    close: (token) => void open.delete(token),
    ownerOf(token) {
      const session = open.get(token)
      return session !== undefined && session.until > now() ? session.account : undefined
    },
  }
}

/** The token a request carries that is good here: the cookie's before the header's, with or without `Bearer`. */
export function tokenOf(visit: Visit, authorization: string | undefined, sessions: Sessions): string | undefined {
  const cookie = visit.cookies.get(authCookie)
  const header = authorization?.replace(/^Bearer\s+/i, '').trim()
  return [cookie === undefined ? undefined : decoded(cookie), header].find(
    (token): token is string => token !== undefined && sessions.ownerOf(token) !== undefined,
  )
}

/** A cookie as the portals set them. Values are percent-encoded; without `expires` it goes with the browser. */
export function cookieLine(
  visit: Visit,
  name: string,
  value: string,
  { expires, sameSite, partitioned }: { expires?: number; sameSite?: 'Strict' | 'None'; partitioned?: boolean } = {},
): string {
  return [
    `${name}=${encodeURIComponent(value)}`,
    ...(expires === undefined ? [] : [`Expires=${new Date(expires).toUTCString()}`]),
    'Path=/',
    'HttpOnly',
    ...(visit.base.startsWith('https:') ? ['Secure'] : []),
    ...(sameSite === undefined ? [] : [`SameSite=${sameSite}`]),
    ...(partitioned === true ? ['Partitioned'] : []),
  ].join('; ')
}

/** Takes a cookie back, if the request brought it: a line for each way it may have been set. */
export function dropCookie(visit: Visit, name: string, ways: readonly string[] = ['']): void {
  if (!visit.cookies.has(name)) return
  for (const way of ways) visit.setCookie(`${name}=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/${way}`)
}

/** A cookie's value, whether it was percent-encoded or not. */
export function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
