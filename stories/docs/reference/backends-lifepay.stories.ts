// Written by `npm run api`: a story for each name, so that the search finds it.
import { sectionOf } from './sectionOf.tsx'
import text from './backends-lifepay.md?raw'

// Words alone: there is nothing to play and nothing to take a picture of.
const meta = { title: 'Docs/Reference/backends-lifepay', tags: ['!test'], render: sectionOf(text) }

export default meta

export const lifepay = { name: 'lifepay' }
export const LifepayAccountOptions = { name: 'LifepayAccountOptions' }
export const LifepayCaptchaType = { name: 'LifepayCaptchaType' }
export const LifepayClientDescription = { name: 'LifepayClientDescription' }
export const LifepayClientType = { name: 'LifepayClientType' }
export const LifepayErrorCode = { name: 'LifepayErrorCode' }
export const LifepayHttpOptions = { name: 'LifepayHttpOptions' }
export const LifepayOptions = { name: 'LifepayOptions' }
export const LifepayRefusal = { name: 'LifepayRefusal' }
export const LifepaySendingOptions = { name: 'LifepaySendingOptions' }
