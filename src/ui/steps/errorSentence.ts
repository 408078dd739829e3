import type { Messages } from '../../locales/messages.ts'
import type { AuthError } from '../../protocol/error.ts'
import type { Step } from '../../protocol/step.ts'

/** The sentence for an error; nothing while there is none. */
export function errorSentence(messages: Messages, error: AuthError | undefined): string | undefined {
  return error && messages.errors[error.code]
}

/** The sentence for the news a step came with. */
export function noticeSentence(messages: Messages, step: Step): string | undefined {
  return 'notice' in step && step.notice !== undefined ? messages.notices[step.notice] : undefined
}

/** Errors that another code would mend: shown at the field, and focus goes there. */
export function isAboutCode({ code }: AuthError): boolean {
  return code === 'code-wrong' || code === 'code-expired' || code === 'code-wrong-or-expired'
}
