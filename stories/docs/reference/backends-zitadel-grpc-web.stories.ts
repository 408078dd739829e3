// Written by `npm run api`: a story for each name, so that the search finds it.
import { sectionOf } from './sectionOf.tsx'
import text from './backends-zitadel-grpc-web.md?raw'

// Words alone: there is nothing to play and nothing to take a picture of.
const meta = { title: 'Docs/Reference/backends-zitadel-grpc-web', tags: ['!test'], render: sectionOf(text) }

export default meta

export const grpcWeb = { name: 'grpcWeb' }
