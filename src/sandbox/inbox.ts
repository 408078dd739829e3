/** A text message a double has sent. */
export interface Message {
  readonly to: string
  readonly text: string
  readonly code: string
  /** Milliseconds of the world's clock. */
  readonly at: number
}

/** What the phones of this world have received: one list for all numbers. */
export interface Inbox {
  deliver(message: Omit<Message, 'at'>): void
  /** Newest last. */
  all(): readonly Message[]
}

export function createInbox(now: () => number): Inbox {
  const messages: Message[] = []
  return {
    deliver: ({ to, text, code }) => void messages.push({ to, text, code, at: now() }),
    all: () => [...messages],
  }
}
