import { AuthError } from '../../protocol/error.ts'
import { type Answer, redirected } from '../../runtime/http.ts'
import { isSuccess } from '../../runtime/status.ts'
import type { Instant } from '../../protocol/step.ts'
import { capabilitiesIfAny, type PortalCapabilities, readCapabilities, tellHost } from '../onlyoffice/capabilities.ts'
import type { DocspaceOptions } from './options.ts'
import { getCapabilities, getSettings } from './portalRequests.ts'
import { type DocspaceSettings, isRefusal, readSettings } from './settings.ts'

/** What is known of a portal before anyone signs in. */
export interface DocspacePortal {
  readonly settings: DocspaceSettings
  /** Asked for while the person types. Nothing: not asked for, or not told. */
  readonly capabilities?: Promise<PortalCapabilities | undefined>
  /** Something stands in front of the portal that lets nobody by without a cookie. */
  readonly behindProxy: boolean
}

/** What one backend has learned of its portal. */
export interface PortalMemory {
  portal: DocspacePortal | undefined
  /** It is being asked. */
  learning?: Promise<DocspacePortal> | undefined
}

/** Learns the portal anew. Whoever leaves meanwhile ends that request: what ended with it is not remembered. */
export async function rememberPortal(
  memory: PortalMemory,
  options: DocspaceOptions,
  signal: AbortSignal,
  now: () => Instant,
): Promise<DocspacePortal> {
  const learning = learnPortal(options, signal, now)
  memory.learning = learning
  try {
    const portal = await learning
    memory.portal = portal
    portal.capabilities?.catch(() => {
      if (memory.portal === portal) memory.portal = undefined
    })
    return portal
  } finally {
    if (memory.learning === learning) memory.learning = undefined
  }
}

/**
 * Reads the settings and then, where they matter, the capabilities. What to send hangs on those, and no form does: only a
 * host that is told of them has them before it, so that what it shows beside the form comes with it.
 */
async function learnPortal(options: DocspaceOptions, signal: AbortSignal, now: () => Instant): Promise<DocspacePortal> {
  const { answer, cookies } = await askForSettings(options, signal)
  const settings = readSettings(answer, now())
  const read = async (hurried: DocspaceOptions) =>
    readCapabilities(await getCapabilities(hurried, cookies, signal), now())
  const capabilities = asksCapabilities(options) ? capabilitiesIfAny(options, read, signal) : undefined
  if (options.onCapabilities !== undefined) tellHost(options.onCapabilities, await capabilities)
  return { settings, behindProxy: cookies, ...(capabilities && { capabilities }) }
}

/** Whether a directory is asked about passwords decides what is sent, unless no password is, or the host has decided. */
function asksCapabilities({ onCapabilities, social, confirmData, plainPassword }: DocspaceOptions): boolean {
  return onCapabilities !== undefined || (social === undefined && confirmData === undefined && plainPassword !== true)
}

/**
 * Without cookies, since who is signed in is not told how to sign in. With them only where the first was turned away by
 * something that is no DocSpace: a sign-on proxy (oauth2-proxy, Cloudflare Access) that redirects or shows its own page.
 */
async function askForSettings(
  options: DocspaceOptions,
  signal: AbortSignal,
): Promise<{ readonly answer: Answer; readonly cookies: boolean }> {
  try {
    const answer = await getSettings(options, false, signal)
    if (options.credentials === 'omit' || !isTurnedAway(answer)) return { answer, cookies: false }
  } catch (thrown) {
    // No DocSpace redirects this call.
    const isRedirect = thrown instanceof AuthError && thrown.cause === redirected
    if (options.credentials === 'omit' || !isRedirect) throw thrown
  }
  return { answer: await getSettings(options, true, signal), cookies: true }
}

/** A page in place of the settings, or a refusal that is not in DocSpace's envelope: it refuses nobody its settings. */
function isTurnedAway(answer: Answer): boolean {
  const { status, headers, bytes } = answer
  if (status === 401 || status === 403 || status === 407) return !isRefusal(answer)
  return isSuccess(answer) && bytes.length > 0 && !/\bjson\b/i.test(headers.get('content-type') ?? '')
}
