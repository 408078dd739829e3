import type { MetadataJson } from 'libphonenumber-js/core'
import { checkCountries } from './checkCountries.ts'
import { homeRules } from './homeRules.ts'
import { needsWorldRules, type ParsePhoneOptions, type ParsedPhone, parseFor } from './parsePhone.ts'
import { loadWorldRules, worldRules } from './worldRules.ts'

type ReadPhoneOptions = Omit<ParsePhoneOptions, 'rules'>

/** Like `parsePhone`, and loads the world's rules first where the number needs them. Rejects where they cannot be loaded. */
export async function readPhone(typed: string, options: ReadPhoneOptions): Promise<ParsedPhone> {
  checkCountries('readPhone', options.country, options.countries)
  const rules = needsWorldRules(typed, options) ? await loadWorldRules() : homeRules
  return parseFor(typed, { ...options, rules })
}

/** The same at once, or nothing while the rules for it have not been loaded. */
export function readPhoneAtOnce(typed: string, options: ReadPhoneOptions): ParsedPhone | undefined {
  const rules: MetadataJson | undefined = needsWorldRules(typed, options) ? worldRules() : homeRules
  return rules && parseFor(typed, { ...options, rules })
}
