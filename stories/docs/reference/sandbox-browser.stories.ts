// Written by `npm run api`: a story for each name, so that the search finds it.
import { sectionOf } from './sectionOf.tsx'
import text from './sandbox-browser.md?raw'

// Words alone: there is nothing to play and nothing to take a picture of.
const meta = { title: 'Docs/Reference/sandbox-browser', tags: ['!test'], render: sectionOf(text) }

export default meta

export const sandboxHandlers = { name: 'sandboxHandlers' }
