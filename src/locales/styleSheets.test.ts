import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { languages } from '../test-support/languages.test-support.ts'
import { en } from './languages/en.ts'
import { textsIn } from './localeProblems.test-support.ts'
import { longestSentence, styleSheetOf, typeset } from './styleSheet.test-support.ts'

const names = Object.keys(languages)

test('each language has a style sheet, and nothing else has', () => {
  const sheets = readdirSync(join(import.meta.dirname, 'styleSheets')).map((file) => file.replace(/\.md$/, ''))
  expect(sheets.toSorted()).toEqual(names.toSorted())
})

/** Where a word of the style sheet has to stand, by what it is a word for. */
const places: Readonly<Record<string, string>> = {
  code: 'code.label',
  'backup code': 'code.backupLabel',
  message: 'code.sent',
  authenticator: 'enrol.picture',
  password: 'credentials.password',
  'phone number': 'phone.label',
  country: 'phone.country',
  'try again': 'start.again',
  'sign in': 'credentials.heading',
  about: 'code.blocked(9:59)',
}

describe.each(Object.entries(languages))('%s', (name, messages) => {
  const sheet = styleSheetOf(name)
  const texts = textsIn(messages)
  const lower = (text: string) => text.toLocaleLowerCase(name).replaceAll('\u00a0', ' ')

  test('has a word for each of these, and none besides', () => {
    expect([...sheet.words.keys()]).toEqual(Object.keys(places))
  })

  test.each([...sheet.words])('calls a "%s" "%s"', (what, word) => {
    expect(lower(texts.get(places[what] ?? '') ?? '')).toContain(lower(word))
  })

  test('names the authenticator where one is set up, removed, or has been', () => {
    const word = lower(sheet.words.get('authenticator') ?? '')
    const headings = [
      'confirm.add-app.heading',
      'confirm.remove-app.heading',
      'done.add-app.heading',
      'done.remove-app.heading',
    ]
    expect(headings.filter((path) => !lower(texts.get(path) ?? '').includes(word))).toEqual([])
  })

  test('says none of the words it does not use', () => {
    const found = [...sheet.never.keys()].flatMap((word) =>
      [...texts].filter(([, text]) => lower(text).includes(lower(word))).map(([path]) => `${path}: ${word}`),
    )
    expect(found).toEqual([])
  })

  test('keeps each number beside its unit', () => {
    expect([...texts].filter(([, text]) => /(?<![+\d:])\d+ \p{L}/u.test(text))).toEqual([])
  })

  test('has spaces that do not break where its style sheet wants them', async () => {
    const path = join(import.meta.dirname, 'languages', `${name}.ts`)
    // `npm run test:unit -- locales/styleSheets -u` writes them.
    await expect(typeset(readFileSync(path, 'utf8'), sheet)).toMatchFileSnapshot(path)
  })
})

/** The other sheets have the word among those that are not used. */
test('English says please where something is asked, and where nothing is it says none', () => {
  const asked = /please (enter|try|wait|sign in|start|check|do it)\b/i
  const said = [...textsIn(en)].filter(([, text]) => /please/i.test(text))
  expect(said.length).toBeGreaterThan(5)
  expect(said.filter(([, text]) => !asked.test(text))).toEqual([])
  expect(said.filter(([path]) => /heading|label|submit/.test(path))).toEqual([])
})

/** Where English has one sentence for two places, a person who reads both finds one in their language too. */
test.each(Object.entries(languages))('%s says in one way what English says in one way', (_, messages) => {
  const texts = textsIn(messages)
  const plain = (path: string) => texts.get(path)?.replaceAll('\u00a0', ' ')
  const places = new Map<string, string>()
  const found = [...textsIn(en)]
    .filter(([, text]) => /[.…]$/.test(text))
    .flatMap(([path, text]) => {
      const first = places.get(text)
      if (first === undefined) places.set(text, path)
      return first === undefined || plain(first) === plain(path)
        ? []
        : [`${first}: ${plain(first)} ${path}: ${plain(path)}`]
    })
  expect(found).toEqual([])
})

/** Chinese and Japanese write no words apart: their sentences are held by their width alone. */
test.each(names.filter((name) => !/^(zh|ja)/.test(name)))('%s says nothing in more than twelve words', (name) => {
  const texts = textsIn(languages[name] ?? en)
  expect([...texts].filter(([, text]) => longestSentence(text) > 12).map(([path, text]) => `${path}: ${text}`)).toEqual(
    [],
  )
})
