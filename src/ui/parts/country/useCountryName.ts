'use client'
import { useEffect, useState } from 'react'
import { type CountryNames, countryName } from '../../../phone/countryName.ts'
import { homeName } from '../../../phone/homeNames.ts'
import { whenIdle } from '../../../runtime/whenIdle.ts'

/**
 * A country's name for those who hear it. The browser fetches its tables of names for the first of them, which takes as
 * long as the rest of the form does: until that has been painted the country's letters stand in their place.
 */
export function useCountryName(country: string, language: string, own?: CountryNames): string {
  const [drawn] = useState(country)
  const [isPainted, setPainted] = useState(false)
  useEffect(() => whenIdle(() => setPainted(true)), [])
  // Another one is somebody's choice, which comes later still.
  if (isPainted || country !== drawn) return countryName(country, language, own)
  return own?.[country] ?? homeName(country, language) ?? country
}
