// Written by `npm run api`: a story for each name, so that the search finds it.
import { sectionOf } from './sectionOf.tsx'
import text from './backends-lifepay-hooks.md?raw'

// Words alone: there is nothing to play and nothing to take a picture of.
const meta = { title: 'Docs/Reference/backends-lifepay-hooks', tags: ['!test'], render: sectionOf(text) }

export default meta

export const useResetPassword = { name: 'useResetPassword' }
export const useSendCodeByPhone = { name: 'useSendCodeByPhone' }
export const useSignInByPhone = { name: 'useSignInByPhone' }
export const useSignUp = { name: 'useSignUp' }
