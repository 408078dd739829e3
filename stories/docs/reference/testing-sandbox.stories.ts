// Written by `npm run api`: a story for each name, so that the search finds it.
import { sectionOf } from './sectionOf.tsx'
import text from './testing-sandbox.md?raw'

// Words alone: there is nothing to play and nothing to take a picture of.
const meta = { title: 'Docs/Reference/testing-sandbox', tags: ['!test'], render: sectionOf(text) }

export default meta

export const Addresses = { name: 'Addresses' }
export const createTestSandbox = { name: 'createTestSandbox' }
export const DoubleName = { name: 'DoubleName' }
export const StubbedFetch = { name: 'StubbedFetch' }
export const stubFetch = { name: 'stubFetch' }
export const TestSandbox = { name: 'TestSandbox' }
