// Written by `npm run api`: a story for each name, so that the search finds it.
import { sectionOf } from './sectionOf.tsx'
import text from './testing.md?raw'

// Words alone: there is nothing to play and nothing to take a picture of.
const meta = { title: 'Docs/Reference/testing', tags: ['!test'], render: sectionOf(text) }

export default meta

export const BackendRule = { name: 'BackendRule' }
export const describeBackend = { name: 'describeBackend' }
export const sampleStep = { name: 'sampleStep' }
export const sampleSteps = { name: 'sampleSteps' }
export const Script = { name: 'Script' }
export const ScriptedAnswer = { name: 'ScriptedAnswer' }
export const scriptedBackend = { name: 'scriptedBackend' }
export const ScriptedBackend = { name: 'ScriptedBackend' }
export const ScriptedCall = { name: 'ScriptedCall' }
