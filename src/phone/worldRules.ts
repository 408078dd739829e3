import type { MetadataJson } from 'libphonenumber-js/core'

/** Every country's numbering plan: 39 KiB of gzip that only people with a number from elsewhere load. */
export async function loadWorldRules(): Promise<MetadataJson> {
  const { default: rules } = await import('libphonenumber-js/max/metadata')
  return rules
}
