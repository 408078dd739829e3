import { signInRequestCases } from './signIn/requestCases.test-support.ts'
import { signedInRequestCases } from './signedIn/requestCases.test-support.ts'

export const requestCases = [...signInRequestCases, ...signedInRequestCases]
