import type { HttpOptions } from '../../runtime/http.ts'
import { aFunction, anything, aText, isAddress, ofHttp, oneOf, type RulesOf } from '../../runtime/options.ts'
import { markOf } from '../../runtime/scope.ts'
import type { Instant } from '../../protocol/step.ts'
import type { PortalCapabilities } from '../onlyoffice/capabilities.ts'
import type { DocspaceConfirmData, DocspaceSocial } from './requests.ts'

/** `baseUrl` is the portal's address; `/api/2.0` is put below it. */
export interface DocspaceOptions extends HttpOptions {
  /** Goes out only if given, since it rewrites the language the portal has stored for the person: `en-US`. */
  readonly culture?: string
  /** Signs in with a link from an e-mail instead of a password. Single use. */
  readonly confirmData?: DocspaceConfirmData
  /** Signs in with what another provider gave, instead of a password. */
  readonly social?: DocspaceSocial
  /** How the "stay signed in" box stands at first. Default false. Not offered where the portal fixes the session's life. */
  readonly staySignedIn?: boolean
  /**
   * Sends the password itself instead of its hash, for portals that ask a directory (LDAP) about it. Default: as the
   * portal's capabilities say. Over HTTPS only, or to this machine: else nothing is sent, and the developer is told.
   */
  readonly plainPassword?: boolean
  /** Told each time the portal has said which other ways to sign in it has, for buttons of the host's own. */
  readonly onCapabilities?: (capabilities: PortalCapabilities) => void
  /**
   * How an authenticator's code is sent. `authentication` (default): `POST authentication/{code}`, from any origin,
   * and the session has a token. `tfaapp`: `settings/tfaapp/setup` and `validate` with the link of the first answer, as
   * the portal's own pages do it: same origin only, and the session is the cookie alone; it tells a wrong code from one
   * too many. Where that link is not taken (no cookies, someone is signed in already) `authentication` is used.
   */
  readonly appCodes?: 'authentication' | 'tfaapp'
  /** The origin of the portal's own pages, where `baseUrl` is a proxy in front of it. Default: the origin of `baseUrl`. */
  readonly portalOrigin?: string
  /** Who an authenticator app says its codes are for. Default: the portal's host name. */
  readonly issuer?: string
  /** Fills in the user name. */
  readonly usernameHint?: string
  /** Milliseconds before another message may be asked for; the server names no duration. Default 30 000. */
  readonly resendCooldown?: number
  readonly now?: () => Instant
}

export const rules = {
  ...ofHttp,
  appCodes: oneOf('authentication', 'tfaapp'),
  culture: aText,
  issuer: aText,
  onCapabilities: aFunction,
  portalOrigin: { number: 'E20', holds: (value: unknown) => value === undefined || isAddress(value) },
  confirmData: anything,
  plainPassword: anything,
  social: anything,
  staySignedIn: anything,
  usernameHint: anything,
} as const satisfies RulesOf<DocspaceOptions>

/** A link is one person's, whose address is marked. What another provider gave is as good as the next it gives. */
export function entranceOf({ social, confirmData }: DocspaceOptions): string {
  if (social !== undefined) return `social:${social.provider ?? ''}`
  return confirmData === undefined ? 'password' : `link:${markOf(`${confirmData.email}`.toLowerCase())}`
}
