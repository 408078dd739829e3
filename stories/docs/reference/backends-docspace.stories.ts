// Written by `npm run api`: a story for each name, so that the search finds it.
import { sectionOf } from './sectionOf.tsx'
import text from './backends-docspace.md?raw'

// Words alone: there is nothing to play and nothing to take a picture of.
const meta = { title: 'Docs/Reference/backends-docspace', tags: ['!test'], render: sectionOf(text) }

export default meta

export const docspace = { name: 'docspace' }
export const DocspaceConfirmData = { name: 'DocspaceConfirmData' }
export const DocspaceOptions = { name: 'DocspaceOptions' }
export const DocspaceRefusal = { name: 'DocspaceRefusal' }
export const DocspaceSocial = { name: 'DocspaceSocial' }
export const PortalCapabilities = { name: 'PortalCapabilities' }
