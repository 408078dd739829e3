import type { Beginning } from '../onlyoffice/product.ts'
import type { SignInMemory } from '../onlyoffice/signIn/memory.ts'
import { signInFlow } from '../onlyoffice/signInFlow.ts'
import type { DocspaceOptions } from './options.ts'
import type { PortalMemory } from './portal.ts'
import { docspaceProduct } from './product.ts'
import type { DocspaceCredentials } from './requests.ts'

export type DocspaceFlow = ReturnType<typeof docspaceFlow>

/** All of a sign-in to DocSpace but its first form. */
export function docspaceFlow(
  beginning: Beginning,
  options: DocspaceOptions,
  portal: PortalMemory,
  inherited: SignInMemory<DocspaceCredentials> | undefined,
) {
  return signInFlow(docspaceProduct(beginning, options, portal), inherited)
}
