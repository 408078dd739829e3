import { signInFuzz } from './signIn/fuzz.test-support.ts'
import { signedInFuzz } from './signedIn/fuzz.test-support.ts'

export const fuzz = [...signInFuzz, ...signedInFuzz]
