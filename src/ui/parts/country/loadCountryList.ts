import { importCountryList } from './importCountryList.ts'

export type CountryListComponent = Awaited<ReturnType<typeof importCountryList>>

let loaded: CountryListComponent | undefined

export async function loadCountryList(): Promise<CountryListComponent> {
  loaded ??= await importCountryList()
  return loaded
}

/** Nothing: it has not been loaded. */
export function loadedCountryList(): CountryListComponent | undefined {
  return loaded
}

/** A failure is nobody's business before someone presses, and then it is asked for again. */
export function warmUpCountryList(): void {
  loadCountryList().catch(() => {})
}
