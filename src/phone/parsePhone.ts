import { type CountryCode, type MetadataJson, validatePhoneNumberLength } from 'libphonenumber-js/core'
import { parsePhoneNumber } from 'react-phone-number-input/core'
import type { E164 } from '../protocol/step.ts'
import { callingCode, callingCodeOf } from './callingCodes.ts'
import { isE164 } from './e164.ts'
import { homeRules } from './homeRules.ts'
import { hasExtension, normalisePhone } from './normalisePhone.ts'

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

export type PhoneReading = { readonly phone: E164; readonly country?: string } | { readonly problem: PhoneProblem }

export interface ParsePhoneOptions {
  /** Whose national form is meant where no `+` says otherwise (ISO 3166-1 alpha-2). */
  readonly country: string
  /** Countries a message can go to. Absent: all. */
  readonly countries?: readonly string[] | undefined
  /** Default: Russia and Kazakhstan. `loadWorldRules()` gives every country's. */
  readonly rules?: MetadataJson
}

/** Reads a phone number as people type, paste or autofill it. Numbers are held to their country's own plan. */
export function parsePhone(typed: string, { country, countries, rules = homeRules }: ParsePhoneOptions): PhoneReading {
  const text = normalisePhone(typed)
  if (text === '') return { problem: 'empty' }
  if (hasExtension(text)) return { problem: 'extension' }
  if (/[^\d\s()+./-]/.test(text) || !/\d/.test(text) || text.lastIndexOf('+') > 0) return { problem: 'not-a-number' }
  if (text.startsWith('+') && !servesCode(text, countries)) return { problem: 'country' }

  const found = valid(text, country, rules) ?? valid(`+${text}`, country, rules)
  if (found === undefined) return { problem: lengthProblem(text, country, rules) ?? 'impossible' }
  if (countries !== undefined && !(found.country !== undefined && countries.includes(found.country))) {
    return { problem: 'country' }
  }
  return found
}

/** Can this be read by the rules at hand, or are the whole world's needed? */
export function needsWorldRules(typed: string, { country, countries }: ParsePhoneOptions): boolean {
  const isHome = (code: string | undefined) => code === undefined || code in homeRules.country_calling_codes
  if (countries?.every((each) => isHome(callingCode(each)))) return false
  const text = normalisePhone(typed)
  if (text.startsWith('+')) return !isHome(callingCodeOf(text))
  // A bare number longer than any at home may be an international one that lost its plus, or was dialled with 8 10.
  const digits = text.replaceAll(/\D/g, '')
  return !isHome(callingCode(country)) || (digits.length >= 11 && !/^(?:7|8(?!10[1-9]\d{9}))/.test(digits))
}

function valid(text: string, country: string, rules: MetadataJson) {
  const parsed = parsePhoneNumber(text, { ...defaultCountry(country, rules), extract: false }, rules)
  if (!parsed?.isValid() || !isE164(parsed.number)) return undefined
  return { phone: parsed.number, ...(parsed.country !== undefined && { country: parsed.country }) }
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

function lengthProblem(text: string, country: string, rules: MetadataJson): PhoneProblem | undefined {
  const options = defaultCountry(country, rules)
  const digits = text.replaceAll(/[^\d+]/g, '')
  const verdict = validatePhoneNumberLength(digits, options, rules)
  if (verdict === 'TOO_SHORT') return 'too-short'
  if (verdict === 'TOO_LONG') return 'too-long'
  if (verdict !== 'INVALID_LENGTH') return undefined
  // Between two lengths that exist (Russia has 10 and 14 digits): it is the shorter one that was meant.
  return validatePhoneNumberLength(digits.slice(0, -1), options, rules) === 'TOO_SHORT' ? 'too-short' : 'too-long'
}
