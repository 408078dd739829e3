// Written by `npm run api`: a story for each name, so that the search finds it.
import { sectionOf } from './sectionOf.tsx'
import text from './backends-workspace.md?raw'

// Words alone: there is nothing to play and nothing to take a picture of.
const meta = { title: 'Docs/Reference/backends-workspace', tags: ['!test'], render: sectionOf(text) }

export default meta

export const PortalCapabilities = { name: 'PortalCapabilities' }
export const workspace = { name: 'workspace' }
export const WorkspaceHttpOptions = { name: 'WorkspaceHttpOptions' }
export const WorkspaceOptions = { name: 'WorkspaceOptions' }
export const WorkspaceRefusal = { name: 'WorkspaceRefusal' }
export const WorkspaceSocial = { name: 'WorkspaceSocial' }
