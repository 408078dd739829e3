import { describe, expect, test } from 'vitest'
import { EntryphoneError } from '../../runtime/mistake.ts'
import { untyped } from '../../test-support/untyped.test-support.ts'
import type { BetterAuthOptions } from './options.ts'
import { settingsOf } from './settings.ts'

const baseUrl = 'https://app.example.com/api/auth'

/** The number of what a developer is told as the backend is made. */
function numberOf(options: object): string | undefined {
  try {
    settingsOf(untyped({ baseUrl, ...options }))
    return undefined
  } catch (thrown) {
    if (thrown instanceof EntryphoneError) return thrown.number
    throw thrown
  }
}

const passwords = ['phone-and-password', 'email', 'username'] as const
const ofSignedIn = ['verify', 'change', 'add-app', 'add-sms', 'remove-app', 'remove-phone'] as const

describe('the address', () => {
  test.each([
    'phone-number',
    'phone-number/send-otp',
    'phone-number/send-otp/',
    'sign-in',
    'sign-in/email',
    'two-factor/verify-totp',
    'get-session',
    'sign-out',
    'update-user',
    'request-password-reset',
  ])('does not end with %s', (endpoint) => {
    expect(numberOf({ baseUrl: `${baseUrl}/${endpoint}` })).toBe('E72')
    expect(numberOf({ baseUrl: `/api/auth/${endpoint}` })).toBe('E72')
  })

  test.each(['', '/', '/api/auth', '/api/auth/', 'https://sign-in.example.com/api/auth', '/sign-in/portal/api/auth'])(
    'may be %j',
    (address) => {
      expect(numberOf({ baseUrl: address })).toBeUndefined()
    },
  )
})

describe('a session by token', () => {
  test.each(passwords)('signs nobody in by %s without cookies: the second factor has no other way', (signIn) => {
    expect(numberOf({ signIn, bearer: true })).toBe('E73')
    expect(numberOf({ signIn, bearer: true, credentials: 'omit' })).toBe('E73')
    expect(numberOf({ signIn, bearer: true, credentials: 'include' })).toBeUndefined()
    expect(numberOf({ signIn, bearer: true, credentials: 'same-origin' })).toBeUndefined()
  })

  test('is what a phone and its code can give', () => {
    expect(numberOf({ bearer: true })).toBeUndefined()
    expect(settingsOf({ baseUrl, bearer: true }).options.credentials).toBe('omit')
  })

  test.each(ofSignedIn)('brings its token to %s, and says that there will be another', (intent) => {
    const headers = { authorization: 'Bearer token' }
    expect(numberOf({ intent, bearer: true })).toBe('E78')
    expect(numberOf({ intent, bearer: true, headers })).toBeUndefined()
    expect(numberOf({ intent, bearer: true, headers: () => headers })).toBeUndefined()
    // A fetch of the host's may add it.
    expect(numberOf({ intent, bearer: true, fetch: async () => new Response() })).toBeUndefined()
    expect(numberOf({ intent, headers })).toBe('E77')
    expect(numberOf({ intent, headers: new Headers([['Authorization', 'bearer token']]) })).toBe('E77')
  })

  test.each([undefined, true])('is not begun with the token of another (bearer %s)', (bearer) => {
    expect(numberOf({ bearer, headers: [['Authorization', 'Bearer token']] })).toBe('E77')
    // A proxy in front may have people of its own.
    expect(numberOf({ bearer, headers: { authorization: 'Basic cHJveHk6' } })).toBeUndefined()
  })
})

test('a session by cookie needs cookies', () => {
  for (const intent of ['sign-in', ...ofSignedIn]) expect(numberOf({ intent, credentials: 'omit' })).toBe('E74')
  expect(settingsOf({ baseUrl }).options.credentials).toBe('same-origin')
  expect(settingsOf({ baseUrl, credentials: 'include' }).options.credentials).toBe('include')
})

describe('a captcha', () => {
  const captcha = { provider: 'turnstile', siteKey: 'key', on: ['send'] }

  test.each([
    ['Yandex', { provider: 'smartcaptcha' }, 'E75'],
    ['the name the server has for it', { provider: 'google-recaptcha' }, 'E75'],
    ['no key', { siteKey: '' }, 'E60'],
    ['no place to be', { on: undefined }, 'E24'],
    ['an empty list of places', { on: [] }, 'E24'],
    ['a place nobody knows', { on: ['verify'] }, 'E24'],
  ])('of %s is none', (_, wrong, number) => {
    expect(numberOf({ captcha: { ...captcha, ...wrong } })).toBe(number)
  })

  test('is asked for where the host says that the server wants it, and nowhere else', () => {
    const options: BetterAuthOptions = {
      baseUrl,
      captcha: { provider: 'turnstile', siteKey: 'key', on: ['send', 'reset'] },
    }
    const { challengeOn } = settingsOf(options)
    expect(challengeOn('send')).toEqual({ provider: 'turnstile', siteKey: 'key' })
    expect(challengeOn('reset')).toEqual({ provider: 'turnstile', siteKey: 'key' })
    expect(challengeOn('sign-in')).toBeUndefined()
    expect(settingsOf({ baseUrl }).challengeOn('send')).toBeUndefined()
  })
})

describe('codes', () => {
  test.each([0, -6, 6.5, 65, '6', Number.NaN])('are not %o long', (length) => {
    expect(numberOf({ codeLength: length })).toBe('E80')
    expect(numberOf({ messageLength: length })).toBe('E80')
  })

  test('of both kinds are as long as the host says', () => {
    const { code, message } = settingsOf({ baseUrl, codeLength: 4 })
    expect([code.shape.length, message.shape.length]).toEqual([4, 4])
    const apart = settingsOf({ baseUrl, codeLength: 4, messageLength: 8 })
    expect([apart.code.shape.length, apart.message.shape.length]).toEqual([4, 8])
    expect(settingsOf({ baseUrl }).code.shape).toEqual({ length: 6, characters: 'digits', caseSensitive: false })
  })

  test.each([300, 0, -1, '300000', Number.POSITIVE_INFINITY])('do not live %o milliseconds', (life) => {
    expect(numberOf({ codeLife: life })).toBe('E76')
    expect(numberOf({ messageLife: life })).toBe('E76')
  })

  test('live as long as the server lets them by itself', () => {
    const { code, message, sending } = settingsOf({ baseUrl, now: () => 1000 })
    expect(code.bounds()).toEqual({ resendAt: 31_000, expiresAt: 301_000 })
    expect(message.bounds()).toEqual({ resendAt: 31_000, expiresAt: 181_000 })
    expect(sending).toMatchObject({ longestWait: 30_000, longestLife: 300_000 })
  })
})

test.each([
  ['signIn', 'sms'],
  ['intent', 'sign-up'],
  ['bearer', 'yes'],
  ['allowPasswordless', 1],
])('%s is not %o', (option, value) => {
  expect(numberOf({ [option]: value })).toBe('E24')
})
