// Written by `npm run api`: a story for each name, so that the search finds it.
import { sectionOf } from './sectionOf.tsx'
import text from './captcha-providers.md?raw'

// Words alone: there is nothing to play and nothing to take a picture of.
const meta = { title: 'Docs/Reference/captcha-providers', tags: ['!test'], render: sectionOf(text) }

export default meta

export const HCaptcha = { name: 'HCaptcha' }
export const Recaptcha = { name: 'Recaptcha' }
export const SmartCaptcha = { name: 'SmartCaptcha' }
export const Turnstile = { name: 'Turnstile' }
