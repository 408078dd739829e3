// Written by `npm run api`: a story for each name, so that the search finds it.
import { sectionOf } from './sectionOf.tsx'
import text from './inspector.md?raw'

// Words alone: there is nothing to play and nothing to take a picture of.
const meta = { title: 'Docs/Reference/inspector', tags: ['!test'], render: sectionOf(text) }

export default meta

export const inspect = { name: 'inspect' }
export const InspectOptions = { name: 'InspectOptions' }
export const Inspector = { name: 'Inspector' }
