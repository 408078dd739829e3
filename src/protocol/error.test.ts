import { describe, expect, test } from 'vitest'
import { AuthError, asAuthError } from './error.ts'

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
})
