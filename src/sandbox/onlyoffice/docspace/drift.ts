import type { Portal } from '../portal.ts'

/** What differs from version to version, as far as a client can see it. */
export interface Drift {
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
  readonly blockedStatus: 401 | 403
  readonly disabledStatus: 403 | 500
  readonly unknownUserStatus: 404 | 500
}

const newest = '3.7.2'

export function driftOf(portal: Portal): Drift {
  const asked = portal.option('version')
  const version = asked === undefined ? newest : String(asked)
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const since = (wantedMajor: number, wantedMinor: number) =>
    major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)
  return {
    version,
    codeMindsSession: since(3, 7),
    confirmIsObject: since(3, 7),
    available: since(3, 7) ? 'available' : 'avaliable',
    hidesEmail: since(3, 5),
    keyInCookie: since(2, 0),
    blockedStatus: since(2, 0) ? 403 : 401,
    disabledStatus: since(3, 5) ? 403 : 500,
    unknownUserStatus: since(3, 5) ? 404 : 500,
  }
}
