import type { Routes } from '../../protocol/backend.ts'
import { createHandover } from '../../runtime/handover.ts'
import { loadedFlow } from '../../runtime/loadedFlow.ts'
import { check } from '../../runtime/options.ts'
import { onlyofficeSignIn } from '../onlyoffice/signIn.ts'
import { workspaceBeginning } from './beginning.ts'
import type { WorkspaceFlow } from './flow.ts'
import { rules, type WorkspaceOptions } from './options.ts'

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

/** What each has loaded. */
const flows = createHandover<Promise<WorkspaceFlow>>()

/** Signs in to ONLYOFFICE Workspace (CommunityServer): password, then SMS or an authenticator. Nothing is read first. */
export function workspace(options: WorkspaceOptions) {
  check('workspace', options, rules)
  const beginning = workspaceBeginning(options)
  const flow = loadedFlow(flows, async (former) => {
    const { workspaceFlow } = await import('./flow.ts')
    return workspaceFlow(beginning, options, former?.memory)
  })
  return { ...onlyofficeSignIn(beginning, flow), routes }
}

/** R7-Office speaks Workspace's API. */
export { workspace as r7Office }
