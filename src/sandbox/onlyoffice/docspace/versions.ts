import type { Portal } from '../portal.ts'

/** What differs from version to version, as far as a client can see it. */
export interface VersionFacts {
  readonly version: string
  /** `{code}` minds `session`. */
  readonly codeMindsSession: boolean
  /** GET tfaapp/confirm answers an object; before, the address alone. */
  readonly confirmIsObject: boolean
  /** A member of GET tfaapp, misspelt for years. */
  readonly available: 'available' | 'avaliable'
  /** Confirm links name their user by `encemail` and `uid`; before, by `email`. */
  readonly hidesEmail: boolean
  /** The key of an app's confirm link is in a cookie; before, in the link. */
  readonly keyInCookie: boolean
  /** Where the cookies may cross sites, each site that embeds the portal has its own: `Partitioned`. */
  readonly partitions: boolean
  /** Taking a cookie back takes several lines, one for each way it may have been set. */
  readonly clearsEachWay: boolean
  /** A cookie that is nobody's any more is taken back by any call. */
  readonly dropsStaleCookies: boolean
  /** `Bearer ` is cut off at the start alone. */
  readonly bearerAtStart: boolean
  readonly blockedStatus: 401 | 403
  readonly disabledStatus: 403 | 500
  readonly unknownUserStatus: 404 | 500
}

const newest = '3.7.2'

export function versionFactsOf(portal: Portal): VersionFacts {
  const asked = portal.option('version')
  const version = asked === undefined ? newest : String(asked)
  const isUnreleased = version === 'develop'
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const since = (wantedMajor: number, wantedMinor: number) =>
    isUnreleased || major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)
  return {
    version,
    codeMindsSession: since(3, 7),
    confirmIsObject: since(3, 7),
    available: since(3, 7) ? 'available' : 'avaliable',
    hidesEmail: since(3, 5),
    keyInCookie: since(2, 0),
    partitions: since(3, 8),
    clearsEachWay: since(3, 8),
    dropsStaleCookies: !isUnreleased,
    bearerAtStart: isUnreleased,
    blockedStatus: since(2, 0) ? 403 : 401,
    disabledStatus: since(3, 5) ? 403 : 500,
    unknownUserStatus: since(3, 5) ? 404 : 500,
  }
}
