// Written by `npm run api`: a story for each name, so that the search finds it.
import { sectionOf } from './sectionOf.tsx'
import text from './backends-zitadel-hooks.md?raw'

// Words alone: there is nothing to play and nothing to take a picture of.
const meta = { title: 'Docs/Reference/backends-zitadel-hooks', tags: ['!test'], render: sectionOf(text) }

export default meta

export const useZitadelAddApp = { name: 'useZitadelAddApp' }
export const useZitadelAddSms = { name: 'useZitadelAddSms' }
export const useZitadelFactors = { name: 'useZitadelFactors' }
export const useZitadelPhone = { name: 'useZitadelPhone' }
export const useZitadelRemoveApp = { name: 'useZitadelRemoveApp' }
export const useZitadelRemovePhone = { name: 'useZitadelRemovePhone' }
export const useZitadelRemoveSms = { name: 'useZitadelRemoveSms' }
export const useZitadelResendVerification = { name: 'useZitadelResendVerification' }
export const useZitadelSetPhone = { name: 'useZitadelSetPhone' }
export const useZitadelVerifyApp = { name: 'useZitadelVerifyApp' }
export const useZitadelVerifyPhone = { name: 'useZitadelVerifyPhone' }
