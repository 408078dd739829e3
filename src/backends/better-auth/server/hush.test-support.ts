/** What is thrown where a switch has the host's own code fail. */
export const hostFails = 'The host’s own code fails, as it was switched to.'

/** The server writes each error it did not mean on the console. These are meant: a switch asks for them. */
const meant = [hostFails, 'UNIQUE constraint failed: user.email']

const ours = new WeakSet<typeof console.error>()

/** Keeps the console free of what a switch asks for, and of nothing else. Anew each time: tests put spies of theirs there. */
export function hush(): void {
  const terminal: Pick<Console, 'error'> = console
  const below = terminal.error
  if (ours.has(below)) return
  terminal.error = (...words: unknown[]) => {
    const isMeant = words.some((word) => word instanceof Error && meant.includes(word.message))
    if (!isMeant) below.apply(terminal, words)
  }
  ours.add(terminal.error)
}
