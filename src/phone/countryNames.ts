import { countryName } from './countryName.ts'
import { fold, inFull } from './foldName.ts'
import { otherLanguages, otherNames } from './otherNames.ts'

const folded = new Map<string, readonly string[]>()

/** As the list, `Intl` and people call it, in a language and in English, folded. */
export function namesOf(country: string, language: string, shown: string): readonly string[] {
  const key = `${country} ${language}`
  let names = folded.get(key)
  if (names === undefined) {
    const languages = [...new Set([language, 'en'])]
    const known = languages.flatMap((each) => [countryName(country, each), shortName(country, each)])
    const plain = [shown, ...known, ...(otherNames[country]?.split('|') ?? [])].map(fold)
    names = [...new Set([...plain, ...plain.map(inFull)])]
    folded.set(key, names)
  }
  return names
}

const shortNames = new Map<string, Intl.DisplayNames>()

/** `UK` for the United Kingdom, `США` for Соединенные Штаты. */
function shortName(country: string, language: string): string {
  let names = shortNames.get(language)
  if (names === undefined) {
    names = new Intl.DisplayNames([language, 'en'], { type: 'region', style: 'short' })
    shortNames.set(language, names)
  }
  return names.of(country) ?? country
}

const foldedOwn = new Map<string, readonly string[]>()

/** `Deutschland`, `Suisse`: in the languages that most people there speak, and in those that are built in. */
export function ownNames(country: string): readonly string[] {
  let names = foldedOwn.get(country)
  if (names === undefined) {
    const { language } = new Intl.Locale(`und-${country}`).maximize()
    const languages = [language, ...(otherLanguages[country]?.split(' ') ?? []), 'ru', 'ar']
    names = languages.map((each) => fold(countryName(country, each)))
    foldedOwn.set(country, names)
  }
  return names
}
