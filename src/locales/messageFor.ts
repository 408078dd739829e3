import type { AuthError } from '../protocol/error.ts'
import type { CredentialsStep } from '../protocol/step.ts'
import type { Messages } from './messages.ts'

/** What was given that an error is about, where that changes its words. */
export interface ErrorContext {
  /** Where the code comes from. Default: a message. */
  readonly factor?: 'sms' | 'app' | 'backup-code' | undefined
  /** What the credentials were. Default: some name and a password. */
  readonly variant?: CredentialsStep['variant'] | undefined
  /** What a user name is, with the variant that asks for one. Default `email`. */
  readonly usernameKind?: 'email' | 'text' | undefined
}

/** The sentence for an error: nothing while there is none, and a host's own as it is. */
export function messageFor(messages: Messages, error: AuthError | string, context?: ErrorContext): string
export function messageFor(
  messages: Messages,
  error: AuthError | string | undefined,
  context?: ErrorContext,
): string | undefined
export function messageFor(
  { errors, code, credentials }: Messages,
  error: AuthError | string | undefined,
  { factor, variant, usernameKind = 'email' }: ErrorContext = {},
): string | undefined {
  if (error === undefined || typeof error === 'string') return error
  if (error.code === 'code-wrong' && factor === 'app') return code.wrongFromApp
  if (error.code === 'code-wrong' && factor === 'backup-code') return code.wrongBackup
  // Never which of the two it was: that would tell who has an account.
  if (error.code === 'credentials-wrong' && variant === 'phone-and-password') return credentials.wrongPhone
  if (error.code === 'credentials-wrong' && variant === 'password') return credentials.wrongPassword
  if (error.code === 'credentials-wrong' && variant === 'continue') return credentials.wrongLink
  if (error.code === 'credentials-wrong' && variant !== undefined) return credentials.wrong[usernameKind]
  return errors[error.code]
}
