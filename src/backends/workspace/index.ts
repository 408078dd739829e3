import type { Routes } from '../../protocol/backend.ts'
import { check } from '../../runtime/options.ts'
import { onlyofficeSignIn } from '../onlyoffice/signIn.ts'
import { rules, type WorkspaceOptions } from './options.ts'
import { workspaceProduct } from './product.ts'

export type { PortalCapabilities } from '../onlyoffice/capabilities.ts'
export type { WorkspaceRefusal } from './answers.ts'
export type { WorkspaceHttpOptions } from './format.ts'
export type { WorkspaceOptions } from './options.ts'
export type { WorkspaceSocial } from './requests.ts'

/** DocSpace's, without the steps that come again with a captcha. */
const routes = {
  start: ['credentials'],
  credentials: { submit: ['phone', 'code', 'enrol', 'done'] },
  phone: { submit: ['code', 'credentials'] },
  code: { submit: ['code', 'credentials', 'done'], resend: ['code', 'credentials'] },
  enrol: { submit: ['backup-codes', 'credentials', 'done'] },
  'backup-codes': { submit: ['credentials', 'done'] },
} as const satisfies Routes

/** Signs in to ONLYOFFICE Workspace (CommunityServer): password, then SMS or an authenticator. Nothing is read first. */
export function workspace(options: WorkspaceOptions) {
  check('workspace', options, rules)
  return { ...onlyofficeSignIn(workspaceProduct(options)), routes }
}

/** R7-Office speaks Workspace's API. */
export { workspace as r7Office }
