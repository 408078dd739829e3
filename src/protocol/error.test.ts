import { describe, expect, test } from 'vitest'
import { AuthError, asAuthError, authErrorCodes, errorFrom, errorMeanings, isAbout } from './error.ts'

describe('an AuthError', () => {
  test('says its code, and only what is known beside it', () => {
    const bare = new AuthError('offline')
    expect(bare).toMatchObject({ name: 'AuthError', code: 'offline', message: 'offline', retryAt: undefined })
    expect('cause' in bare).toBe(false)
  })

  test('carries what was seen, and when to try again', () => {
    const cause = { code: 'TooManyRequests' }
    expect(new AuthError('rate-limited', { retryAt: 5000, cause })).toMatchObject({ retryAt: 5000, cause })
  })

  test('is made of whatever was thrown, and stays itself', () => {
    const thrown = new TypeError('a bug')
    expect(asAuthError(thrown)).toMatchObject({ code: 'unexpected', cause: { thrown: 'TypeError' } })
    const error = new AuthError('offline')
    expect(asAuthError(error)).toBe(error)
  })

  test('out of a function of the host’s means what that says, or else what it is taken for', () => {
    const theirs = new AuthError('rate-limited', { retryAt: 5000, cause: 'words' })
    expect(errorFrom('verify', theirs, 'network')).toMatchObject({
      code: 'rate-limited',
      retryAt: 5000,
      cause: { from: 'verify', thrown: 'AuthError' },
    })
    expect(errorFrom('fetch', new TypeError('words'), 'network')).toMatchObject({
      code: 'network',
      retryAt: undefined,
      cause: { from: 'fetch', thrown: 'TypeError' },
    })
  })
})

describe('what an error means', () => {
  const codesOf = (holds: (code: (typeof authErrorCodes)[number]) => boolean) => authErrorCodes.filter(holds)

  test('is written down for every code, and for no other', () => {
    expect(Object.keys(errorMeanings).toSorted()).toEqual(authErrorCodes.toSorted())
  })

  test.each([
    ['subject', ['phone', 'code', 'credentials', 'captcha', 'limit', 'none']],
    ['retry', ['now', 'later', 'never']],
    ['outcome', ['refused', 'unclear', 'unanswered']],
  ] as const)('has a %s out of a closed list', (member, words: readonly string[]) => {
    expect(codesOf((code) => !words.includes(errorMeanings[code][member]))).toEqual([])
  })

  test('a request that may have done its work is not refused', () => {
    expect(codesOf((code) => errorMeanings[code].outcome === 'unanswered')).toEqual(['network', 'offline', 'timeout'])
    expect(codesOf((code) => errorMeanings[code].outcome === 'unclear')).toEqual(['server', 'unexpected'])
  })

  test('each subject has its codes: the field they stand at, or the limit that holds every button', () => {
    const about = (subject: Parameters<typeof isAbout>[1]) => codesOf((code) => isAbout(new AuthError(code), subject))
    expect(about('phone')).toEqual(['account-not-found', 'phone-country', 'phone-refused'])
    expect(about('code')).toEqual(['code-expired', 'code-wrong', 'code-wrong-or-expired'])
    expect(about('credentials')).toEqual(['credentials-wrong'])
    expect(about('limit')).toEqual(['rate-limited'])
    expect(about('captcha')).toEqual([
      'captcha-closed',
      'captcha-expired',
      'captcha-refused',
      'captcha-unavailable',
      'phone-or-captcha-refused',
    ])
  })

  test('a limit, a server in trouble and messages that are used up are mended by waiting', () => {
    const later = ['conflict', 'portal-busy', 'rate-limited', 'server', 'sms-limit', 'sms-unavailable']
    expect(codesOf((code) => errorMeanings[code].retry === 'later')).toEqual(later)
    expect(errorMeanings.misconfigured.retry).toBe('never')
    const now = ['captcha-closed', 'captcha-expired', 'captcha-refused', 'captcha-unavailable', 'network', 'offline']
    expect(codesOf((code) => errorMeanings[code].retry === 'now')).toEqual([
      ...now,
      'phone-or-captcha-refused',
      'timeout',
      'unexpected',
    ])
  })

  test('no error, and a host’s own sentence, are about nothing', () => {
    expect([isAbout(undefined, 'code'), isAbout('Not this one.', 'code')]).toEqual([false, false])
  })
})
