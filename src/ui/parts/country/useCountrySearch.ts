'use client'
import { useEffect, useMemo, useState } from 'react'
import { type CountryChoice, type ListedCountry, listCountries } from '../../../phone/listCountries.ts'
import { searchCountries } from '../../../phone/searchCountries.ts'
import { namesOf } from '../../../phone/countryNames.ts'
import { whenIdle } from '../../../runtime/whenIdle.ts'

/** How far PageUp and PageDown go: about what is in view. */
const page = 6

/** What is typed into the search, what that finds, and which of it is active. */
export function useCountrySearch(
  typed: string,
  { language, countryNames, countries, preferred, country }: CountryChoice & { readonly country: string },
) {
  const [text, setText] = useState(typed)
  /** Where keys have gone in what is found. */
  const [moved, setMoved] = useState<number>()
  const all = useMemo(
    () => listCountries({ language, countryNames, countries, preferred }),
    [language, countryNames, countries, preferred],
  )
  useNamesAtHand(all, language)
  const isSearched = text.trim() !== ''
  const listed = useMemo(() => {
    const every = [...all.preferred, ...all.others]
    return isSearched ? searchCountries(text, every, language) : every
  }, [all, isSearched, text, language])
  const found = useKept(listed)
  const index = moved ?? (isSearched ? 0 : indexOf(country, found))

  return {
    text,
    all,
    isSearched,
    found,
    index,
    active: found[index]?.country,
    search: (next: string) => {
      setText(next)
      setMoved(undefined)
    },
    /** Whether the key was one that moves. */
    move: (key: string) => {
      const target = targetOf(key, index, found.length - 1)
      if (target !== undefined) setMoved(target)
      return target !== undefined
    },
  }
}

/** The same list as before for as long as the same stands in it: hosts write theirs inline, which is another each time. */
function useKept(listed: readonly ListedCountry[]): readonly ListedCountry[] {
  const [kept, keep] = useState(listed)
  const isSame =
    kept === listed || (kept.length === listed.length && kept.every((each, at) => isAlike(each, listed[at])))
  if (isSame) return kept
  keep(listed)
  return listed
}

function isAlike(one: ListedCountry, other: ListedCountry | undefined): boolean {
  return one.country === other?.country && one.name === other.name
}

/** What a person's first key is compared with takes longer to make than a frame: it is made before, a few at a time. */
function useNamesAtHand({ preferred, others }: ReturnType<typeof listCountries>, language: string): void {
  useEffect(() => {
    const listed = [...preferred, ...others]
    let takeBack = () => {}
    const goOn = (from: number) => {
      if (from >= listed.length) return
      takeBack = whenIdle(() => {
        for (const { country, name } of listed.slice(from, from + atOnce)) namesOf(country, language, name)
        goOn(from + atOnce)
      })
    }
    goOn(0)
    return () => takeBack()
  }, [preferred, others, language])
}

/** Countries: some milliseconds on a phone. */
const atOnce = 30

/** The first, where it is not among them. */
function indexOf(country: string, found: readonly ListedCountry[]): number {
  return Math.max(
    found.findIndex((each) => each.country === country),
    0,
  )
}

/** Arrows go round, pages stop at the ends. */
function targetOf(key: string, index: number, last: number): number | undefined {
  const within = (target: number) => Math.min(Math.max(target, 0), last)
  if (key === 'ArrowDown') return within(index === last ? 0 : index + 1)
  if (key === 'ArrowUp') return within(index === 0 ? last : index - 1)
  if (key === 'PageDown') return within(index + page)
  return key === 'PageUp' ? within(index - page) : undefined
}
