import { RelayMistake } from '../mistakes.ts'
import type { LimitStore, Window } from './window.ts'

/** Each a list of windows, all of which have to allow it; an empty list is no limit. */
export interface SendLimits {
  /** To one number, or for one name or session where the request has no number. Default 5 an hour, 10 a day. */
  readonly number?: readonly Window[]
  /** From one visitor: an IPv4 address, a /64 of IPv6. Default 10 an hour, 30 a day. */
  readonly address?: readonly Window[]
  /** From a /24, or a /48. Default 60 an hour, 200 a day. */
  readonly network?: readonly Window[]
  /** To the numbers of one country. Default 500 an hour. */
  readonly country?: readonly Window[]
  /** In all. Default 1 000 an hour. */
  readonly all?: readonly Window[]
}

/** How often passwords and codes may be tried, each as windows of `{ points, seconds }`. */
export interface CheckLimits {
  /** Of one name, number or session, from one network. Default 10 in ten minutes. */
  readonly subject?: readonly Window[]
  /** Of one name, number or session, from anywhere. Default 100 an hour. */
  readonly subjectInAll?: readonly Window[]
  /** From one visitor. Default 60 in ten minutes. */
  readonly address?: readonly Window[]
}

/** What the relay limits, and where it counts. */
export interface LimitOptions {
  readonly store: LimitStore
  /** At least 32 characters that nobody can guess, the same in every process: numbers are stored hashed with it. */
  readonly secret: string
  readonly sends?: SendLimits
  readonly checks?: CheckLimits
  /** Seconds between one message to a number and the next; the last stays. Default 30, 60, 120, 300. */
  readonly pauses?: readonly number[]
  /** Whose numbers get messages, as ISO 3166-1 has them. Default: everyone's. */
  readonly countries?: readonly string[]
  /** How many messages a day may cost, a day from its first; told in an event at `warnAt` of it, 0.8 by default. Default 5 000. */
  readonly budget?: { readonly messages: number; readonly warnAt?: number }
  /** What happens while the store cannot be asked. Default: sends `closed`, checks `open`, which this process then counts. */
  readonly whenAway?: { readonly sends?: 'open' | 'closed'; readonly checks?: 'open' | 'closed' }
}

const hour = 3600
const day = 24 * hour
const tenMinutes = 600

export const usualSends: Required<SendLimits> = {
  number: [
    { points: 5, seconds: hour },
    { points: 10, seconds: day },
  ],
  address: [
    { points: 10, seconds: hour },
    { points: 30, seconds: day },
  ],
  network: [
    { points: 60, seconds: hour },
    { points: 200, seconds: day },
  ],
  country: [{ points: 500, seconds: hour }],
  all: [{ points: 1000, seconds: hour }],
}

export const usualChecks: Required<CheckLimits> = {
  subject: [{ points: 10, seconds: tenMinutes }],
  subjectInAll: [{ points: 100, seconds: hour }],
  address: [{ points: 60, seconds: tenMinutes }],
}

export const usualPauses: readonly number[] = [30, 60, 120, 300]

/** Throws a `RelayMistake` for limits that would be none. */
export function checkLimits(options: LimitOptions): void {
  const { secret, countries, budget, pauses = usualPauses } = options
  // A repeated letter is no secret, whatever its length.
  if (typeof secret !== 'string' || secret.length < 32 || new Set(secret).size < 8) {
    throw new RelayMistake('E110', 'limits: secret')
  }
  for (const [name, windows] of Object.entries({ ...options.sends, ...options.checks })) {
    if (!windows.every(isWindow)) throw new RelayMistake('E111', `limits: ${name}`)
  }
  if (!pauses.every(isWhole)) throw new RelayMistake('E111', 'limits: pauses')
  const { messages = 1, warnAt = 0.8 } = budget ?? {}
  if (!isWhole(messages) || !(warnAt > 0 && warnAt <= 1)) throw new RelayMistake('E111', 'limits: budget')
  if (countries !== undefined && (countries.length === 0 || !countries.every((one) => /^[A-Z]{2}$/.test(one)))) {
    throw new RelayMistake('E112', 'limits: countries')
  }
}

function isWindow({ points, seconds }: Window): boolean {
  return isWhole(points) && isWhole(seconds)
}

/** Up to a month of seconds. */
function isWhole(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 31 * day
}
