import { describe, expect, test } from 'vitest'
import { AuthError, type AuthErrorCode } from '../../protocol/error.ts'
import { maskAccount, revealsAccount } from './hiddenAccounts.ts'

const said = (code: AuthErrorCode, word?: string) =>
  new AuthError(code, { cause: word === undefined ? 'words' : { status: 400, code: word } })

describe('who has an account', () => {
  test.each([
    said('account-not-found'),
    said('account-disabled'),
    said('forbidden', 'AnyWord'),
    said('unexpected', 'NotificationsAreOutOfService'),
    said('unexpected', 'PhoneIsNotFound'),
    said('unexpected', 'PhoneIsNotFoundInOrganization'),
    said('unexpected', 'TryActivateLater'),
    said('rate-limited', 'TrySendCodeLater'),
  ])('is told by %s', (error) => {
    expect(revealsAccount(error)).toBe(true)
    expect(maskAccount(error)).toMatchObject({ code: 'code-wrong-or-expired', cause: error.cause })
  })

  test.each([
    said('forbidden'),
    said('unexpected', 'AnyWord'),
    said('rate-limited', 'TooManyRequests'),
    said('server'),
  ])('is not told by %s', (error) => {
    expect(revealsAccount(error)).toBe(false)
    expect(maskAccount(error)).toBe(error)
  })

  test.each(['code-wrong', 'code-expired', 'code-wrong-or-expired'] as const)(
    'would be told by the difference between codes, so %s is one of them',
    (code) => {
      expect(maskAccount(said(code))).toMatchObject({ code: 'code-wrong-or-expired' })
    },
  )

  test('is told by no error of somebody else’s', () => {
    expect(revealsAccount({ code: 'account-not-found' })).toBe(false)
  })
})
