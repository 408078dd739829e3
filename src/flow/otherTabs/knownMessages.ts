import type { SentMessage } from '../../protocol/step.ts'
import { now } from '../../runtime/clock.ts'
import { endOf, isSamePlace } from './merge.ts'

/** More numbers than anyone has in use at once. */
const mostKnown = 8

/** The messages that this tab knows of, whoever asked for them: the newest of each place. */
export interface KnownMessages {
  /** Those that are worth knowing of. */
  readonly live: () => readonly SentMessage[]
  /** Whether it says more than is known of its place. */
  readonly isNews: (message: SentMessage) => boolean
  readonly learn: (message: SentMessage) => void
  readonly forget: (message: SentMessage) => void
  /** Nothing came of it: what was known before holds again. Gives back what that was. */
  readonly unlearn: (message: SentMessage) => SentMessage | undefined
  /** One to this place that has no answer yet. */
  readonly unanswered: (place: SentMessage) => SentMessage | undefined
}

export function knownMessages(): KnownMessages {
  let known: readonly SentMessage[] = []
  /** What held at the place of an unanswered message, and holds again if nothing comes of it. */
  const replaced = new WeakMap<SentMessage, SentMessage>()

  const forget = (message: SentMessage) => {
    known = known.filter((one) => isLive(one) && !isSamePlace(one, message))
  }
  const learn = (message: SentMessage) => {
    const before = known.find((one) => isSamePlace(one, message))
    if (message.unanswered === true && before !== undefined) replaced.set(message, before)
    forget(message)
    if (isLive(message)) known = [...known, message].slice(-mostKnown)
  }
  return {
    live: () => known.filter(isLive),
    isNews: (message) =>
      isLive(message) && !known.some((one) => isSamePlace(one, message) && one.resendAt >= message.resendAt),
    learn,
    forget,
    unlearn(message) {
      const before = replaced.get(message)
      forget(message)
      if (before !== undefined) learn(before)
      return before
    },
    unanswered: (place) => known.find((one) => one.unanswered === true && isSamePlace(one, place)),
  }
}

function isLive(message: SentMessage): boolean {
  return endOf(message) > now()
}
