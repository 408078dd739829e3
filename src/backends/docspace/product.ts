import type { CredentialsStep } from '../../protocol/step.ts'
import { now as steadyNow } from '../../runtime/clock.ts'
import { tenantIn } from '../../runtime/scope.ts'
import type { Product } from '../onlyoffice/product.ts'
import { docspaceCalls } from './calls.ts'
import { confirmHeaderOf, portalOf } from './confirmHeader.ts'
import { confirmLinkOf } from './confirmLink.ts'
import { credentialsOf } from './credentials.ts'
import { type DocspaceOptions, entranceOf } from './options.ts'
import { learnPortal, type PortalMemory } from './portal.ts'
import type { DocspaceCredentials } from './requests.ts'
import { signOutOthers } from './signedIn.ts'

/** What DocSpace is to the sign-in that both products of ONLYOFFICE share. */
export function docspaceProduct(options: DocspaceOptions, memory: PortalMemory): Product<DocspaceCredentials> {
  const now = options.now ?? steadyNow
  const learn = async (signal: AbortSignal) => (memory.portal = await learnPortal(options, signal, now))
  return {
    name: 'docspace',
    address: options.baseUrl,
    tenant: tenantIn(options.headers),
    entrance: entranceOf(options),
    now,
    resendCooldown: options.resendCooldown ?? 30_000,
    prepare: async (signal) => {
      await learn(signal)
    },
    firstStep: () => firstStep(options, memory),
    issuer: () => options.issuer ?? portalOf(options).hostname,
    captcha: () => memory.portal?.settings.captcha,
    credentialsOf: async (step, input, signal) =>
      credentialsOf(options, memory.portal ?? (await learn(signal)), step, input),
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

function firstStep(
  { social, confirmData, usernameHint, staySignedIn = false }: DocspaceOptions,
  { portal }: PortalMemory,
): CredentialsStep {
  return {
    kind: 'credentials',
    variant: social !== undefined || confirmData !== undefined ? 'continue' : 'username-and-password',
    context: {},
    ...(usernameHint !== undefined && { username: usernameHint }),
    ...(portal?.settings.fixedSessionLife !== true && { staySignedIn }),
  }
}
