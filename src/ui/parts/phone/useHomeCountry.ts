'use client'
import { useSyncExternalStore } from 'react'
import { languageCountry } from '../../../phone/languageCountry.ts'

/** Whose numbers are meant: the host's choice, else what the browser's languages say, else the first that is served. */
export function useHomeCountry(asked: string | undefined, countries: readonly string[] | undefined): string {
  const guessed = useSyncExternalStore(
    onLanguageChange,
    () => guess(countries),
    // A server knows nobody's browser, and the first paint must say what it said.
    () => undefined,
  )
  return choose(asked, countries, guessed)
}

/** The same outside of a render: what the first one after a server's does not know yet. */
export function homeCountry(asked: string | undefined, countries: readonly string[] | undefined): string {
  return choose(asked, countries, guess(countries))
}

function choose(asked: string | undefined, countries: readonly string[] | undefined, guessed: string | undefined) {
  if (asked !== undefined && serves(countries, asked)) return asked
  return guessed ?? countries?.[0] ?? 'RU'
}

/** Asked with every drawing, and twice: reading languages takes longer than all else a key does. */
let last: readonly [languages?: unknown, countries?: unknown, country?: string | undefined] = []

function guess(countries: readonly string[] | undefined): string | undefined {
  const { languages } = navigator
  if (last[0] !== languages || last[1] !== countries) {
    last = [languages, countries, languageCountry(languages, (country) => serves(countries, country))]
  }
  return last[2]
}

function serves(countries: readonly string[] | undefined, country: string): boolean {
  return countries?.includes(country) ?? true
}

function onLanguageChange(listener: () => void) {
  window.addEventListener('languagechange', listener)
  return () => window.removeEventListener('languagechange', listener)
}
