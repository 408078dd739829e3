// Written by `npm run api`: a story for each name, so that the search finds it.
import { sectionOf } from './sectionOf.tsx'
import text from './backends-docspace-hooks.md?raw'

// Words alone: there is nothing to play and nothing to take a picture of.
const meta = { title: 'Docs/Reference/backends-docspace-hooks', tags: ['!test'], render: sectionOf(text) }

export default meta

export const confirmHeaderOf = { name: 'confirmHeaderOf' }
export const DocspaceAppCode = { name: 'DocspaceAppCode' }
export const DocspaceAppSetup = { name: 'DocspaceAppSetup' }
export const DocspaceCall = { name: 'DocspaceCall' }
export const DocspaceCaptcha = { name: 'DocspaceCaptcha' }
export const DocspaceConfirmData = { name: 'DocspaceConfirmData' }
export const DocspaceCredentials = { name: 'DocspaceCredentials' }
export const DocspacePhone = { name: 'DocspacePhone' }
export const DocspaceSettings = { name: 'DocspaceSettings' }
export const DocspaceSignInResult = { name: 'DocspaceSignInResult' }
export const DocspaceSocial = { name: 'DocspaceSocial' }
export const hashPassword = { name: 'hashPassword' }
export const otpauthUri = { name: 'otpauthUri' }
export const PasswordHashParameters = { name: 'PasswordHashParameters' }
export const PortalCapabilities = { name: 'PortalCapabilities' }
export const useDocspaceAppSetup = { name: 'useDocspaceAppSetup' }
export const useDocspaceAuthenticate = { name: 'useDocspaceAuthenticate' }
export const useDocspaceAuthenticateWithCode = { name: 'useDocspaceAuthenticateWithCode' }
export const useDocspaceBackupCodes = { name: 'useDocspaceBackupCodes' }
export const useDocspaceCapabilities = { name: 'useDocspaceCapabilities' }
export const useDocspaceSendSms = { name: 'useDocspaceSendSms' }
export const useDocspaceSetPhone = { name: 'useDocspaceSetPhone' }
export const useDocspaceSettings = { name: 'useDocspaceSettings' }
export const useDocspaceValidateApp = { name: 'useDocspaceValidateApp' }
