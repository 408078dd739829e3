import type { ComponentType } from 'react'
import type { CountryListProps } from './CountryList.tsx'

/** What few people open: a chunk of its own. */
export async function importCountryList(): Promise<ComponentType<CountryListProps>> {
  return (await import('./CountryList.tsx')).CountryList
}
