import type { AuthError } from '../protocol/error.ts'
import type { Messages } from './messages.ts'
import { type CredentialsContext, errorFor } from './sentences.ts'

/** What was given that an error is about, where that changes its words. */
export interface ErrorContext extends CredentialsContext {
  /** Where the code comes from. Default: a message. */
  readonly factor?: 'sms' | 'app' | 'backup-code' | undefined
}

/** The sentence for an error: nothing while there is none, and a host's own as it is. */
export function messageFor(messages: Messages, error: AuthError | string, context?: ErrorContext): string
export function messageFor(
  messages: Messages,
  error: AuthError | string | undefined,
  context?: ErrorContext,
): string | undefined
export function messageFor(
  messages: Messages,
  error: AuthError | string | undefined,
  context: ErrorContext = {},
): string | undefined {
  const isOfCode = typeof error === 'object' && error.code === 'code-wrong'
  if (isOfCode && context.factor === 'app') return messages.code.wrongFromApp
  if (isOfCode && context.factor === 'backup-code') return messages.code.wrongBackup
  return errorFor(messages, error, context)
}
