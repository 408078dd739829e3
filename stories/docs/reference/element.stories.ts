// Written by `npm run api`: a story for each name, so that the search finds it.
import { sectionOf } from './sectionOf.tsx'
import text from './element.md?raw'

// Words alone: there is nothing to play and nothing to take a picture of.
const meta = { title: 'Docs/Reference/element', tags: ['!test'], render: sectionOf(text) }

export default meta

export const defineSignIn = { name: 'defineSignIn' }
export const ElementOptions = { name: 'ElementOptions' }
export const SignInElement = { name: 'SignInElement' }
export const SignInElementEvents = { name: 'SignInElementEvents' }
