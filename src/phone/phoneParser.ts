/** What a field needs once someone turns to it: no part of the first load. */
export { normalisePhone } from './normalisePhone.ts'
export { readPhone, readPhoneAtOnce } from './readPhone.ts'
export { spelledIn, withoutCallingCode } from './spelledCountry.ts'
export { writtenPart } from './writtenPart.ts'
