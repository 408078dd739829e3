import { AuthError, isAbout } from '../../protocol/error.ts'
import { causeCode } from './answers.ts'

/** What only a number with an account comes to (a message that is not due, a code tried too often), or only one without. */
const accountCodes: ReadonlySet<string> = new Set([
  'NotificationsAreOutOfService',
  'PhoneIsNotFound',
  'PhoneIsNotFoundInOrganization',
  'TryActivateLater',
  'TrySendCodeLater',
])

/** Whether this error says who has an account, and how it stands: in LIFE PAY's words, old and new, or in the host's. */
export function revealsAccount(error: unknown): error is AuthError {
  if (!(error instanceof AuthError)) return false
  if (error.code === 'account-not-found' || error.code === 'account-disabled') return true
  const code = causeCode(error)
  return code !== undefined && (error.code === 'forbidden' || accountCodes.has(code))
}

/**
 * One answer for every code that is not taken: that none was sent, or that it was voided after many tries, would tell a
 * number with an account from one without.
 */
export function maskAccount(error: AuthError): AuthError {
  return isAbout(error, 'code') || revealsAccount(error)
    ? new AuthError('code-wrong-or-expired', { cause: error.cause })
    : error
}
