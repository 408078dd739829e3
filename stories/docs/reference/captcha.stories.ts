// Written by `npm run api`: a story for each name, so that the search finds it.
import { sectionOf } from './sectionOf.tsx'
import text from './captcha.md?raw'

// Words alone: there is nothing to play and nothing to take a picture of.
const meta = { title: 'Docs/Reference/captcha', tags: ['!test'], render: sectionOf(text) }

export default meta

export const CaptchaHandle = { name: 'CaptchaHandle' }
export const CaptchaOptions = { name: 'CaptchaOptions' }
export const CaptchaPlace = { name: 'CaptchaPlace' }
export const CaptchaProvider = { name: 'CaptchaProvider' }
export const CaptchaProviderProps = { name: 'CaptchaProviderProps' }
export const CaptchaReports = { name: 'CaptchaReports' }
export const captchaToken = { name: 'captchaToken' }
export const CaptchaToken = { name: 'CaptchaToken' }
export const CaptchaVendor = { name: 'CaptchaVendor' }
export const CaptchaWidget = { name: 'CaptchaWidget' }
export const defineCaptcha = { name: 'defineCaptcha' }
export const freshElement = { name: 'freshElement' }
export const VendorScript = { name: 'VendorScript' }
