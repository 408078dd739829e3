import { type Answer, type HttpOptions, jsonOf } from '../../runtime/http.ts'
import { shownText } from '../../runtime/shownText.ts'
import { isSuccess, statusError } from '../../runtime/status.ts'
import type { Instant } from '../../protocol/step.ts'
import { capabilitiesBody } from './capabilities.schema.ts'
import type { BodyReader } from './signInResult.ts'

/** What a portal tells anyone of other ways to sign in: `GET /capabilities` of both products. */
export interface PortalCapabilities {
  /** A directory (LDAP) is asked about passwords. It wants the password itself; accounts of the portal's own take it too. */
  readonly ldapEnabled: boolean
  readonly ldapDomain?: string
  /** Other providers that can be signed in with, by the names `social` takes: `google`. */
  readonly providers: readonly string[]
  /** Where a single sign-on begins: a page to go to. */
  readonly ssoUrl?: string
  /** What its button says. */
  readonly ssoLabel?: string
}

/** A portal has a dozen: many more are no list of a portal's. */
const mostProviders = 100

/** Reads `GET /capabilities`. An address that is no page (`javascript:`) is left out, as is a provider without a name. */
export function readCapabilities(answer: Answer, now: Instant, bodyOf: BodyReader = jsonOf): PortalCapabilities {
  const parsed = capabilitiesBody.safeParse(bodyOf(answer))
  if (!isSuccess(answer) || !parsed.success) throw statusError(answer, now)
  const { ldapEnabled, ldapDomain, providers, ssoUrl, ssoLabel } = parsed.data.response
  const named = [providers ?? []].flat()
  if (named.length > mostProviders) throw statusError(answer, now)
  return {
    ldapEnabled: ldapEnabled === true,
    ...(ldapDomain && { ldapDomain: shownText(ldapDomain) }),
    providers: named.filter((name) => /^[\w.-]{1,64}$/.test(name)),
    ...(isPage(ssoUrl) && { ssoUrl }),
    ...(ssoLabel && { ssoLabel: shownText(ssoLabel) }),
  }
}

function isPage(address: string | null | undefined): address is string {
  if (!address || address.length > 2048) return false
  try {
    return /^https?:$/.test(new URL(address).protocol)
  } catch {
    return false
  }
}

/** Longer than this nobody waits for a form that can do without them. */
const patience = 5000

/** The same where a form can do without them. Rejects only on leaving. */
export async function capabilitiesIfAny<Options extends HttpOptions>(
  options: Options,
  read: (hurried: Options) => Promise<PortalCapabilities>,
  signal: AbortSignal,
): Promise<PortalCapabilities | undefined> {
  try {
    return await read({ ...options, timeout: Math.min(options.timeout ?? patience, patience) })
  } catch {
    signal.throwIfAborted()
    return undefined
  }
}

/** A host that cannot be told has a mistake of its own to find; nobody is kept out by it. */
export function tellHost(
  tell: (capabilities: PortalCapabilities) => void,
  capabilities: PortalCapabilities | undefined,
): void {
  if (capabilities === undefined) return
  try {
    tell(capabilities)
  } catch (thrown) {
    queueMicrotask(() => {
      throw thrown
    })
  }
}
