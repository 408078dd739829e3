// Written by `npm run api`: a story for each name, so that the search finds it.
import { sectionOf } from './sectionOf.tsx'
import text from './backends-workspace-hooks.md?raw'

// Words alone: there is nothing to play and nothing to take a picture of.
const meta = { title: 'Docs/Reference/backends-workspace-hooks', tags: ['!test'], render: sectionOf(text) }

export default meta

export const otpauthUri = { name: 'otpauthUri' }
export const PortalCapabilities = { name: 'PortalCapabilities' }
export const useWorkspaceAuthenticate = { name: 'useWorkspaceAuthenticate' }
export const useWorkspaceAuthenticateWithCode = { name: 'useWorkspaceAuthenticateWithCode' }
export const useWorkspaceBackupCodes = { name: 'useWorkspaceBackupCodes' }
export const useWorkspaceCapabilities = { name: 'useWorkspaceCapabilities' }
export const useWorkspaceSendSms = { name: 'useWorkspaceSendSms' }
export const useWorkspaceSetPhone = { name: 'useWorkspaceSetPhone' }
export const WorkspaceCall = { name: 'WorkspaceCall' }
export const WorkspaceCredentials = { name: 'WorkspaceCredentials' }
export const WorkspaceHttpOptions = { name: 'WorkspaceHttpOptions' }
export const WorkspaceSignInResult = { name: 'WorkspaceSignInResult' }
export const WorkspaceSocial = { name: 'WorkspaceSocial' }
