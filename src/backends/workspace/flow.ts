import type { Beginning } from '../onlyoffice/product.ts'
import type { SignInMemory } from '../onlyoffice/signIn/memory.ts'
import { signInFlow } from '../onlyoffice/signInFlow.ts'
import type { WorkspaceOptions } from './options.ts'
import { workspaceProduct } from './product.ts'
import type { WorkspaceCredentials } from './requests.ts'

export type WorkspaceFlow = ReturnType<typeof workspaceFlow>

/** All of a sign-in to Workspace but its first form. */
export function workspaceFlow(
  beginning: Beginning,
  options: WorkspaceOptions,
  inherited: SignInMemory<WorkspaceCredentials> | undefined,
) {
  return signInFlow(workspaceProduct(beginning, options), inherited)
}
