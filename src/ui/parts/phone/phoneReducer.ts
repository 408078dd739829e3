import { callingCode } from '../../../phone/callingCodes.ts'
import { isE164 } from '../../../protocol/e164.ts'
import { fieldText } from '../../../phone/fieldCountry.ts'
import { localPart } from '../../../phone/localPart.ts'
import type { ParsedPhone } from '../../../phone/parsePhone.ts'
import type { E164 } from '../../../protocol/step.ts'
import type { PhoneParser } from './loadPhoneParser.ts'
import {
  besideCountry,
  countryOf,
  phoneOf,
  type PhoneState,
  type Press,
  takenAsGiven,
  unspelled,
  withLostPlus,
} from './phoneState.ts'

/** What can befall the field. `text` is what stands in it at that moment: browsers change it without a word. */
export type PhoneEvent =
  | { readonly type: 'edited'; readonly text: string }
  /** Someone else has written a value: E.164, `''`, or any text. */
  | { readonly type: 'written'; readonly value: string; readonly text: string }
  | { readonly type: 'chosen'; readonly country: string; readonly text: string }
  | {
      readonly type: 'moved'
      readonly home: string
      readonly countries: readonly string[] | undefined
      readonly text: string
    }
  /** The caret is elsewhere. */
  | { readonly type: 'left' }
  /** The form's button. */
  | { readonly type: 'pressed'; readonly press: Press; readonly text: string }
  | { readonly type: 'press-dropped' }
  /** Look at the text once more. */
  | { readonly type: 'checked'; readonly text: string }
  | { readonly type: 'parser-loaded'; readonly version: number; readonly text: string }
  | { readonly type: 'parsed'; readonly version: number; readonly parsed: ParsedPhone }
  /** From now on somebody listens, and this is home. */
  | { readonly type: 'begun'; readonly home: string; readonly text: string }
  | { readonly type: 'detached' }

/** What the text has been found to be. */
export interface PhoneNews {
  /** Nothing: being parsed. */
  readonly parsed: ParsedPhone | undefined
  readonly phone: E164 | ''
  /** Whoever listens holds another value. */
  readonly isNews: boolean
  /** The person did it, rather than plans that have arrived or a write from outside. */
  readonly isEdit: boolean
}

export interface PhoneOutcome {
  readonly state: PhoneState
  /** What is to stand in the field. Nothing: what stands there. */
  readonly write?: string
  readonly news?: PhoneNews
}

/**
 * Where an event leaves the field, and what is to be told of it. Pure: the numbering plans come in as `parser`, and until
 * they are there what they would say stays open (`isParsing`).
 */
export function phoneReducer(state: PhoneState, event: PhoneEvent, parser: PhoneParser | undefined): PhoneOutcome {
  switch (event.type) {
    case 'edited':
      return parse(spell({ ...state, text: event.text, press: undefined }, parser), parser, true)
    case 'written':
      return written(state, event, parser)
    case 'chosen':
      return chosen(state, event, parser)
    case 'moved':
      return moved(state, event, parser)
    case 'left':
      return tidied(state)
    case 'pressed':
      return pressed(state, event, parser)
    case 'press-dropped':
      return { state: { ...state, press: undefined } }
    case 'checked':
      return parse({ ...state, text: event.text }, parser, false)
    case 'parser-loaded':
      return { state: event.version === state.version ? spell({ ...state, text: event.text }, parser) : state }
    case 'parsed':
      return event.version === state.version
        ? found({ ...state, isParsing: false, parsed: event.parsed }, false)
        : { state }
    case 'begun': {
      const begun = { ...state, home: event.home }
      return event.text === state.text && state.parsed !== undefined ? found(begun, false) : { state: begun }
    }
    case 'detached':
      return { state: { ...state, version: state.version + 1, isParsing: false } }
  }
}

function written(
  state: PhoneState,
  { value, text }: { readonly value: string; readonly text: string },
  parser: PhoneParser | undefined,
): PhoneOutcome {
  // No news, but a reset has put another text where the person's was.
  if (value !== '' && value === phoneOf(state)) return { state, write: state.text }
  // The number that stands there, written in another way.
  if (text === state.text && isSameNumber(state, value, parser)) return found({ ...state, told: value }, false)
  const next = { ...state, told: value, press: undefined }
  if (!isE164(value)) {
    const shown = { ...next, text: value.replaceAll(/[\r\n]/g, '') }
    return { ...parse(spell(shown, parser), parser, false), write: shown.text }
  }
  const shown = {
    ...next,
    text: fieldText(value, state.countries),
    parsed: takenAsGiven(value, state.countries),
    version: state.version + 1,
    isParsing: false,
    isGiven: true,
  }
  return { ...found(besideCountry(shown, value), false), write: shown.text }
}

function isSameNumber(state: PhoneState, value: string, parser: PhoneParser | undefined): boolean {
  const phone = phoneOf(state)
  if (value.trim() === '' || phone === '') return false
  const parsed = parser?.readPhoneAtOnce(value, { country: countryOf(state), countries: state.countries })
  return phoneOf({ parsed }) === phone
}

function chosen(
  state: PhoneState,
  { country, text }: { readonly country: string; readonly text: string },
  parser: PhoneParser | undefined,
): PhoneOutcome {
  const phone = phoneOf(state)
  const withoutCode = () =>
    phone === '' ? (parser?.withoutCallingCode(text, countryOf(state)) ?? text) : localPart(phone)
  const shown = state.spelled.isSpelled ? withoutCode() : text
  const next = { ...state, chosen: country, spelled: unspelled, text: shown, press: undefined }
  return { ...parse(next, parser, true), write: shown }
}

/** Home, or what is offered, has become another: whatever stands there stays what it was, beside the country it has. */
function moved(
  state: PhoneState,
  { home, countries, text }: Pick<PhoneState, 'home' | 'countries' | 'text'>,
  parser: PhoneParser | undefined,
): PhoneOutcome {
  const was = countryOf(state)
  const phone = phoneOf(state)
  const isOffered = countries?.includes(was) ?? true
  const stays = phone !== '' && was !== home ? was : state.chosen
  const next = { ...state, home, countries, chosen: isOffered ? stays : undefined, press: undefined }
  if (text.trim() === '') return { state: next }
  const shown = isOffered ? text : withCallingCode(parser?.normalisePhone(text, was) ?? text, was)
  const spelled = spell({ ...next, text: shown }, parser)
  const outcome =
    state.isGiven && phone !== ''
      ? found({ ...spelled, parsed: takenAsGiven(phone, countries) }, false)
      : parse(spelled, parser, false)
  return { ...outcome, write: shown }
}

/** A text that was typed beside a country, for where another stands: its calling code comes into the text. */
function withCallingCode(text: string, country: string): string {
  return text.startsWith('+') ? text : `+${callingCode(country) ?? ''} ${text}`
}

/** A whole number, once the caret is elsewhere: written as its calling code's neighbour, whatever form it came in. */
function tidied(state: PhoneState): PhoneOutcome {
  const { parsed, countries } = state
  if (parsed === undefined || !('phone' in parsed)) return { state }
  const text = fieldText(parsed.phone, countries)
  return { state: besideCountry({ ...state, text }, parsed.phone, parsed.country), write: text }
}

/** The number is part of what is sent: a value from outside is now looked at, and what could not be parsed is tried again. */
function pressed(
  state: PhoneState,
  { press, text }: { readonly press: Press; readonly text: string },
  parser: PhoneParser | undefined,
): PhoneOutcome {
  const outcome = state.isGiven || isUnchecked(state) ? parse({ ...state, text }, parser, false) : { state }
  if (!outcome.state.isParsing) return outcome
  return { ...outcome, state: { ...outcome.state, press: state.press ?? press } }
}

/** The plans could not be loaded. */
export function isUnchecked({ parsed }: PhoneState): boolean {
  return parsed !== undefined && 'problem' in parsed && parsed.problem === 'unchecked'
}

/** Does the text say itself where it is from? Not known while there is nothing to parse it with. */
function spell(state: PhoneState, parser: PhoneParser | undefined): PhoneState {
  return { ...state, spelled: parser?.spelledIn(state.text, countryOf(state), state.countries) ?? unspelled }
}

function parse(state: PhoneState, parser: PhoneParser | undefined, isEdit: boolean): PhoneOutcome {
  const { text, countries } = state
  const parsed: ParsedPhone | undefined =
    text.trim() === '' ? { problem: 'empty' } : parser?.readPhoneAtOnce(text, { country: countryOf(state), countries })
  const next = { ...state, parsed, version: state.version + 1, isParsing: parsed === undefined, isGiven: false }
  return found(next, isEdit)
}

function found(state: PhoneState, isEdit: boolean): PhoneOutcome {
  const phone = phoneOf(state)
  return {
    state: { ...withLostPlus(state), told: phone },
    news: { parsed: state.parsed, phone, isNews: phone !== state.told, isEdit },
  }
}
