import { createHandover } from '../../runtime/handover.ts'
import { loadedFlow } from '../../runtime/loadedFlow.ts'
import { check } from '../../runtime/options.ts'
import { onlyofficeSignIn } from '../onlyoffice/signIn.ts'
import { docspaceBeginning } from './beginning.ts'
import type { DocspaceFlow } from './flow.ts'
import { type DocspaceOptions, rules } from './options.ts'
import type { DocspacePortal, PortalMemory } from './portal.ts'

export type { DocspaceRefusal } from './answers.ts'
export type { PortalCapabilities } from '../onlyoffice/capabilities.ts'
export type { DocspaceOptions } from './options.ts'
export type { DocspaceConfirmData, DocspaceSocial } from './requests.ts'

/** What each has loaded. */
const flows = createHandover<Promise<DocspaceFlow>>()
/** What each has learned. */
const portals = createHandover<DocspacePortal>()

/** Signs in to ONLYOFFICE DocSpace (read at v3.7.2): password or what stands for it, then SMS or an authenticator. */
export function docspace(options: DocspaceOptions) {
  check('docspace', options, rules)
  const memory: PortalMemory = { portal: undefined }
  const beginning = docspaceBeginning(options, memory)
  const flow = loadedFlow(flows, async (former) => {
    const { docspaceFlow } = await import('./flow.ts')
    return docspaceFlow(beginning, options, memory, former?.memory)
  })
  const backend = onlyofficeSignIn(beginning, {
    ...flow,
    takeOver(former) {
      memory.portal ??= portals.takeFrom(former)
      flow.takeOver(former)
    },
  })
  portals.offer(backend, () => memory.portal)
  return backend
}
