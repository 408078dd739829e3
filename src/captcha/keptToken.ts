import { now } from '../runtime/clock.ts'
import type { CaptchaToken, Instant } from '../protocol/step.ts'

/** A token this close to its end might be refused by the time the request arrives. */
const safetyMargin = 10_000

export interface TakenToken {
  /** Nothing: it was there for too long. */
  readonly fresh: CaptchaToken | undefined
}

/** A token that came before anybody asked for it. */
export interface KeptToken {
  readonly keep: (token: CaptchaToken) => void
  /** Once. Nothing: there is none. */
  readonly take: () => TakenToken | undefined
}

/** `lifetime`: how long the vendor's server takes a token, in milliseconds. */
export function keptToken(lifetime: number): KeptToken {
  let kept: { readonly token: CaptchaToken; readonly staleAt: Instant } | undefined
  return {
    keep(token) {
      kept = { token, staleAt: now() + lifetime - safetyMargin }
    },
    take() {
      const taken = kept
      kept = undefined
      return taken && { fresh: now() < taken.staleAt ? taken.token : undefined }
    },
  }
}
