import { callingCode } from '../../../phone/callingCodes.ts'
import { isE164 } from '../../../protocol/e164.ts'
import { localPart } from '../../../phone/localPart.ts'
import type { ParsedPhone } from '../../../phone/parsePhone.ts'
import { type Spelled, unspelled } from '../../../phone/spelled.ts'
import type { E164 } from '../../../protocol/step.ts'
import type { PhoneParser } from './loadPhoneParser.ts'
import {
  besideCountry,
  countryOf,
  phoneOf,
  type PhoneState,
  type Press,
  startingText,
  takenAsGiven,
  withLostPlus,
} from './phoneState.ts'

/** What can befall the field. */
export type PhoneEvent =
  | { readonly type: 'edited' | 'detached' }
  /** Someone else has written a value: E.164, `''`, or any text. */
  | { readonly type: 'written'; readonly value: string }
  | { readonly type: 'chosen'; readonly country: string }
  | { readonly type: 'moved'; readonly home: string; readonly countries: readonly string[] | undefined }
  /** The caret is elsewhere. */
  | { readonly type: 'left' }
  /** The form's button. */
  | { readonly type: 'pressed'; readonly press: Press }
  | { readonly type: 'press-dropped' }
  /** Look at the text once more. */
  | { readonly type: 'checked' }
  | { readonly type: 'parser-loaded'; readonly version: number }
  | { readonly type: 'parsed'; readonly version: number; readonly parsed: ParsedPhone }
  /** From now on somebody listens, and this is home. */
  | { readonly type: 'begun'; readonly home: string }

/** What an event meets. */
export interface PhoneSurroundings {
  /** What stands in the field: browsers change it without a word. */
  readonly text: string
  /** Knows the numbering plans. Nothing: not loaded, and what they would say stays open. */
  readonly parser: PhoneParser | undefined
}

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

/** Where an event leaves the field, and what is to be told of it. Pure. */
export function phoneReducer(state: PhoneState, event: PhoneEvent, around: PhoneSurroundings): PhoneOutcome {
  const { text, parser } = around
  switch (event.type) {
    case 'edited':
      return edited(state, around)
    case 'checked':
      return parse({ ...state, text }, parser, false)
    case 'written':
      return written(state, event.value.replaceAll(/[\r\n]/g, ''), around)
    case 'chosen':
      return chosen(state, event.country, around)
    case 'moved':
      return moved(state, event, around)
    case 'left':
      return tidied(state, parser)
    case 'pressed':
      return pressed(state, event.press, around)
    case 'press-dropped':
      return { state: { ...state, press: undefined } }
    case 'parser-loaded':
      return { state: event.version === state.version ? spell({ ...state, text }, parser) : state }
    case 'parsed':
      return event.version === state.version ? found({ ...state, parsed: event.parsed }, false) : { state }
    case 'begun': {
      const begun = { ...state, home: event.home }
      return text === state.text && state.parsed !== undefined ? found(begun, false) : { state: begun }
    }
    case 'detached':
      return { state: { ...state, version: state.version + 1 } }
  }
}

/** What each key does, so its state is copied once. */
function edited(state: PhoneState, { text, parser }: PhoneSurroundings): PhoneOutcome {
  const parsed = parsedNow(state, text, parser)
  const spelled = spelledNow(state, text, parser)
  const { version } = state
  return found({ ...state, text, press: undefined, spelled, parsed, version: version + 1, isGiven: false }, true)
}

function written(state: PhoneState, value: string, { text, parser }: PhoneSurroundings): PhoneOutcome {
  // No news, but a reset has put another text where the person's was.
  if (value !== '' && value === phoneOf(state)) return { state, write: state.text }
  const next = { ...state, told: value }
  // The number that stands there, written in another way.
  if (text === state.text && isSameNumber(state, value, parser)) return found(next, false)
  const shown = { ...next, text: startingText(value, state.countries, parser), press: undefined }
  const outcome = isE164(value)
    ? found(besideCountry(taken(shown, value), value), false)
    : parse(spell(shown, parser), parser, false)
  return { ...outcome, write: shown.text }
}

/** From outside, and at its word. */
function taken(state: PhoneState, value: E164): PhoneState {
  return { ...state, parsed: takenAsGiven(value, state.countries), version: state.version + 1, isGiven: true }
}

function isSameNumber(state: PhoneState, value: string, parser: PhoneParser | undefined): boolean {
  const phone = phoneOf(state)
  return phone !== '' && phoneOf({ parsed: parsedNow(state, value, parser) }) === phone
}

function chosen(state: PhoneState, country: string, { text, parser }: PhoneSurroundings): PhoneOutcome {
  const phone = phoneOf(state)
  const withoutCode = () =>
    phone === ''
      ? (parser?.withoutCallingCode(text, countryOf(state)) ?? text)
      : (parser?.writtenPart(phone) ?? localPart(phone))
  const shown = state.spelled.isSpelled ? withoutCode() : text
  const next = { ...state, chosen: country, spelled: unspelled, text: shown, press: undefined }
  return { ...parse(next, parser, true), write: shown }
}

/** Home, or what is offered, has become another: whatever stands there stays what it was, beside the country it has. */
function moved(
  state: PhoneState,
  { home, countries }: Pick<PhoneState, 'home' | 'countries'>,
  { text, parser }: PhoneSurroundings,
): PhoneOutcome {
  const was = countryOf(state)
  const phone = phoneOf(state)
  const isOffered = countries?.includes(was) ?? true
  const stays = phone !== '' && was !== home ? was : state.chosen
  const next = { ...state, home, countries, chosen: isOffered ? stays : undefined, press: undefined }
  if (text.trim() === '') return { state: next }
  const write = isOffered ? text : withCallingCode(parser?.normalisePhone(text, was) ?? text, was)
  const shown = spell({ ...next, text: write }, parser)
  const outcome =
    state.isGiven && phone !== ''
      ? found({ ...shown, parsed: takenAsGiven(phone, countries) }, false)
      : parse(shown, parser, false)
  return { ...outcome, write }
}

/** A text that was typed beside a country, for where another stands: its calling code comes into the text. */
function withCallingCode(text: string, country: string): string {
  return text.startsWith('+') ? text : `+${callingCode(country) ?? ''} ${text}`
}

/** A whole number, once the caret is elsewhere: written as its calling code's neighbour, whatever form it came in. */
function tidied(state: PhoneState, parser: PhoneParser | undefined): PhoneOutcome {
  const { parsed, countries } = state
  if (parsed === undefined || !('phone' in parsed)) return { state }
  const write = startingText(parsed.phone, countries, parser)
  return { state: besideCountry({ ...state, text: write }, parsed.phone, parsed.country), write }
}

/** The number is part of what is sent: a value from outside is now looked at, and what could not be parsed is tried again. */
function pressed(state: PhoneState, press: Press, { text, parser }: PhoneSurroundings): PhoneOutcome {
  const outcome = state.isGiven || isUnchecked(state) ? parse({ ...state, text }, parser, false) : { state }
  if (outcome.state.parsed !== undefined) return outcome
  return { ...outcome, state: { ...outcome.state, press: state.press ?? press } }
}

/** The plans could not be loaded. */
export function isUnchecked({ parsed }: PhoneState): boolean {
  return parsed !== undefined && 'problem' in parsed && parsed.problem === 'unchecked'
}

/** Does the text say itself where it is from? Not known while there is nothing to parse it with. */
function spell(state: PhoneState, parser: PhoneParser | undefined): PhoneState {
  return { ...state, spelled: spelledNow(state, state.text, parser) }
}

function spelledNow(state: PhoneState, text: string, parser: PhoneParser | undefined): Spelled {
  return parser?.spelledIn(text, countryOf(state), state.countries) ?? unspelled
}

function parse(state: PhoneState, parser: PhoneParser | undefined, isEdit: boolean): PhoneOutcome {
  const parsed = parsedNow(state, state.text, parser)
  return found({ ...state, parsed, version: state.version + 1, isGiven: false }, isEdit)
}

const nothing: ParsedPhone = { problem: 'empty' }

function parsedNow(state: PhoneState, text: string, parser: PhoneParser | undefined): ParsedPhone | undefined {
  if (text.trim() === '') return nothing
  return parser?.readPhoneAtOnce(text, { country: countryOf(state), countries: state.countries })
}

function found(state: PhoneState, isEdit: boolean): PhoneOutcome {
  const { parsed, told } = state
  const phone = phoneOf(state)
  const isNews = phone !== told
  const known = withLostPlus(state)
  return { state: isNews ? { ...known, told: phone } : known, news: { parsed, phone, isNews, isEdit } }
}
