import { AuthError } from '../../protocol/error.ts'
import type { Beginning, Product } from '../onlyoffice/product.ts'
import { docspaceCalls } from './calls.ts'
import { confirmHeaderOf, portalOf } from './confirmHeader.ts'
import { confirmLinkOf } from './confirmLink.ts'
import { credentialsOf } from './credentials.ts'
import type { DocspaceOptions } from './options.ts'
import { type PortalMemory, rememberPortal } from './portal.ts'
import type { DocspaceCredentials } from './requests.ts'
import { signOutOthers } from './signedIn.ts'

/** What DocSpace is to the sign-in that both products of ONLYOFFICE share. */
export function docspaceProduct(
  beginning: Beginning,
  options: DocspaceOptions,
  memory: PortalMemory,
): Product<DocspaceCredentials> {
  const { now } = beginning
  const known = async (signal: AbortSignal) =>
    memory.portal ?? (await (memory.learning ?? rememberPortal(memory, options, signal, now)))
  return {
    ...beginning,
    issuer: () => options.issuer ?? portalOf(options).hostname,
    captcha: () => memory.portal?.settings.captcha,
    async credentialsOf(step, input, signal) {
      try {
        return await credentialsOf(options, await known(signal), step, input)
      } catch (thrown) {
        if (signal.aborted || thrown instanceof AuthError) throw thrown
        // Another widget of this backend had asked, and is gone.
        return credentialsOf(options, await known(signal), step, input)
      }
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
