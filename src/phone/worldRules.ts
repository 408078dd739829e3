import type { MetadataJson } from 'libphonenumber-js/core'
import { homeRules } from './homeRules.ts'

let loaded: MetadataJson | undefined

/** Every country's numbering plan: 39 KiB of gzip that only people with a number from elsewhere load. */
export async function loadWorldRules(): Promise<MetadataJson> {
  const { default: rules } = await import('libphonenumber-js/max/metadata')
  loaded = rules
  return rules
}

/** Every country's, once they have been loaded. */
export function worldRules(): MetadataJson | undefined {
  return loaded
}

/** The best rules there are without loading any. */
export function rulesAtHand(): MetadataJson {
  return loaded ?? homeRules
}
