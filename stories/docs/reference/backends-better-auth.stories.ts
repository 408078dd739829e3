// Written by `npm run api`: a story for each name, so that the search finds it.
import { sectionOf } from './sectionOf.tsx'
import text from './backends-better-auth.md?raw'

// Words alone: there is nothing to play and nothing to take a picture of.
const meta = { title: 'Docs/Reference/backends-better-auth', tags: ['!test'], render: sectionOf(text) }

export default meta

export const betterAuth = { name: 'betterAuth' }
export const BetterAuthCaptcha = { name: 'BetterAuthCaptcha' }
export const BetterAuthGuarded = { name: 'BetterAuthGuarded' }
export const BetterAuthIntent = { name: 'BetterAuthIntent' }
export const BetterAuthOptions = { name: 'BetterAuthOptions' }
export const BetterAuthRefusal = { name: 'BetterAuthRefusal' }
export const BetterAuthSignIn = { name: 'BetterAuthSignIn' }
