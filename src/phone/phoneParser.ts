import { readPhoneAtOnce } from './readPhone.ts'
import { spelledIn } from './spelledCountry.ts'

/** What a field needs once someone turns to it: no part of the first load. */
export { normalisePhone } from './normalisePhone.ts'
export { readPhone, readPhoneAtOnce } from './readPhone.ts'
export { spelledIn, withoutCallingCode } from './spelledCountry.ts'
export { writtenPart } from './writtenPart.ts'

/**
 * Reads a number that nobody has typed. A browser compiles code when it first runs, and so the first key and the last would
 * each wait for it, longer than for all others together.
 */
export function rehearse(): void {
  for (const typed of ['9', '9123456789']) {
    spelledIn(typed, 'RU', undefined)
    readPhoneAtOnce(typed, { country: 'RU' })
  }
}
