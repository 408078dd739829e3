import {
  type CountryCode,
  Metadata,
  type MetadataJson,
  type PhoneNumber,
  validatePhoneNumberLength,
} from 'libphonenumber-js/core'
import { parsePhoneNumber } from 'react-phone-number-input/core'
import type { E164 } from '../protocol/step.ts'
import { callingCode, callingCodeOf } from './callingCodes.ts'
import { checkCountries } from './checkCountries.ts'
import { isE164 } from '../protocol/e164.ts'
import { homeRules } from './homeRules.ts'
import { hasExtension, isEndless, normalisePhone } from './normalisePhone.ts'

/**
 * Why what was typed is no number a message can go to. Sentences live in `locales/`. `unchecked`: a field could not load
 * the rules to check it by; `parsePhone` itself never says so.
 */
export type PhoneProblem =
  | 'empty'
  | 'too-short'
  | 'too-long'
  | 'impossible'
  | 'country'
  | 'extension'
  | 'not-a-number'
  | 'unchecked'

/** A number in E.164, with its country (ISO 3166-1 alpha-2) where that is known; or what is wrong with it. */
export type ParsedPhone = { readonly phone: E164; readonly country?: string } | { readonly problem: PhoneProblem }

/** How what was typed is to be read. */
export interface ParsePhoneOptions {
  /** Whose national form is meant where no `+` says otherwise (ISO 3166-1 alpha-2). */
  readonly country: string
  /** Countries a message can go to. Absent: all. */
  readonly countries?: readonly string[] | undefined
  /** Default: Russia and Kazakhstan. `loadWorldRules()` gives every country's. */
  readonly rules?: MetadataJson
}

/** Reads a phone number as people type, paste or autofill it. Numbers are held to their country's own plan. */
export function parsePhone(typed: string, { country, countries, rules = homeRules }: ParsePhoneOptions): ParsedPhone {
  checkCountries('parsePhone', country, countries)
  return parseFor(typed, { country, countries, rules })
}

/** The same for countries that have been looked at. */
export function parseFor(typed: string, { country, countries, rules = homeRules }: ParsePhoneOptions): ParsedPhone {
  const text = normalisePhone(typed, country)
  if (isEndless(typed)) return { problem: /[^\d\s()+./-]/.test(text) ? 'not-a-number' : 'too-long' }
  if (text === '') return { problem: 'empty' }
  // Most keys leave a text of digits alone, which is none of these.
  const problem = /^\d*$/.test(text) ? undefined : problemOfSigns(text, countries)
  if (problem !== undefined) return { problem }

  // So it is for all but the last keys of a number, and each of them would be read by a dozen patterns.
  if (hasTooFewDigits(text, country, rules)) return { problem: 'too-short' }
  const found = valid(text, country, rules) ?? withoutItsPlus(text, country, rules)
  if (found === undefined) return { problem: lengthProblem(text, country, rules) }
  if (countries !== undefined && !(found.country !== undefined && countries.includes(found.country))) {
    return { problem: 'country' }
  }
  return found
}

/** What can be said of a text before its digits are looked at. */
function problemOfSigns(text: string, countries: readonly string[] | undefined): PhoneProblem | undefined {
  if (hasExtension(text)) return 'extension'
  if (/[^\d\s()+./-]/.test(text) || !/\d/.test(text) || text.lastIndexOf('+') > 0) return 'not-a-number'
  return text.startsWith('+') && !servesCode(text, countries) ? 'country' : undefined
}

/** A calling code whose rules are always there, or none. */
function isHome(code: string | undefined): boolean {
  return code === undefined || code in homeRules.country_calling_codes
}

/** Can this be read by the rules at hand, or are the whole world's needed? */
export function needsWorldRules(typed: string, { country, countries }: ParsePhoneOptions): boolean {
  if (countries?.every((each) => isHome(callingCode(each)))) return false
  const text = normalisePhone(typed, country)
  if (text.startsWith('+')) return !isHome(callingCodeOf(text))
  // A bare number longer than any at home may be an international one that lost its plus.
  const digits = text.replaceAll(/\D/g, '')
  return !isHome(callingCode(country)) || (digits.length >= 11 && !/^[78]/.test(digits))
}

function valid(text: string, country: string, rules: MetadataJson) {
  const digits = text.replaceAll(/[^\d+]/g, '')
  const parsed = parsePhoneNumber(digits, { ...defaultCountry(country, rules), extract: false }, rules)
  if (!parsed?.isValid() || !isE164(parsed.number) || isLocal(parsed)) return undefined
  return { phone: parsed.number, ...(parsed.country !== undefined && { country: parsed.country }) }
}

/**
 * `375291234567`: an international number whose plus was lost. Not where a slip of the finger explains it as well: with
 * one digit too many `(201) 555-0123` would be somebody's in Egypt.
 */
function withoutItsPlus(text: string, country: string, rules: MetadataJson) {
  const isMeant = !text.startsWith('+') && callingCodeOf(text) !== undefined
  const found = isMeant ? valid(`+${text}`, country, rules) : undefined
  return found === undefined || slipIn(text, country, rules) !== undefined ? undefined : found
}

/** What becomes a number without its last digit was one, and so was what one more digit completes. */
function slipIn(text: string, country: string, rules: MetadataJson): PhoneProblem | undefined {
  const digits = text.replaceAll(/[^\d+]/g, '')
  const isNumber = (changed: string) => valid(changed, country, rules) !== undefined
  if (isNumber(digits.slice(0, -1))) return 'too-long'
  // Whatever the digit is: where no number has so many, ten of them need not be read.
  if (validatePhoneNumberLength(`${digits}0`, defaultCountry(country, rules), rules) !== undefined) return undefined
  return Array.from('0123456789').some((digit) => isNumber(digits + digit)) ? 'too-short' : undefined
}

/** Behind +1. Seven digits reach someone in the same town only, and its plan has some. */
const wholeLocal = 10

function isLocal({ countryCallingCode, nationalNumber }: PhoneNumber): boolean {
  return countryCallingCode === '1' && nationalNumber.length < wholeLocal
}

/** Fewer than any number has, be it read as one of this country or as an international one that lost its plus. */
function hasTooFewDigits(text: string, country: string, rules: MetadataJson): boolean {
  const { length } = text.replaceAll(/\D+/g, '')
  const isShortBehind = (code: string | undefined) => {
    const longEnough = code === undefined ? undefined : shortestBehind(code, rules)
    return longEnough === undefined ? undefined : length < longEnough
  }
  if (text.startsWith('+')) return isShortBehind(callingCodeOf(text)) ?? false
  const own = callingCode(country) ?? ''
  const longEnoughHere = shortestBehind(own, rules)
  if (longEnoughHere === undefined || length >= longEnoughHere - own.length) return false
  return isShortBehind(callingCodeOf(text)) ?? true
}

const shortest = new WeakMap<MetadataJson, Map<string, number | undefined>>()

/** How many digits the shortest number behind a calling code has with it. Nothing: these rules do not know. */
function shortestBehind(code: string, rules: MetadataJson): number | undefined {
  const known = shortest.get(rules) ?? new Map<string, number | undefined>()
  shortest.set(rules, known)
  if (!known.has(code)) known.set(code, countShortest(code, rules))
  return known.get(code)
}

function countShortest(code: string, rules: MetadataJson): number | undefined {
  const countries = rules.country_calling_codes[code]
  if (countries === undefined) return undefined
  // Shorter ones behind +1 are taken for none: see `isLocal`.
  if (code === '1') return code.length + wholeLocal
  const lengths = countries.flatMap((country) => {
    const plan = new Metadata(rules)
    plan.selectNumberingPlan(country)
    return plan.numberingPlan?.possibleLengths() ?? []
  })
  return code.length + Math.min(...lengths)
}

function localDigits(digits: string, country: string): number {
  if (digits.startsWith('+1')) return digits.length - 2
  return callingCode(country) === '1' && !digits.startsWith('+') ? digits.length : wholeLocal
}

function defaultCountry(country: string, rules: MetadataJson): { defaultCountry?: CountryCode } {
  return isPlanned(country, rules) ? { defaultCountry: country } : {}
}

function isPlanned(country: string, rules: MetadataJson): country is CountryCode {
  return country in rules.countries
}

function servesCode(international: string, countries: readonly string[] | undefined): boolean {
  const code = callingCodeOf(international)
  return countries === undefined || code === undefined || countries.some((country) => callingCode(country) === code)
}

/** Most plans do not say it by themselves, since they have numbers of many lengths. */
function lengthProblem(text: string, country: string, rules: MetadataJson): PhoneProblem {
  const digits = text.replaceAll(/[^\d+]/g, '')
  if (localDigits(digits, country) < wholeLocal) return 'too-short'
  const verdict = validatePhoneNumberLength(digits, defaultCountry(country, rules), rules)
  if (verdict === 'TOO_SHORT') return 'too-short'
  if (verdict === 'TOO_LONG') return 'too-long'
  const slip = slipIn(digits, country, rules)
  if (slip !== undefined) return slip
  const isLonger = [-2, -3].some((end) => valid(digits.slice(0, end), country, rules) !== undefined)
  return isLonger ? 'too-long' : 'impossible'
}
