// Written by `npm run api`: a story for each name, so that the search finds it.
import { sectionOf } from './sectionOf.tsx'
import text from './sandbox-node.md?raw'

// Words alone: there is nothing to play and nothing to take a picture of.
const meta = { title: 'Docs/Reference/sandbox-node', tags: ['!test'], render: sectionOf(text) }

export default meta

export const sandboxListener = { name: 'sandboxListener' }
