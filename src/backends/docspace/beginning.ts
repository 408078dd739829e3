import type { CredentialsStep } from '../../protocol/step.ts'
import { now as steadyNow } from '../../runtime/clock.ts'
import { tenantIn } from '../../runtime/scope.ts'
import type { Beginning } from '../onlyoffice/product.ts'
import { type DocspaceOptions, entranceOf } from './options.ts'
import { type PortalMemory, rememberPortal } from './portal.ts'

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
      await rememberPortal(memory, options, signal, now)
    },
    isPreparedFirst: options.onCapabilities !== undefined,
    firstStep: () => (memory.portal?.settings.fixedSessionLife === true ? withoutBox : withBox),
  }
}
