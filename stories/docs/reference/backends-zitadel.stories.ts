// Written by `npm run api`: a story for each name, so that the search finds it.
import { sectionOf } from './sectionOf.tsx'
import text from './backends-zitadel.md?raw'

// Words alone: there is nothing to play and nothing to take a picture of.
const meta = { title: 'Docs/Reference/backends-zitadel', tags: ['!test'], render: sectionOf(text) }

export default meta

export const userService = { name: 'userService' }
export const UserServiceOptions = { name: 'UserServiceOptions' }
export const zitadel = { name: 'zitadel' }
export const ZitadelCall = { name: 'ZitadelCall' }
export const ZitadelChange = { name: 'ZitadelChange' }
export const ZitadelDetails = { name: 'ZitadelDetails' }
export const ZitadelFactor = { name: 'ZitadelFactor' }
export const ZitadelHttpOptions = { name: 'ZitadelHttpOptions' }
export const ZitadelOptions = { name: 'ZitadelOptions' }
export const ZitadelPhone = { name: 'ZitadelPhone' }
export const ZitadelStatus = { name: 'ZitadelStatus' }
export const ZitadelStatusFields = { name: 'ZitadelStatusFields' }
export const ZitadelToken = { name: 'ZitadelToken' }
export const ZitadelTotp = { name: 'ZitadelTotp' }
export const ZitadelTransport = { name: 'ZitadelTransport' }
