import { problemFor } from '../../locales/sentences.ts'
import type { FirstMessages } from '../../locales/messages.ts'
import type { StepOf } from '../../protocol/step.ts'
import type { Widget } from '../WidgetContext.ts'

type CredentialsStep = StepOf<'credentials'>

interface ScreenWords {
  readonly heading: string
  readonly sentence: string
  readonly submit: string
}

/** What stands over the fields and on the button. A password that is asked for alone says what it is asked for. */
export function screenWords({ credentials, confirm }: FirstMessages, { variant, about }: CredentialsStep): ScreenWords {
  const { heading, submit, passwordHeading, passwordSentence } = credentials
  if (variant !== 'password') return { heading, sentence: credentials[sentences[variant]], submit }
  if (about === undefined) return { heading: passwordHeading, sentence: passwordSentence, submit }
  return { ...confirm[about], sentence: `${confirm[about].sentence} ${passwordSentence}` }
}

const sentences = {
  'username-and-password': 'sentence',
  'phone-and-password': 'phoneSentence',
  continue: 'continueSentence',
} as const satisfies Readonly<
  Record<Exclude<CredentialsStep['variant'], 'password'>, keyof FirstMessages['credentials']>
>

/** Why each of the two cannot be sent, or what is to be said of each. Undefined: it can. */
export interface OfFields {
  readonly username?: string | undefined
  readonly password?: string | undefined
}

/** What there is to say of what was not given, each at its own field. */
export function lackSentences(
  messages: FirstMessages,
  { variant }: CredentialsStep,
  kind: Widget['usernameKind'] = 'email',
  { username, password }: OfFields,
): OfFields {
  const { usernameMissing, passwordMissing } = messages.credentials
  return {
    username: variant === 'phone-and-password' ? problemFor(messages, username) : username && usernameMissing[kind],
    password: password && passwordMissing,
  }
}
