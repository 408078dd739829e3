import type { CredentialsStep } from '../../protocol/step.ts'
import { now as steadyNow } from '../../runtime/clock.ts'
import { tenantIn } from '../../runtime/scope.ts'
import type { Beginning } from '../onlyoffice/product.ts'
import { type DocspaceOptions, entranceOf } from './options.ts'
import { learnPortal, type PortalMemory } from './portal.ts'

/** DocSpace until someone has typed: what it tells of itself, and the form that is made of it. */
export function docspaceBeginning(options: DocspaceOptions, memory: PortalMemory): Beginning {
  const now = options.now ?? steadyNow
  return {
    name: 'docspace',
    address: options.baseUrl,
    tenant: tenantIn(options.headers),
    entrance: entranceOf(options),
    now,
    resendCooldown: options.resendCooldown ?? 30_000,
    async prepare(signal) {
      memory.portal = await learnPortal(options, signal, now)
    },
    firstStep: () => firstStep(options, memory),
  }
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
