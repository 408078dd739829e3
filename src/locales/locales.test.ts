import { expect, test } from 'vitest'
import { ar } from './languages/ar.ts'
import { clock } from './clock.ts'
import { en } from './languages/en.ts'
import type { Messages } from './messages.ts'
import { ru } from './languages/ru.ts'

const languages: readonly (readonly [string, Messages])[] = [
  ['en', en],
  ['ru', ru],
  ['ar', ar],
]

/** Two lines at 320 px hold some 70 characters; a clock may follow an error. */
test.each(languages)('what stands under a field in %s fits its two lines', (_, messages) => {
  const sentences = [
    ...Object.values(messages.errors),
    ...Object.values(messages.notices),
    ...Object.values(messages.phone.problems),
    messages.code.wrongFromApp,
    messages.code.wrongBackup,
    messages.code.blocked('1:35'),
    `${messages.errors['rate-limited']} ${messages.tryAgainIn('1:35')}`,
    `${messages.errors['sms-limit']} ${messages.tryAgainIn('9:35')}`,
  ]
  expect(sentences.filter((sentence) => sentence.length > 66)).toEqual([])
  expect(sentences.filter((sentence) => !/[.…]$/.test(sentence))).toEqual([])
})

test.each(languages)('%s names itself and leaves nothing empty', (name, messages) => {
  expect(messages.language).toBe(name)
  const words = (value: unknown): unknown[] =>
    typeof value === 'object' && value !== null ? Object.values(value).flatMap(words) : [value]
  const { sentTo: _, ...code } = messages.code
  expect(words({ ...messages, code }).filter((word) => word === '')).toEqual([])
})

/** How many tries there are, and for how long, are settings of an ONLYOFFICE portal that it tells nobody. */
test.each(languages)('no word of %s says how many tries there are, or promises when codes are checked', (_, words) => {
  const { code, notices, errors } = words
  const said = [code.blocked(''), notices['attempts-exhausted'], errors['rate-limited'], errors['credentials-wrong']]
  for (const sentence of said) expect(sentence).not.toMatch(/\d|five|sixty|minute|пят|минут|خمس|دقيق/)
  expect(code.blocked('1:00')).toMatch(/about 1:00|примерно 1:00|نحو 1:00/)
})

test('a number that is not known is told apart from no other', () => {
  for (const [, { errors }] of languages)
    expect(errors['account-not-found']).not.toMatch(/account|exist|учётн|найден|حساب/i)
})

test('time is written as on a stopwatch and said as people say it', () => {
  expect([0, 24, 60, 581, 3900].map(clock)).toEqual(['0:00', '0:24', '1:00', '9:41', '1:05:00'])
  expect([1, 24, 60, 61].map(en.duration)).toEqual(['1 second', '24 seconds', '1 minute', '2 minutes'])
  expect([1, 2, 5, 21, 60, 120, 300].map(ru.duration)).toEqual([
    '1 секунду',
    '2 секунды',
    '5 секунд',
    '21 секунду',
    '1 минуту',
    '2 минуты',
    '5 минут',
  ])
  expect([1, 2, 5, 24, 60, 120, 300, 660].map(ar.duration)).toEqual([
    'ثانية واحدة',
    'ثانيتان',
    '5 ثوانٍ',
    '24 ثانية',
    'دقيقة واحدة',
    'دقيقتان',
    '5 دقائق',
    '11 دقيقة',
  ])
})
