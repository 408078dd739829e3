// Written by `npm run api`: a story for each name, so that the search finds it.
import { sectionOf } from './sectionOf.tsx'
import text from './relay-node.md?raw'

// Words alone: there is nothing to play and nothing to take a picture of.
const meta = { title: 'Docs/Reference/relay-node', tags: ['!test'], render: sectionOf(text) }

export default meta

export const NodeListener = { name: 'NodeListener' }
export const toNodeListener = { name: 'toNodeListener' }
