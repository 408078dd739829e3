import type { AuthError } from '../protocol/error.ts'
import type { CredentialsStep, Step } from '../protocol/step.ts'
import type { Messages } from './messages.ts'

/** What was given that an error is about, where that changes its words. */
export interface ErrorContext {
  /** Where the code comes from. Default: a message. */
  readonly factor?: 'sms' | 'app' | 'backup-code' | undefined
  /** What the credentials were. Default: a user name and a password. */
  readonly variant?: CredentialsStep['variant'] | undefined
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
  { factor, variant }: ErrorContext = {},
): string | undefined {
  if (error === undefined || typeof error === 'string') return error
  if (error.code === 'code-wrong' && factor === 'app') return code.wrongFromApp
  if (error.code === 'code-wrong' && factor === 'backup-code') return code.wrongBackup
  // Never which of the two it was: that would tell who has an account.
  if (error.code === 'credentials-wrong' && variant === 'phone-and-password') return credentials.wrongPhone
  if (error.code === 'credentials-wrong' && variant === 'password') return credentials.wrongPassword
  if (error.code === 'credentials-wrong' && variant === 'continue') return credentials.wrongLink
  return errors[error.code]
}

/** The sentence for the news a step came with, as it is shown and as it is read out. */
export function noticeFor({ notices, credentials }: Messages, step: Step): string | undefined {
  if (!('notice' in step) || step.notice === undefined) return undefined
  // What has run out on this screen is not a code but what was typed before: a reload empties the vault.
  if (step.kind === 'credentials' && step.notice === 'expired') {
    return step.variant === 'continue' ? notices.interrupted : credentials.again
  }
  return notices[step.notice]
}

/** The sentence for what is no phone number. */
export function problemFor({ phone }: Messages, problem: string | undefined): string | undefined {
  const sentences: Readonly<Record<string, string>> = phone.problems
  return problem === undefined ? undefined : sentences[problem]
}
