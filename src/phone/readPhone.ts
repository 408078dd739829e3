import type { MetadataJson } from 'libphonenumber-js/core'
import { homeRules } from './homeRules.ts'
import { needsWorldRules, type ParsePhoneOptions, type PhoneReading, parsePhone } from './parsePhone.ts'
import { loadWorldRules } from './worldRules.ts'

/** Like `parsePhone`, and loads the world's rules first where the number needs them. Rejects where they cannot be loaded. */
export async function readPhone(typed: string, options: Omit<ParsePhoneOptions, 'rules'>): Promise<PhoneReading> {
  return parsePhone(typed, { ...options, rules: await rulesFor(typed, options) })
}

async function rulesFor(typed: string, options: ParsePhoneOptions): Promise<MetadataJson> {
  return needsWorldRules(typed, options) ? loadWorldRules() : homeRules
}
