'use client'
import { useSyncExternalStore } from 'react'
import { languageCountry } from '../../phone/languageCountry.ts'

/** Whose numbers are meant: the host's choice, else what the browser's languages say, else the first that is served. */
export function useHomeCountry(asked: string | undefined, countries: readonly string[] | undefined): string {
  const serves = (country: string) => countries?.includes(country) ?? true
  const guessed = useSyncExternalStore(
    onLanguageChange,
    () => languageCountry(navigator.languages, serves),
    // A server knows nobody's browser, and the first paint must say what it said.
    () => undefined,
  )
  if (asked !== undefined && serves(asked)) return asked
  return guessed ?? countries?.[0] ?? 'RU'
}

function onLanguageChange(listener: () => void) {
  window.addEventListener('languagechange', listener)
  return () => window.removeEventListener('languagechange', listener)
}
