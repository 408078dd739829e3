import { afterEach, describe, expect, test, vi } from 'vitest'
import { EntryphoneError } from './mistake.ts'
import {
  aChallenge,
  aDuration,
  aFunction,
  aLanguage,
  anything,
  aPause,
  aText,
  check,
  checkProps,
  isAddress,
  isChallenge,
  isDuration,
  isLanguage,
  ofHttp,
  oneOf,
  type Rule,
} from './options.ts'

const longestTimer = 2 ** 31 - 1

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})

describe('an address that requests can be put below', () => {
  test.each([
    '',
    '/',
    '/portal',
    './portal',
    '../portal',
    '//id.example',
    'http://id.example',
    'HTTPS://id.example:8080/tenant/',
  ])('may be %j', (address) => {
    expect(isAddress(address)).toBe(true)
  })

  test.each([
    undefined,
    7,
    ['/portal'],
    'portal',
    '.../portal',
    '.portal',
    'a/../portal',
    'x https://id.example',
    'xhttps://id.example',
    'httpss://id.example',
    'ftp://id.example',
    'javascript:alert(1)//',
    'https:id.example',
    'https://',
    '/portal?tenant=1',
    '/portal#top',
    'https://ann@id.example',
    'https://:Passw0rd@id.example',
  ])('is never %j', (address: unknown) => {
    expect(isAddress(address)).toBe(false)
  })
})

describe('milliseconds that a timer can wait', () => {
  test.each([1, 0.5 + 1, longestTimer])('may be %d', (value) => {
    expect(isDuration(value)).toBe(true)
  })

  test.each([0, 0.5, -1, Number.NaN, longestTimer + 1, Number.POSITIVE_INFINITY, '1000', undefined])(
    'are never %o',
    (value) => {
      expect(isDuration(value)).toBe(false)
    },
  )

  test('may be none, where that is the least', () => {
    expect([isDuration(0, 0), isDuration(-1, 0)]).toEqual([true, false])
  })
})

test.each<[unknown, boolean]>([
  ['en', true],
  ['zh-Hant-TW', true],
  ['', false],
  ['русский', false],
  ['e', false],
  [['en'], false],
  [[], false],
  [undefined, false],
])('whether a language is one: %j is %s', (value, is) => {
  expect(isLanguage(value)).toBe(is)
})

describe('a challenge that can be drawn', () => {
  test('names a provider, and has a key', () => {
    expect(isChallenge({ provider: 'own', siteKey: 'key' })).toBe(true)
  })

  test.each([
    undefined,
    null,
    'own',
    {},
    { provider: 'own' },
    { siteKey: 'key' },
    { provider: 7, siteKey: 'key' },
    { provider: 'own', siteKey: 7 },
    { provider: 'own', siteKey: '' },
  ])('is never %j', (value) => {
    expect(isChallenge(value)).toBe(false)
  })
})

describe('what an option has to be', () => {
  const rules: readonly (readonly [string, Rule, string, readonly unknown[], readonly unknown[]])[] = [
    ['a duration', aDuration, 'E21', [1, longestTimer], [0, '1', null]],
    ['a pause', aPause, 'E21', [0, 1], [-1, '0', null]],
    ['a function', aFunction, 'E23', [() => {}, class {}], ['fetch', {}, null]],
    ['a language', aLanguage, 'E06', ['en'], ['русский', 7, null]],
    ['one of some words', oneOf('omit', 'include'), 'E24', ['omit', 'include'], ['', 'omits', null]],
    ['a text', aText, 'E25', ['x'], ['', 7, null]],
    [
      'a challenge of these providers',
      aChallenge('recaptcha', 'own'),
      'E60',
      [{ provider: 'own', siteKey: 'key' }],
      [{ provider: 'else', siteKey: 'key' }, { provider: 'own', siteKey: '' }, 'own', null],
    ],
    ['anything', anything, 'E25', [null, 0, '', {}], []],
  ]

  test.each(rules)('%s, or left out', (_, { number, holds }, expected, allowed, refused) => {
    expect(number).toBe(expected)
    expect([undefined, ...allowed].filter((value) => !holds(value))).toEqual([])
    expect(refused.filter((value) => holds(value))).toEqual([])
  })

  const http: readonly (readonly [keyof typeof ofHttp, string, readonly unknown[], readonly unknown[]])[] = [
    ['baseUrl', 'E20', ['/', 'https://id.example'], [undefined, 'id.example']],
    ['timeout', 'E21', [undefined, 1], [0]],
    ['fetch', 'E23', [undefined, fetch], ['fetch']],
    ['headers', 'E25', [undefined, {}, () => ({})], []],
    ['credentials', 'E24', [undefined, 'omit', 'same-origin', 'include'], ['', 'yes']],
    ['now', 'E23', [undefined, Date.now], [0]],
    ['resendCooldown', 'E21', [undefined, 0], [-1]],
  ]

  test.each(http)('%s of every backend', (option, number, allowed, refused) => {
    const rule: Rule = ofHttp[option]
    expect(rule.number).toBe(number)
    expect(allowed.filter((value) => !rule.holds(value))).toEqual([])
    expect(refused.filter((value) => rule.holds(value))).toEqual([])
  })
})

describe('options that are checked', () => {
  const rules = { text: aText, name: { number: 'E20', holds: isAddress } } as const
  const warned = () => vi.spyOn(console, 'warn').mockImplementation(() => {})

  test('pass, where each holds', () => {
    expect(() => checkProps('made', { name: '/', text: 'x' }, rules)).not.toThrow()
    expect(() => check('made', { name: '/' }, rules)).not.toThrow()
  })

  test.each([
    ['the first that does not hold', { text: '', name: 'Passw0rd' }, 'E25', 'text'],
    ['one that is missing', {}, 'E20', 'name'],
    ['one that is missing, as there are none at all', undefined, 'E20', 'name'],
  ])('are refused by %s, which is named and not quoted', (_, options, number, option) => {
    for (const how of [check, checkProps]) {
      let thrown: unknown
      try {
        how('made', options, rules)
      } catch (error) {
        thrown = error
      }
      expect(thrown).toBeInstanceOf(EntryphoneError)
      expect(thrown).toMatchObject({ number })
      expect(String(thrown)).toContain(`(made: ${option})`)
      expect(String(thrown)).not.toContain('Passw0rd')
    }
  })

  test('are advised against by their names, all at once, where nobody reads them', () => {
    const warn = warned()
    check('made', { name: '/', text: 'x', nmae: 1, txet: 'Passw0rd' }, rules)
    expect(warn).toHaveBeenCalledExactlyOnceWith(
      expect.stringMatching(/^Entryphone E26 \(made: nmae, txet\): There is no option with this name/),
    )
    expect(String(warn.mock.calls)).not.toContain('Passw0rd')
  })

  test('are advised against before one that is missing is refused', () => {
    const warn = warned()
    expect(() => check('misspelt', { nmae: '/' }, rules)).toThrow(/E20/)
    expect(warn).toHaveBeenCalledOnce()
  })

  test('bring no advice where all are read, for a component, and in production', () => {
    const warn = warned()
    check('silent', { name: '/', text: 'x' }, rules)
    checkProps('silent', { name: '/', nmae: 1 }, rules)
    vi.stubEnv('NODE_ENV', 'production')
    const keys = vi.spyOn(Object, 'keys')
    check('silent', { name: '/', nmae: 1 }, rules)
    expect(keys).not.toHaveBeenCalled()
    expect(warn).not.toHaveBeenCalled()
  })

  test('are checked on a page that has no process too', () => {
    vi.stubGlobal('process', undefined)
    const outcomes = [{ name: '/' }, { name: 'id.example' }].map((options) => {
      try {
        return check('bare', options, rules)
      } catch (error) {
        return error
      }
    })
    vi.unstubAllGlobals()
    expect(outcomes.map((error) => error instanceof EntryphoneError)).toEqual([false, true])
  })
})
