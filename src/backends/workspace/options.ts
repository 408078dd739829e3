import type { Instant } from '../../protocol/step.ts'
import { aFunction, anything, aText, ofHttp, oneOf, type RulesOf } from '../../runtime/options.ts'
import type { PortalCapabilities } from '../onlyoffice/capabilities.ts'
import type { WorkspaceHttpOptions } from './format.ts'
import type { WorkspaceSocial } from './requests.ts'

/** `baseUrl` is the portal's address; `/api/2.0` is put below it. */
export interface WorkspaceOptions extends WorkspaceHttpOptions {
  /** Signs in with what another provider gave, instead of a password. */
  readonly social?: WorkspaceSocial
  /** Who an authenticator app says its codes are for. Default: what the product itself says, `ONLYOFFICE`. */
  readonly issuer?: string
  /** Fills in the user name. */
  readonly usernameHint?: string
  /** Milliseconds before another message may be asked for; the server names no duration. Default 30 000. */
  readonly resendCooldown?: number
  /** Told at the start which other ways to sign in the portal has; read only if this is given. */
  readonly onCapabilities?: (capabilities: PortalCapabilities) => void
  readonly now?: () => Instant
}

export const rules = {
  ...ofHttp,
  format: oneOf('json', 'xml'),
  issuer: aText,
  onCapabilities: aFunction,
  social: anything,
  usernameHint: anything,
} as const satisfies RulesOf<WorkspaceOptions>
