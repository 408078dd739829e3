// Written by `npm run api`: a story for each name, so that the search finds it.
import { sectionOf } from './sectionOf.tsx'
import text from './sandbox.md?raw'

// Words alone: there is nothing to play and nothing to take a picture of.
const meta = { title: 'Docs/Reference/sandbox', tags: ['!test'], render: sectionOf(text) }

export default meta

export const Authenticator = { name: 'Authenticator' }
export const AuthenticatorEntry = { name: 'AuthenticatorEntry' }
export const base32 = { name: 'base32' }
export const CaptchaDesk = { name: 'CaptchaDesk' }
export const CaptchaProvider = { name: 'CaptchaProvider' }
export const captchaProviders = { name: 'captchaProviders' }
export const captchaStandIns = { name: 'captchaStandIns' }
export const CaptchaVerdict = { name: 'CaptchaVerdict' }
export const Carrier = { name: 'Carrier' }
export const CookieJar = { name: 'CookieJar' }
export const CorsPolicy = { name: 'CorsPolicy' }
export const createSandbox = { name: 'createSandbox' }
export const digits = { name: 'digits' }
export const Double = { name: 'Double' }
export const doubles = { name: 'doubles' }
export const Fault = { name: 'Fault' }
export const Faults = { name: 'Faults' }
export const fromBase32 = { name: 'fromBase32' }
export const hexadecimal = { name: 'hexadecimal' }
export const Inbox = { name: 'Inbox' }
export const IssuedToken = { name: 'IssuedToken' }
export const jarOf = { name: 'jarOf' }
export const lettersAndDigits = { name: 'lettersAndDigits' }
export const lifepay = { name: 'lifepay' }
export const lifepayHost = { name: 'lifepayHost' }
export const LoggedRequest = { name: 'LoggedRequest' }
export const Message = { name: 'Message' }
export const onlyContentTypes = { name: 'onlyContentTypes' }
export const perWorld = { name: 'perWorld' }
export const Random = { name: 'Random' }
export const RequestLog = { name: 'RequestLog' }
export const Sandbox = { name: 'Sandbox' }
export const SandboxEnv = { name: 'SandboxEnv' }
export const SandboxOptions = { name: 'SandboxOptions' }
export const SwitchValue = { name: 'SwitchValue' }
export const totp = { name: 'totp' }
export const totpStep = { name: 'totpStep' }
export const Visit = { name: 'Visit' }
export const World = { name: 'World' }
export const Worlds = { name: 'Worlds' }
