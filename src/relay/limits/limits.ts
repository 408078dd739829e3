import { numberCountry } from '../../phone/numberCountry.ts'
import type { Visit } from '../backend.ts'
import type { Endpoint } from '../endpoint.ts'
import type { OnEvent } from '../events.ts'
import { Refusal } from '../refusal.ts'
import { isPhoneNumber } from '../subjects.ts'
import { createCounter, type Counted, type Counter } from './counter.ts'
import { keyedHash } from './hash.ts'
import { type LimitOptions, usualChecks, usualPauses, usualSends } from './options.ts'

/** What was counted for one request. */
export interface Spent {
  /** Takes it back: nothing went out. */
  giveBack(): Promise<void>
}

export interface Limits {
  /** Counts a try, before anything is asked of anyone: what one visitor may do. Throws a `Refusal` past a limit. */
  attempt(endpoint: Endpoint, visit: Visit): Promise<void>
  /** Counts a message, before it is asked for: to one number, to a country, in all. Throws a `Refusal` past a limit. */
  spend(endpoint: Endpoint, visit: Visit): Promise<Spent>
  isReady(): Promise<boolean>
}

const nothing: Spent = { giveBack: async () => {} }

export function noLimits(): Limits {
  return { attempt: async () => {}, spend: async () => nothing, isReady: async () => true }
}

export function createLimits(options: LimitOptions, tell: OnEvent, now: () => number): Limits {
  const { store, countries, pauses = usualPauses, budget = { messages: 5000 }, whenAway = {} } = options
  const sends = { ...usualSends, ...options.sends }
  const checks = { ...usualChecks, ...options.checks }
  const hash = keyedHash(options.secret)
  const ofSends = { now, tell, what: 'sends', whenAway: whenAway.sends ?? 'closed' } as const
  const ofChecks = { now, tell, what: 'checks', whenAway: whenAway.checks ?? 'open' } as const
  const counter = (settings: typeof ofSends | typeof ofChecks, name: string, windows: (typeof sends)['number']) =>
    createCounter(store, { ...settings, name, windows })
  const sent = {
    pause: counter(ofSends, 'pause', [{ points: 1, seconds: pauses[0] ?? 1 }]),
    number: counter(ofSends, 'number', sends.number),
    address: counter(ofSends, 'address', sends.address),
    network: counter(ofSends, 'network', sends.network),
    country: counter(ofSends, 'country', sends.country),
    all: counter(ofSends, 'all', sends.all),
    budget: counter(ofSends, 'budget', [{ points: budget.messages, seconds: 24 * 3600 }]),
    // How many have gone to a number lately, whatever its limits are: the pause grows with it.
    lately: counter(ofSends, 'lately', [{ points: 1_000_000, seconds: 24 * 3600 }]),
  }
  const checked = {
    subject: counter(ofChecks, 'check-subject', checks.subject),
    subjectInAll: counter(ofChecks, 'check-subject-in-all', checks.subjectInAll),
    address: counter(ofChecks, 'check-address', checks.address),
  }

  const subjectOf = ({ subject, address }: Visit) => hash('subject', subject ?? address.visitor)

  return {
    isReady: () => store.isReady(),
    async attempt({ purpose }, visit) {
      const { address, subject } = visit
      const [visitor, network] = await Promise.all([hash('visitor', address.visitor), hash('network', address.network)])
      if (purpose === 'send') {
        await sent.address.take(visitor)
        await sent.network.take(network)
      }
      if (purpose !== 'check') return
      await checked.address.take(visitor)
      if (subject === undefined) return
      await checked.subject.take(await hash('subject-in-network', `${subject}\0${address.network}`))
      await checked.subjectInAll.take(await subjectOf(visit))
    },
    async spend({ purpose }, visit) {
      if (purpose !== 'send') return nothing
      const country = countryOf(visit)
      if (countries !== undefined && country !== undefined && !countries.includes(country)) {
        throw new Refusal('country-refused')
      }
      const subject = await subjectOf(visit)
      const taken: Counted[] = []
      const giveBack = async () => {
        await Promise.all(taken.map((one) => one.giveBack()))
      }
      const take = async (from: Counter, key: string, seconds?: number) => {
        const one = await from.take(key, seconds)
        taken.push(one)
        return one
      }
      try {
        if (pauses.length > 0) {
          const before = await sent.lately.count(subject)
          await take(sent.pause, subject, pauses[Math.min(before, pauses.length - 1)])
          await take(sent.lately, subject)
        }
        await take(sent.number, subject)
        if (country !== undefined) await take(sent.country, country)
        await take(sent.all, 'all')
        const { count } = await take(sent.budget, 'budget')
        tellBudget(budget, count, tell)
      } catch (thrown) {
        await giveBack()
        throw thrown
      }
      return { giveBack }
    },
  }
}

/** `none` for a number that no country has; nothing where the request has no number. */
function countryOf({ subject }: Visit): string | undefined {
  return subject !== undefined && isPhoneNumber(subject) ? (numberCountry(subject) ?? 'none') : undefined
}

/** Told as it is reached, and as it is spent. */
function tellBudget(budget: NonNullable<LimitOptions['budget']>, spent: number, tell: OnEvent): void {
  const { messages, warnAt = 0.8 } = budget
  if (spent === Math.ceil(messages * warnAt) || spent === messages) tell({ type: 'budget', spent, messages })
}
