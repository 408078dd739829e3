import type { Messages } from '../../locales/messages.ts'
import type { AuthError } from '../../protocol/error.ts'
import type { Step } from '../../protocol/step.ts'

/** The sentence for an error; nothing while there is none. */
export function errorSentence(messages: Messages, error: AuthError | undefined): string | undefined {
  return error && messages.errors[error.code]
}

/** The sentence for the news a step came with. */
export function noticeSentence(messages: Messages, step: Step): string | undefined {
  if (!('notice' in step) || step.notice === undefined) return undefined
  // What has run out on this screen is not a code but what was typed before: a reload empties the vault.
  if (step.kind === 'credentials' && step.notice === 'expired') {
    return step.variant === 'continue' ? messages.notices.interrupted : messages.credentials.again
  }
  return messages.notices[step.notice]
}

/** The sentence for what is no phone number. */
export function phoneProblemSentence(messages: Messages, problem: string | undefined): string | undefined {
  const sentences: Readonly<Record<string, string>> = messages.phone.problems
  return problem === undefined ? undefined : sentences[problem]
}

/** Errors that another code would mend: shown at the field, and focus goes there. */
export function isAboutCode({ code }: AuthError): boolean {
  return code === 'code-wrong' || code === 'code-expired' || code === 'code-wrong-or-expired'
}
