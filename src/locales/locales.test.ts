import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { entries } from '../../.ci/entries.ts'
import { languages } from '../test-support/languages.test-support.ts'
import { minutesAndSeconds } from './minutesAndSeconds.ts'
import { ar } from './languages/ar.ts'
import { en } from './languages/en.ts'
import { ru } from './languages/ru.ts'
import { localeProblems, widthOf } from './localeProblems.test-support.ts'
import { styleSheetOf } from './styleSheet.test-support.ts'

const all = Object.entries(languages)

test('every language that is published is looked at', () => {
  const published = Object.keys(entries(join(import.meta.dirname, '../..'))).filter((name) =>
    name.startsWith('locales/'),
  )
  expect(published).toEqual(all.map(([name]) => `locales/languages/${name}`))
})

test.each(all)('nothing is wrong with %s', (name, messages) => {
  expect(localeProblems(name, messages, en)).toEqual([])
})

describe('a language is not published', () => {
  const spoilt = (change: object) => localeProblems('ru', { ...ru, ...change }, en)

  test.each([
    ['with an empty text', { back: '' }, 'back, "": it is empty. Write the sentence.'],
    ['with a text of spaces', { help: ' ' }, 'help, " ": it is empty. Write the sentence.'],
    ['with the tag of another', { language: 'en' }, '`language` is "en". It has to be the file\'s name, "ru".'],
    ['in the wrong direction', { direction: 'rtl' }, '`direction` is "rtl", and ru is written "ltr".'],
    ['without a member', { captcha: undefined }, 'captcha.label is missing.'],
    ['with one that English has not', { extra: 'Ещё' }, 'extra is not in English: take it out.'],
    ['with a space at an end', { back: 'Назад ' }, 'back, "Назад ": there is a space at its end. Take it out.'],
    [
      'without the mark that English closes with',
      { copyFailed: 'Не удалось скопировать' },
      'copyFailed, "Не удалось скопировать": English ends in ".". End it so, or with the mark of your script.',
    ],
    [
      'with a sentence that has no room',
      { errors: { ...ru.errors, network: `${'О'.repeat(66)}.` } },
      `errors.network, "${'О'.repeat(66)}.": it has 67 characters, and room for 66. Say it shorter.`,
    ],
    [
      'where one that is made comes out empty',
      { tryAgainIn: () => '' },
      'tryAgainIn(9:59), "": it is empty. Write the sentence.',
    ],
  ])('%s', (_, change, sentence) => {
    expect(spoilt(change)).toContain(sentence)
  })

  test.each(['xx', 'english', 'EN', 'en_US', ''])('with the tag %j, which Intl does not know', (tag) => {
    expect(localeProblems(tag, { ...en, language: tag }, en)).toEqual([
      `"${tag}" is no language that Intl knows. Use its BCP 47 tag: en, pt-BR, zh-Hant.`,
    ])
  })

  test('from left to right where its script is not', () => {
    expect(localeProblems('he', { ...en, language: 'he' }, en)).toEqual([
      '`direction` is "ltr", and he is written "rtl".',
    ])
  })
})

/** Two lines at 320 px hold some 70 characters; a clock may follow an error. */
test.each(all)('what stands under a field in %s fits its two lines', (_, messages) => {
  const sentences = [
    ...Object.values(messages.errors),
    ...Object.values(messages.notices),
    ...Object.values(messages.phone.problems),
    messages.code.wrongFromApp,
    messages.code.wrongBackup,
    ...Object.values(messages.code.dead).flatMap((say) => [say(undefined), say('9:59')]),
    messages.code.blocked('1:35'),
    `${messages.errors['rate-limited']} ${messages.tryAgainIn('1:35')}`,
    `${messages.errors['sms-limit']} ${messages.tryAgainIn('9:35')}`,
  ]
  expect(sentences.filter((sentence) => widthOf(sentence) > 66)).toEqual([])
  expect(sentences.filter((sentence) => !/[.…。]$/.test(sentence))).toEqual([])
})

test.each(all)('%s names itself and leaves nothing empty', (name, messages) => {
  expect(messages.language).toBe(name)
  const words = (value: unknown): unknown[] =>
    typeof value === 'object' && value !== null ? Object.values(value).flatMap(words) : [value]
  const { sentTo: _, ...code } = messages.code
  expect(words({ ...messages, code }).filter((word) => word === '')).toEqual([])
})

/** How many tries there are, and for how long, are settings of an ONLYOFFICE portal that it tells nobody. */
test.each(all)('no word of %s says how many tries there are, or promises when codes are checked', (_, words) => {
  const { code, notices, errors } = words
  const said = [code.blocked(''), notices['attempts-exhausted'], errors['rate-limited'], errors['credentials-wrong']]
  for (const sentence of said) expect(sentence).not.toMatch(/\d|five|sixty|minute|пят|минут|خمس|دقيق/)
  expect(code.blocked('1:00').toLowerCase()).toContain(styleSheetOf(words.language).words.get('about'))
})

test('a number that is not known is told apart from no other', () => {
  for (const [, { errors }] of all) expect(errors['account-not-found']).not.toMatch(/account|exist|учётн|найден|حساب/i)
})

/** A number keeps its unit beside it. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ')
}

test('time is written as on a stopwatch and said as people say it', () => {
  expect([0, 24, 60, 581, 3900].map(minutesAndSeconds)).toEqual(['0:00', '0:24', '1:00', '9:41', '1:05:00'])
  expect([1, 24, 60, 61].map((seconds) => plain(en.duration(seconds)))).toEqual([
    '1 second',
    '24 seconds',
    '1 minute',
    '2 minutes',
  ])
  expect([1, 2, 5, 21, 60, 120, 300].map((seconds) => plain(ru.duration(seconds)))).toEqual([
    '1 секунду',
    '2 секунды',
    '5 секунд',
    '21 секунду',
    '1 минуту',
    '2 минуты',
    '5 минут',
  ])
  expect([1, 2, 5, 24, 60, 120, 300, 660].map((seconds) => plain(ar.duration(seconds)))).toEqual([
    'ثانية واحدة',
    'ثانيتين',
    '5 ثوانٍ',
    '24 ثانية',
    'دقيقة واحدة',
    'دقيقتين',
    '5 دقائق',
    '11 دقيقة',
  ])
})
