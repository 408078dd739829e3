// Written by `npm run api`: a story for each name, so that the search finds it.
import { sectionOf } from './sectionOf.tsx'
import text from './relay-memory.md?raw'

// Words alone: there is nothing to play and nothing to take a picture of.
const meta = { title: 'Docs/Reference/relay-memory', tags: ['!test'], render: sectionOf(text) }

export default meta

export const memoryStore = { name: 'memoryStore' }
