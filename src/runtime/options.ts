import type { MistakeNumber } from './catalogue.ts'
import { advise, EntryphoneError } from './mistake.ts'

declare const process: { readonly env: { readonly NODE_ENV?: string } }

/** What an option has to be, and the number that says so where it is not. */
export interface Rule {
  readonly number: MistakeNumber
  readonly holds: (value: unknown) => boolean
}

/** Of every option that a backend takes: the compiler wants each there is, and none there is not. */
export type RulesOf<Options> = Readonly<Record<Options extends unknown ? keyof Options : never, Rule>>

/** Longer than this a browser's timer runs at once. */
const longestTimer = 2 ** 31 - 1

/** An address that requests can be put below: absolute, or below the page's own origin. */
export function isAddress(value: unknown): value is string {
  if (typeof value !== 'string' || !/^((https?:)?\/|\.{1,2}\/|$)/i.test(value) || /[?#]/.test(value)) return false
  try {
    const { username, password } = new URL(value, 'https://relative.invalid')
    return username === '' && password === ''
  } catch {
    return false
  }
}

/** Milliseconds a timer can wait. */
export function isDuration(value: unknown, least = 1): value is number {
  return typeof value === 'number' && value >= least && value <= longestTimer
}

/** A language tag that `Intl`, a vendor and a server can read. */
export function isLanguage(value: unknown): value is string {
  try {
    return typeof value === 'string' && Intl.getCanonicalLocales(value).length > 0
  } catch {
    return false
  }
}

const optional = (number: MistakeNumber, holds: (value: unknown) => boolean): Rule => ({
  number,
  holds: (value) => value === undefined || holds(value),
})

export const aDuration = optional('E21', (value) => isDuration(value))
export const aPause = optional('E21', (value) => isDuration(value, 0))
export const aFunction = optional('E23', (value) => typeof value === 'function')
export const aLanguage = optional('E06', isLanguage)
export const oneOf = (...words: readonly unknown[]) => optional('E24', (value) => words.includes(value))
export const aText = optional('E25', (value) => typeof value === 'string' && value !== '')
export const aChallenge = (...providers: readonly string[]) =>
  optional('E60', (value) => isChallenge(value) && providers.includes(value.provider))

/** A challenge can be drawn: it names a provider, and has a key. */
export function isChallenge(value: unknown): value is { readonly provider: string; readonly siteKey: string } {
  if (typeof value !== 'object' || value === null || !('provider' in value) || !('siteKey' in value)) return false
  return typeof value.provider === 'string' && typeof value.siteKey === 'string' && value.siteKey !== ''
}

/** What is looked at where it is used, or cannot do harm. */
export const anything = optional('E25', () => true)

/** What every backend takes. */
export const ofHttp = {
  baseUrl: { number: 'E20', holds: isAddress },
  timeout: aDuration,
  fetch: aFunction,
  headers: anything,
  credentials: oneOf('omit', 'same-origin', 'include'),
  now: aFunction,
  resendCooldown: aPause,
} as const satisfies Readonly<Record<string, Rule>>

/** Checks the options of a backend. `rules` has a row for each there is: one that it does not know is advised against. */
export function check(name: string, options: object | undefined, rules: Readonly<Record<string, Rule>>): void {
  try {
    // First, since a name that nobody knows may be why another option is missing.
    if (process.env.NODE_ENV !== 'production') adviseOnNames(name, options ?? {}, Object.keys(rules))
  } catch {}
  checkProps(name, options, rules)
}

/**
 * Checks some of what a component takes. Throws at the first that cannot work. It is named, and never quoted: an address
 * may hold a password.
 */
export function checkProps(name: string, options: object | undefined, rules: Readonly<Record<string, Rule>>): void {
  for (const [option, { number, holds }] of Object.entries(rules)) {
    if (!holds(Reflect.get(options ?? {}, option))) throw new EntryphoneError(number, `${name}: ${option}`)
  }
}

/** Tells a developer without TypeScript of an option that nobody reads: a typo, or one of another backend's. */
function adviseOnNames(name: string, options: object, known: readonly string[]): void {
  const unknown = Object.keys(options).filter((option) => !known.includes(option))
  if (unknown.length > 0) advise('E26', `${name}: ${unknown.join(', ')}`)
}
