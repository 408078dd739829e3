// @vitest-environment jsdom
import { render } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { captchaProviders } from '../../captcha/lazy.ts'
import { zitadel } from '../../backends/zitadel/index.ts'
import { parsePhone, readPhone } from '../../phone/index.ts'
import type { CodeShape } from '../../protocol/step.ts'
import { Captcha } from './captcha/Captcha.tsx'
import { CodeEntry } from './code/CodeEntry.tsx'
import { PhoneEntry } from './phone/PhoneEntry.tsx'

/** As the types of a host without types say of anything. */
const areTaken = (given: unknown): given is readonly string[] => given !== undefined
const isTaken = (given: unknown): given is CodeShape => given !== undefined

const said = (call: () => unknown): string => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  try {
    call()
    return ''
  } catch (thrown) {
    return String(thrown)
  }
}

test.each(['ru', 'Ru', 'RUS', 'Russia', 'XX', 'AQ', '', '+7', '7'])(
  'country=%j is none, and is said to be',
  async (country) => {
    expect(said(() => render(<PhoneEntry label="Phone" country={country} />))).toContain('E70 (PhoneEntry: country)')
    expect(said(() => parsePhone('1', { country }))).toContain('E70 (parsePhone: country)')
    await expect(readPhone('1', { country })).rejects.toThrow('E70')
  },
)

test.each([[[]], [['ru']], [['RU', 'kz']], [['RU', 'XX']], [['RU', '']], [['AQ']], ['RU']])(
  'countries=%j is no list of countries, and is said to be none',
  async (given) => {
    // As a host without types may give it.
    const countries: unknown = given
    if (!areTaken(countries)) return
    expect(said(() => render(<PhoneEntry label="Phone" countries={countries} />))).toContain(
      'E71 (PhoneEntry: countries)',
    )
    expect(said(() => parsePhone('1', { country: 'RU', countries }))).toContain('E71 (parsePhone: countries)')
    await expect(readPhone('1', { country: 'RU', countries })).rejects.toThrow('E71')
  },
)

test('a list of all there are is one, with those that have no numbers; what is preferred is countries too', () => {
  expect(said(() => render(<PhoneEntry label="Phone" country="RU" countries={['RU', 'AQ', 'KZ']} />))).toBe('')
  expect(said(() => render(<PhoneEntry label="Phone" preferredCountries={['RU', 'AQ']} />))).toBe('')
  expect(said(() => render(<PhoneEntry label="Phone" preferredCountries={['ru']} />))).toContain(
    'E71 (PhoneEntry: preferred',
  )
})

test.each([0, -1, 0.5, 6.5, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 65, 1e9])(
  'a code of %d characters cannot be, and is said not to be',
  (length) => {
    const shape: CodeShape = { length, characters: 'digits', caseSensitive: false }
    expect(said(() => render(<CodeEntry label="Code" shape={shape} />))).toContain('E80 (CodeEntry: shape.length)')
    expect(said(() => zitadel({ baseUrl: 'https://id.example', token: () => 'token', code: { length } }))).toContain(
      'E80 (zitadel: code.length)',
    )
  },
)

test('a code of characters that nobody knows, or of none, cannot be either', () => {
  const shapes: readonly unknown[] = [
    { length: 6, characters: 'hex' },
    { length: 6 },
    { length: '6', characters: 'digits' },
  ]
  for (const shape of shapes) {
    if (isTaken(shape)) expect(said(() => render(<CodeEntry label="Code" shape={shape} />))).toContain('E80')
  }
  for (const length of [1, 6, 64]) {
    expect(
      said(() => render(<CodeEntry label="Code" shape={{ length, characters: 'any', caseSensitive: true }} />)),
    ).toBe('')
  }
})

const providers = await Promise.all(
  Object.entries(captchaProviders).map(async ([name, load]) => [name, await load()] as const),
)

const captchaMistakes: readonly (readonly [name: string, value: unknown, number: string])[] = [
  ...['loadTimeout', 'challengeTimeout'].flatMap((name) =>
    [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, '15000', null].map((value) => [name, value, 'E21'] as const),
  ),
  ...['русский', '', 'en_US', 7, null].map((value) => ['language', value, 'E06'] as const),
  ['size', 'large', 'E24'],
]

test.each(captchaMistakes)(
  'a captcha with %s=%o cannot be, in the part and in each provider',
  (name, value, number) => {
    const challenge = { provider: 'turnstile', siteKey: 'key' }
    const given: object = { [name]: value }
    expect(
      said(() => render(<Captcha challenge={challenge} {...(name === 'language' ? given : { options: given })} />)),
    ).toContain(`${number} (Captcha: ${name})`)
    for (const [called, { default: Provider }] of providers) {
      expect(said(() => render(<Provider siteKey="key" {...given} />))).toContain(`${number} (${called}: ${name})`)
    }
  },
)

test('a captcha with the shortest and the longest time, and a language, can be', () => {
  const options = { loadTimeout: 1, challengeTimeout: 2 ** 31 - 1, size: 'compact' } as const
  const challenge = { provider: 'turnstile', siteKey: 'key' }
  expect(said(() => render(<Captcha challenge={challenge} language="zh-Hant" options={options} />))).toBe('')
})
