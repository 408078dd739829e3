import type { World } from '../sandbox/world.ts'

/** What a person has in their hand: messages, and an authenticator app. */
export interface Device {
  /** The code in the newest message. */
  readonly code: () => string | undefined
  /** What the app shows: of this account, or of the newest. */
  readonly appCode: (account?: string) => string | undefined
  /** Whatever would be taken for right. */
  readonly rightCodes: () => ReadonlySet<string>
}

export function deviceOf({ inbox, authenticator }: World): Device {
  return {
    code: () => inbox.all().at(-1)?.code,
    appCode: (account) =>
      account === undefined
        ? authenticator.all().at(-1)?.code
        : authenticator.all().find((entry) => entry.account === account)?.code,
    rightCodes: () => new Set([...inbox.all(), ...authenticator.all()].map(({ code }) => code)),
  }
}
