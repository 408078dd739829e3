/** What a person does next, in English: fills fields and presses Enter, or does what the screen is for. */
export type HeapStep =
  | { readonly fills: Readonly<Record<string, string>>; readonly secret?: string }
  | 'enters the code of the message'
  | 'sets up an app'
  | 'saves the backup codes'
  | 'continues'
  | 'confirms'

/** A journey to its end, after which nothing of it may be in the page's memory. */
export interface HeapJourney {
  readonly name: string
  /** What the host page's address says. */
  readonly choices: Readonly<Record<string, string>> & { readonly backend: string }
  readonly steps: readonly HeapStep[]
  /** Played in `npm test`, and not on demand alone (HEAP=all). One of each kind is enough. */
  readonly isOften?: true
}
