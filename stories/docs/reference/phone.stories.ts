// Written by `npm run api`: a story for each name, so that the search finds it.
import { sectionOf } from './sectionOf.tsx'
import text from './phone.md?raw'

// Words alone: there is nothing to play and nothing to take a picture of.
const meta = { title: 'Docs/Reference/phone', tags: ['!test'], render: sectionOf(text) }

export default meta

export const callingCode = { name: 'callingCode' }
export const callingCodeOf = { name: 'callingCodeOf' }
export const countriesOf = { name: 'countriesOf' }
export const countryName = { name: 'countryName' }
export const formatPhone = { name: 'formatPhone' }
export const FormatPhoneOptions = { name: 'FormatPhoneOptions' }
export const loadWorldRules = { name: 'loadWorldRules' }
export const localPart = { name: 'localPart' }
export const ParsedPhone = { name: 'ParsedPhone' }
export const parsePhone = { name: 'parsePhone' }
export const ParsePhoneOptions = { name: 'ParsePhoneOptions' }
export const PhoneProblem = { name: 'PhoneProblem' }
export const readPhone = { name: 'readPhone' }
