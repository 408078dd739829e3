/** What was read out, and how: `polite` waits for a pause, `assertive` interrupts. */
export interface Announcement {
  readonly how: 'polite' | 'assertive'
  readonly words: string
}

/** Whoever hears what is read out by itself. */
export interface Ears {
  /** Waits until something has been read out that has these words, and was not taken. */
  readonly hears: (words: RegExp) => Promise<void>
  /** What has been read out since it was asked last, once nothing more is. */
  readonly take: () => Promise<readonly Announcement[]>
}

/** How long nothing is said before it counts as quiet, in milliseconds. */
export const quiet = 400

/** The first request to a server that is a package takes seconds on a busy machine. */
const patience = 20_000

/** Waits until it is so. */
export async function becomes(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = Date.now() + patience
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`It never was so: ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
