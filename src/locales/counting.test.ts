import { afterEach, expect, test, vi } from 'vitest'
import { counting } from './counting.ts'

const minutes = { one: '# minuta', few: '# minuty', other: '# minut' }

afterEach(() => vi.restoreAllMocks())

test('a number takes the form that its language has for it', () => {
  const counted = counting('pl')
  expect([1, 2, 5, 22].map((count) => counted(count, minutes))).toEqual([
    '1 minuta',
    '2 minuty',
    '5 minut',
    '22 minuty',
  ])
})

test('a browser without rules for a language does not count by those of its own', () => {
  const { PluralRules } = Intl
  vi.spyOn(Intl, 'PluralRules').mockImplementation(function () {
    return new PluralRules('en-US')
  })
  const counted = counting('pl')
  expect([1, 2, 5].map((count) => counted(count, minutes))).toEqual(['1 minut', '2 minut', '5 minut'])
})
