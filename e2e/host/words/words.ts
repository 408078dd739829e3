import type { Asked, SampleKind } from '../../../src/test-support/hostPage.test-support.ts'

/** What the host page says around the widget, in one language: a file beside this one, named by its tag. */
export interface HostWords {
  readonly backends: string
  /** What a backend asks for, in a word or two: one line has them all, with a dot between. */
  readonly asks: Readonly<Record<Asked, string>>
  readonly people: string
  /** After a name and a colon. */
  readonly kinds: Readonly<Record<SampleKind, string>>
  readonly phone: string
  readonly messages: string
  readonly noMessages: string
  readonly authenticator: string
  readonly noAccounts: string
  /** Names what is pressed, after what stands on it. */
  readonly fillIn: string
  readonly secondsLeft: (seconds: number) => string
  readonly settings: string
  readonly close: string
  /** Of what the address chooses, by its name there. What is not here has its record's own label. */
  readonly choices: Readonly<Record<string, string>>
  readonly log: string
  readonly requests: string
  readonly noRequests: string
  readonly events: string
  readonly noEvents: string
  readonly signIn: string
  /** Begins the sentence about the session; what follows is listed, and a full stop ends it. */
  readonly received: string
  readonly token: (characters: number | undefined) => string
  readonly number: (phone: string) => string
  readonly sequence: (sequence: string) => string
  readonly advice: string
  readonly asked: string
}
