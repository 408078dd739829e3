import type { AuthError } from '../protocol/error.ts'
import {
  type CodeEnd,
  type CredentialsStep,
  type Notice,
  type NoticeKind,
  noticeKinds,
  type Step,
} from '../protocol/step.ts'
import type { FirstMessages } from './messages.ts'

/** What the first form needs too: what hangs on a code that was given comes with later screens, in `messageFor.ts`. */

/** News, and of which kind: a refusal does not look like good news. */
export interface Said {
  readonly kind: NoticeKind
  readonly text: string
}

/**
 * The sentence for the news a step came with, as it is shown and as it is read out. `wait` is how long another code has
 * to be waited for, where the one that was sent is dead.
 */
export function noticeFor(messages: FirstMessages, step: Step, wait?: string): Said | undefined {
  if (!('notice' in step) || step.notice === undefined) return undefined
  const { notices, credentials, code } = messages
  // What has run out on this screen is not a code but what was typed before: a reload empties the vault.
  if (step.kind === 'credentials' && step.notice === 'expired') {
    return { kind: 'news', text: step.variant === 'continue' ? notices.interrupted : credentials.again }
  }
  const end = endOfCode(step)
  return { kind: noticeKinds[step.notice], text: end === undefined ? notices[step.notice] : code.dead[end](wait) }
}

/** What was given to sign in with, where that changes the words of an error. */
export interface CredentialsContext {
  /** What the credentials were. Default: some name and a password. */
  readonly variant?: CredentialsStep['variant'] | undefined
  /** What a user name is, with the variant that asks for one. Default `email`. */
  readonly usernameKind?: 'email' | 'text' | undefined
}

/** The sentence for an error where no code was given. */
export function errorFor(
  { errors, credentials }: FirstMessages,
  error: AuthError | string | undefined,
  { variant, usernameKind = 'email' }: CredentialsContext = {},
): string | undefined {
  if (error === undefined || typeof error === 'string') return error
  if (error.code !== 'credentials-wrong' || variant === undefined) return errors[error.code]
  // Never which of the two it was: that would tell who has an account.
  if (variant === 'phone-and-password') return credentials.wrongPhone
  if (variant === 'password') return credentials.wrongPassword
  return variant === 'continue' ? credentials.wrongLink : credentials.wrong[usernameKind]
}

/** The sentence for what is no phone number. */
export function problemFor({ phone }: FirstMessages, problem: string | undefined): string | undefined {
  const sentences: Readonly<Record<string, string>> = phone.problems
  return problem === undefined ? undefined : sentences[problem]
}

/** Why the code of a step is dead. Nothing: it is not, or it is no more than a wait until codes are taken again. */
export function endOfCode(step: Step): CodeEnd | undefined {
  if (step.kind !== 'code' || step.blockedUntil !== undefined || step.resendAt === undefined) return undefined
  const { notice, factor } = step
  if (notice === 'attempts-exhausted') return notice
  // An app makes its next code by itself.
  return factor === 'sms' && isEnd(notice) ? notice : undefined
}

function isEnd(notice: Notice | undefined): notice is CodeEnd {
  return notice === 'code-needed-again' || notice === 'expired'
}
