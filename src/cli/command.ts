/** Where a command speaks, and what it is told besides its words. */
export interface Terminal {
  /** What was asked for: to standard output, with a line's end. */
  say(text: string): void
  /** What went wrong, and why: to standard error, with a line's end. */
  complain(text: string): void
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** One word after `npx entryphone`. */
export interface Command {
  /** How it is called, and each of its words in a line of its own. */
  readonly usage: string
  /** Runs to its end, and gives the exit code: 0, 1 for what has failed, 2 for words that it does not know. */
  run(words: readonly string[], terminal: Terminal): Promise<number>
}

/** Words that a command does not know. What `parseArgs` says of them is the message. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
