import type { Beginning, Product } from '../onlyoffice/product.ts'
import { docspaceCalls } from './calls.ts'
import { confirmHeaderOf, portalOf } from './confirmHeader.ts'
import { confirmLinkOf } from './confirmLink.ts'
import { credentialsOf } from './credentials.ts'
import type { DocspaceOptions } from './options.ts'
import { learnPortal, type PortalMemory } from './portal.ts'
import type { DocspaceCredentials } from './requests.ts'
import { signOutOthers } from './signedIn.ts'

/** What DocSpace is to the sign-in that both products of ONLYOFFICE share. */
export function docspaceProduct(
  beginning: Beginning,
  options: DocspaceOptions,
  memory: PortalMemory,
): Product<DocspaceCredentials> {
  const { now } = beginning
  const learnedWhole = async (signal: AbortSignal) => {
    const portal = await learnPortal(options, signal, now)
    // Whoever leaves meanwhile has ended that request: what ended with it is not remembered.
    await portal.capabilities
    return portal
  }
  return {
    ...beginning,
    issuer: () => options.issuer ?? portalOf(options).hostname,
    captcha: () => memory.portal?.settings.captcha,
    async credentialsOf(step, input, signal) {
      memory.portal ??= await (memory.learning ?? learnedWhole(signal))
      return credentialsOf(options, memory.portal, step, input)
    },
    confirmOf: (confirmUrl) => confirmHeaderOf(confirmUrl, portalOf(options).origin),
    takenOnce: (credentials) => ('codeOAuth' in credentials ? credentials.codeOAuth : undefined),
    signOutOthers: (signal) => signOutOthers(options, signal, now),
    confirmLink: usesConfirmLink(options) ? confirmLinkOf(options, now) : undefined,
    ...docspaceCalls(options, memory, now),
  }
}

/** What is taken once can be sent with no later call, and only the link asks for no credentials. */
function usesConfirmLink({ appCodes, social }: DocspaceOptions): boolean {
  return appCodes === 'tfaapp' || social?.codeOAuth !== undefined
}
