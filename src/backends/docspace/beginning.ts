import type { CredentialsStep } from '../../protocol/step.ts'
import { now as steadyNow } from '../../runtime/clock.ts'
import { tenantIn } from '../../runtime/scope.ts'
import type { Beginning } from '../onlyoffice/product.ts'
import { type DocspaceOptions, entranceOf } from './options.ts'
import { learnPortal, type PortalMemory } from './portal.ts'

/** DocSpace until someone has typed: what it tells of itself, and the form that is made of it. */
export function docspaceBeginning(options: DocspaceOptions, memory: PortalMemory): Beginning {
  const now = options.now ?? steadyNow
  const { social, confirmData, usernameHint, staySignedIn = false } = options
  const withoutBox: CredentialsStep = {
    kind: 'credentials',
    variant: social !== undefined || confirmData !== undefined ? 'continue' : 'username-and-password',
    context: {},
    ...(usernameHint !== undefined && { username: usernameHint }),
  }
  // One object each: where the portal says nothing else, the form that stands there is not drawn again.
  const withBox = { ...withoutBox, staySignedIn }
  return {
    name: 'docspace',
    address: options.baseUrl,
    tenant: tenantIn(options.headers),
    entrance: entranceOf(options),
    now,
    resendCooldown: options.resendCooldown ?? 30_000,
    async prepare(signal) {
      const learning = learnPortal(options, signal, now)
      memory.learning = learning
      try {
        const portal = await learning
        memory.portal = portal
        // Whoever leaves meanwhile has ended that request: what ended with it is not remembered.
        portal.capabilities?.catch(() => {
          if (memory.portal === portal) memory.portal = undefined
        })
      } finally {
        if (memory.learning === learning) memory.learning = undefined
      }
    },
    isPreparedFirst: options.onCapabilities !== undefined,
    firstStep: () => (memory.portal?.settings.fixedSessionLife === true ? withoutBox : withBox),
  }
}
