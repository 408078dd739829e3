import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { everyScreen } from '../../src/test-support/everyScreen.test-support.ts'
import { records } from '../../src/test-support/records.test-support.ts'
import { broken } from './broken.ts'
import { criteria } from './criteria.ts'
import { accessibilityPage } from './document.ts'
import { read } from './recorded.ts'

const root = join(import.meta.dirname, '../..')

test('each of the 55 criteria of WCAG 2.2, A and AA, is there once', () => {
  const numbers = criteria.map(({ number }) => number)
  expect(new Set(numbers).size).toBe(55)
  expect(numbers).toEqual(numbers.toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true })))
  expect(criteria.filter(({ level }) => level === 'A')).toHaveLength(31)
})

describe.each(criteria)('$number $name', ({ shown = [], apart }) => {
  test('names tests, or says why there is nothing to show', () => {
    expect(shown.length > 0 || (apart ?? '').length > 20).toBe(true)
  })

  test('names tests that there are', () => {
    const gone = shown.filter(({ file, test: title }) => {
      const source = readFileSync(join(root, file), 'utf8').replaceAll(/\s+/g, ' ')
      const titles = [...source.matchAll(/\b(?:test|plain|it)(?:\.each\(.*?\)|<[^>]*>)*\( ?(['`])(.*?)\1/g)].map(
        ([, , name = '']) => name,
      )
      const eachTitles = [...source.matchAll(/\)\( ?(['`])(.*?)\1/g)].map(([, , name = '']) => name)
      return ![...titles, ...eachTitles].some((name) => name.includes(title))
    })
    expect(gone).toEqual([])
  })
})

test('each test of each criterion falls by something that is broken for it: `npm run criteria` shows it', () => {
  const untried = criteria.flatMap(({ number, shown = [] }) => {
    const tried = broken.filter((one) => one.criteria.includes(number)).flatMap(({ tests }) => tests)
    return shown
      .filter((named) => !tried.some(({ file, test: title }) => file === named.file && title.startsWith(named.test)))
      .map((named) => `${number}: ${named.file} › ${named.test}`)
  })
  expect(untried).toEqual([])
})

test('what is broken is of a criterion that names its tests', () => {
  const of = (number: string) => criteria.find((criterion) => criterion.number === number)?.shown ?? []
  const stray = broken.flatMap(({ criteria: numbers, tests, without }) => {
    const named = numbers.flatMap(of)
    return tests
      .filter(({ file, test: title }) => !named.some((one) => one.file === file && title.startsWith(one.test)))
      .map((one) => `${without}: ${one.file} › ${one.test}`)
  })
  expect(stray).toEqual([])
})

test('what is recorded is of the screens and the backends that there are', () => {
  expect(read('screens')).toEqual(Object.keys(everyScreen))
  for (const backend of Object.keys(records)) expect(read(`journey-${backend}`)).toBeDefined()
})

test('the page about accessibility is what the criteria and the recorded facts say', async () => {
  // `npm run evidence` writes it.
  await expect(accessibilityPage(Object.keys(records))).toMatchFileSnapshot(join(root, 'stories/docs/accessibility.md'))
})
