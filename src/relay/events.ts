import type { RefusalReason } from './refusal.ts'

/** What happens in the relay, for logs, counts and alarms. Words of closed lists, names of the host's and figures: nobody's. */
export type RelayEvent = AnsweredEvent | FaultEvent | BudgetEvent | LimitsUnavailableEvent | ProxyUnexpectedEvent

/** One answer of the relay, for counts and logs. */
export interface AnsweredEvent {
  /** A request has its answer: the upstream’s, or a refusal of the relay’s own. */
  readonly type: 'answered'
  /** By the host's name for it; absent where no backend was meant. */
  readonly backend?: string
  /** As it is declared, never as it came: `POST /api/2.0/authentication/{code}`. */
  readonly endpoint?: string
  /** `forwarded`: the upstream's answer. `refused`: the relay's own. */
  readonly outcome: 'forwarded' | 'refused'
  readonly status: number
  readonly reason?: RefusalReason
  /** Which limit it was. */
  readonly limit?: string
  /** From the request's arrival until the answer's headers. */
  readonly milliseconds: number
}

/** Something threw. People got a refusal, and nothing of what was thrown. */
export interface FaultEvent {
  /** `fault`: something in the relay, or a function of the host's, threw; of what was thrown its kind alone is told. */
  readonly type: 'fault'
  readonly backend?: string
  /** The name of its class. */
  readonly thrown: string
}

/** The day’s messages, as their number comes near its end. */
export interface BudgetEvent {
  /** The day's budget of messages has come to `warnAt` of it, or to its end. */
  readonly type: 'budget'
  /** Messages of this day so far. */
  readonly spent: number
  /** How many there may be. */
  readonly messages: number
}

/** The store of limits is away. */
export interface LimitsUnavailableEvent {
  /** The store of limits cannot be asked, and what became of a request because of it. */
  readonly type: 'limits-unavailable'
  readonly what: 'sends' | 'checks'
  readonly outcome: 'let-through' | 'refused'
}

/** A proxy stands in front that the relay was not told of. */
export interface ProxyUnexpectedEvent {
  /**
   * Told once: `proxy` is `none`, and a request names an address in `X-Forwarded-For`. Where that was a proxy of yours, all
   * visitors share its address, and its limits: set `proxy`. A page can write the header too.
   */
  readonly type: 'proxy-unexpected'
}

/** Is told of each event, as it happens. What it throws breaks nothing. */
export type OnEvent = (event: RelayEvent) => void

/** Tells each of these. One that throws breaks nothing. */
export function quietly(listeners: readonly (OnEvent | undefined)[]): OnEvent {
  return (event) => {
    for (const listener of listeners) {
      try {
        listener?.(event)
      } catch {}
    }
  }
}
