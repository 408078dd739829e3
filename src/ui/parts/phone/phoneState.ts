import { callingCode, callingCodeOf } from '../../../phone/callingCodes.ts'
import { isE164 } from '../../../protocol/e164.ts'
import { countryBeside, fieldText } from '../../../phone/fieldCountry.ts'
import type { ParsedPhone } from '../../../phone/parsePhone.ts'
import { type Spelled, unspelled } from '../../../phone/spelled.ts'
import type { PhoneParser } from './loadPhoneParser.ts'
import type { E164 } from '../../../protocol/step.ts'

/** A press of the form's button, made before the number could be parsed. */
export interface Press {
  readonly form: HTMLFormElement
  readonly submitter: HTMLElement | null
}

/** All that is known of a phone field but its element. */
export interface PhoneState {
  /** Whose national form is meant until something says otherwise. */
  readonly home: string
  /** Whose numbers are taken. Nothing: everyone's. */
  readonly countries: readonly string[] | undefined
  readonly chosen: string | undefined
  /** What the text says itself about where it is from. */
  readonly spelled: Spelled
  /** The text that `parsed` is about. */
  readonly text: string
  /** Nothing: being parsed. */
  readonly parsed: ParsedPhone | undefined
  /** Counts the texts: an answer about an earlier one is no answer. */
  readonly version: number
  /** Came from outside, and is taken at its word until it is sent. */
  readonly isGiven: boolean
  /** The value that whoever listens holds. */
  readonly told: string
  /** Waits for the number, and is then made again. */
  readonly press: Press | undefined
}

/** What stands beside the text. */
export interface PhoneView {
  /** Nothing: the host's. */
  readonly country: string | undefined
  /** The text says its calling code itself. */
  readonly isSpelled: boolean
}

export function initialPhoneState(home: string, countries: readonly string[] | undefined, start: string): PhoneState {
  const state: PhoneState = {
    home,
    countries,
    chosen: undefined,
    spelled: unspelled,
    text: startingText(start, countries),
    parsed: takenAsGiven(start, countries),
    version: 0,
    isGiven: start !== '',
    told: start,
    press: undefined,
  }
  return isE164(start) ? besideCountry(state, start) : state
}

/** The text for a value from outside, until the person changes it. */
export function startingText(
  value: string,
  countries: readonly string[] | undefined,
  parser?: Pick<PhoneParser, 'writtenPart'>,
): string {
  return isE164(value) ? fieldText(value, countries, parser?.writtenPart(value)) : value
}

export function countryOf({ chosen, home }: PhoneState): string {
  return chosen ?? home
}

export function phoneOf({ parsed }: Pick<PhoneState, 'parsed'>): E164 | '' {
  return parsed !== undefined && 'phone' in parsed ? parsed.phone : ''
}

export function viewOf({ spelled, chosen }: PhoneState): PhoneView {
  return { country: spelled.country ?? chosen, isSpelled: spelled.isSpelled }
}

/** The country whose calling code stands beside this number, or the number says its own. */
export function besideCountry(state: PhoneState, phone: E164, known?: string): PhoneState {
  const country = known ?? countryBeside(phone, countryOf(state), state.countries)
  if (country === undefined) return { ...state, spelled: { isSpelled: true, country } }
  return { ...state, chosen: country === countryOf(state) ? state.chosen : country, spelled: unspelled }
}

/** An international number that has lost its plus says its country all the same. */
export function withLostPlus(state: PhoneState): PhoneState {
  const { parsed, spelled } = state
  if (spelled.isSpelled || parsed === undefined || !('phone' in parsed)) return state
  if (callingCodeOf(parsed.phone) === callingCode(countryOf(state))) return state
  return { ...state, spelled: { isSpelled: true, country: parsed.country } }
}

export function takenAsGiven(value: string, countries: readonly string[] | undefined): ParsedPhone | undefined {
  if (value === '') return { problem: 'empty' }
  if (!isE164(value)) return undefined
  return countries === undefined || countryBeside(value, undefined, countries) !== undefined
    ? { phone: value }
    : { problem: 'country' }
}
