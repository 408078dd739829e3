import { expect, test } from 'vitest'
import { languages } from '../../src/test-support/languages.test-support.ts'
import { records } from '../../src/test-support/records.test-support.ts'
import { addressed } from './addressed.ts'
import { readChoices, setupsOf } from './choices.ts'
import { wordsByLanguage } from './words.ts'

test('the host page speaks languages of the widget, and English around the others', () => {
  expect([...wordsByLanguage.keys()].filter((tag) => !(tag in languages))).toEqual([])
  expect(wordsByLanguage.has('en')).toBe(true)
})

test.each([...wordsByLanguage])('in %s it leaves nothing empty', (_, words) => {
  expect(JSON.stringify(words)).not.toContain('""')
})

test.each(Object.entries(records))('%s has people who can be tried, each by a name of their own', async (_, record) => {
  const setups = setupsOf([record])
  for (const backend of setups.keys()) {
    const { own } = readChoices({ search: `?backend=${backend}`, hash: '' }, setups)
    const chosen = <T extends string>(name: string, known: readonly T[]): T => {
      const value = known.find((one) => one === own[name])
      if (value === undefined) throw new Error(`Nobody can choose ${name}.`)
      return value
    }
    const people = await record.hostPage.people({ chosen })
    const names = people.map(({ name }) => name)
    expect(names.length).toBeGreaterThan(1)
    expect(new Set(names).size).toBe(names.length)
    // Each of them does something when pressed.
    for (const { types, chooses = {} } of people) {
      expect(Object.keys({ ...types, ...chooses })).not.toEqual([])
      for (const [name, value] of Object.entries(chooses)) {
        expect(record.hostPage.choices.find((choice) => choice.name === name)?.options).toContain(value)
      }
    }
  }
})

test('its HTML has language, direction and theme of its address, and nothing else of it', () => {
  const html = '<html lang="en"><body></body></html>'
  const at = (query: string) => addressed(html, new URL(`http://localhost/?${query}`))
  expect(at('lang=ar&theme=dark')).toBe('<html lang="ar" dir="rtl" data-theme="dark"><body></body></html>')
  expect(at('theme=auto')).toBe('<html lang="en" dir="ltr"><body></body></html>')
  expect(at(new URLSearchParams({ lang: '"><script>', theme: '" x="' }).toString())).toBe(
    '<html lang="en" dir="ltr"><body></body></html>',
  )
})
