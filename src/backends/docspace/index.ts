import { createHandover } from '../../runtime/handover.ts'
import { check } from '../../runtime/options.ts'
import { onlyofficeSignIn } from '../onlyoffice/signIn.ts'
import { type DocspaceOptions, rules } from './options.ts'
import type { DocspacePortal, PortalMemory } from './portal.ts'
import { docspaceProduct } from './product.ts'

export type { DocspaceRefusal } from './answers.ts'
export type { PortalCapabilities } from '../onlyoffice/capabilities.ts'
export type { DocspaceOptions } from './options.ts'
export type { DocspaceConfirmData, DocspaceSocial } from './requests.ts'

const portals = createHandover<DocspacePortal>()

/** Signs in to ONLYOFFICE DocSpace (read at v3.7.2): password or what stands for it, then SMS or an authenticator. */
export function docspace(options: DocspaceOptions) {
  check('docspace', options, rules)
  const memory: PortalMemory = { portal: undefined }
  const backend = onlyofficeSignIn({
    ...docspaceProduct(options, memory),
    takeOver(former) {
      memory.portal ??= portals.takeFrom(former)
    },
  })
  portals.offer(backend, () => memory.portal)
  return backend
}
