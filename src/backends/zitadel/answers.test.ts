import { isE164 } from '../../protocol/e164.ts'
import { describe, expect, test } from 'vitest'
import { AuthError, type AuthErrorCode } from '../../protocol/error.ts'
import {
  errorOf,
  isTokenInvalid,
  mayHaveWorked,
  storedPhoneOf,
  statusIn,
  recoveryOf,
  wantsFreshToken,
} from './answers.ts'
import type { Phase, Recovery } from './meanings.ts'
import { ZitadelStatus } from './transport.ts'

const status = (grpcCode: number, id?: string) => new ZitadelStatus({ grpcCode, id, message: 'words', httpStatus: 400 })

describe('a refusal', () => {
  const phases = ['read', 'set', 'verify', 'resend', 'remove', 'add'] as const
  const known: readonly (readonly [number, string, string, Recovery | undefined])[] = [
    [3, 'COMMAND-sM0cs', 'code-wrong-or-expired', 'code-refused'],
    [5, 'COMMAND-Rsj8c', 'code-expired', 'code-not-found'],
    [9, 'COMMAND-Rsj8c', 'misconfigured', undefined],
    [9, 'COMMAND-wF94r', 'conflict', 'phone-not-changed'],
    [3, 'PHONE-so0wa', 'phone-refused', undefined],
    [9, 'COMMAND-2M9sf', 'already-verified', 'already-verified'],
    [5, 'COMMAND-2b7Hf', 'phone-refused', 'no-phone'],
    [5, 'COMMAND-p6rsc', 'phone-refused', 'no-phone'],
    [3, 'EVENT-8isk2', 'code-wrong', undefined],
    [6, 'COMMAND-do9se', 'conflict', 'factor-on'],
    [9, 'COMMAND-qx4ls', 'conflict', 'factor-on'],
    [6, 'COMMAND-Ad3g2', 'conflict', 'factor-on'],
    [9, 'COMMAND-Q54j2', 'conflict', undefined],
    [5, 'COMMAND-3Mif9s', 'conflict', 'factor-gone'],
    [5, 'COMMAND-Hd9sd', 'conflict', 'factor-gone'],
    [5, 'COMMAND-Sr3h3', 'conflict', 'factor-gone'],
    [3, 'COMMAND-eis9R', 'code-wrong-or-expired', 'code-refused'],
    [9, 'COMMAND-Uch5e', 'conflict', 'phone-not-changed'],
    [9, 'PHONE-5xrra88eq8', 'conflict', 'already-verified'],
    [9, 'COMMAND-ieJ2e', 'phone-refused', 'no-phone'],
    [5, 'COMMAND-ieJ2e', 'misconfigured', undefined],
    [5, 'AUTHZ-cdgFk', 'misconfigured', undefined],
    [5, 'QUERY-Dfbg2', 'misconfigured', undefined],
    [5, 'COMMAND-4g3xq', 'misconfigured', undefined],
    [9, 'COMMAND-SqyJz', 'misconfigured', undefined],
    [9, 'COMMAND-3M0fs', 'misconfigured', undefined],
    [9, 'COMMAND-2M0fs', 'misconfigured', undefined],
    [9, 'COMMAND-3M9fs', 'misconfigured', undefined],
    [5, 'QUERY-SFeaa', 'session-expired', undefined],
    [7, 'AUTHZ-Kl3p0', 'second-factor-needed', undefined],
    [7, 'AUTHZ-EGDo3', 'session-expired', undefined],
    [7, 'AUTH-DZG21', 'misconfigured', undefined],
    [7, 'AUTH-Bs7Ds', 'misconfigured', undefined],
    [3, 'QUERY-hliQl', 'misconfigured', undefined],
    [9, 'QUERY-hliQl', 'misconfigured', undefined],
  ]
  test.each(known)('%i %s is %s in every call, and leads to %s', (grpcCode, id, code, recovery) => {
    for (const phase of phases) {
      const error = errorOf(status(grpcCode, id), phase)
      expect(error).toMatchObject({ code, cause: { grpcCode, id, httpStatus: 400, message: '' } })
      expect(recoveryOf(error, phase)).toBe(recovery)
    }
  })

  test.each<readonly [number, string | undefined, Phase, string]>([
    [3, undefined, 'read', 'unexpected'],
    [3, undefined, 'set', 'phone-refused'],
    [3, undefined, 'verify', 'code-wrong'],
    [3, undefined, 'resend', 'unexpected'],
    [3, undefined, 'remove', 'unexpected'],
    [3, undefined, 'add', 'unexpected'],
    [5, undefined, 'read', 'misconfigured'],
    [5, 'NEW-id', 'read', 'unexpected'],
    [9, 'NEW-id', 'set', 'unexpected'],
    [2, 'NEW-id', 'read', 'server'],
    [4, undefined, 'read', 'server'],
    [6, 'NEW-id', 'add', 'conflict'],
    [7, 'NEW-id', 'read', 'forbidden'],
    [8, undefined, 'resend', 'rate-limited'],
    [10, undefined, 'set', 'server'],
    [12, undefined, 'read', 'misconfigured'],
    [13, undefined, 'read', 'server'],
    [14, undefined, 'read', 'server'],
    [16, 'NEW-id', 'read', 'session-expired'],
    [9, 'constructor', 'read', 'unexpected'],
  ])('%i with the id %s in %s is %s', (grpcCode, id, phase, code) => {
    const error = errorOf(status(grpcCode, id), phase)
    expect(error.code).toBe(code)
    expect(recoveryOf(error, phase)).toBeUndefined()
  })

  test('is found where an AuthError was made of it, and nowhere else', () => {
    const cause = status(3)
    expect(statusIn(new AuthError('code-wrong', { cause }))).toMatchObject({ grpcCode: 3, message: '' })
    for (const other of [
      new AuthError('offline', { cause: new Error('else') }),
      new Error('x', { cause }),
      undefined,
    ]) {
      expect(statusIn(other)).toBeUndefined()
    }
  })

  test('a refusal of the token is known by code and id together', () => {
    expect(isTokenInvalid(status(16, 'AUTH-7fs1e'))).toBe(true)
    for (const other of [status(16, 'AUTH-x'), status(7, 'AUTH-7fs1e'), { grpcCode: 16, id: 'AUTH-7fs1e' }]) {
      expect(isTokenInvalid(other)).toBe(false)
    }
  })

  test('a refusal of the token asks for another one where another one may do', () => {
    const gate = (message: string) => new ZitadelStatus({ grpcCode: 7, id: 'AUTHZ-Kl3p0', message })
    const yes = [
      status(16, 'AUTH-7fs1e'),
      status(16, 'NEW-id'),
      // A gateway's, in words of its own.
      status(16),
      status(7),
      status(7, 'AUTHZ-EGDo3'),
      status(5, 'QUERY-SFeaa'),
      gate('authentication required (AUTHZ-Kl3p0)'),
      new AuthError('session-expired'),
      new AuthError('forbidden'),
    ]
    const no = [
      gate('mfa required (AUTHZ-Kl3p0)'),
      status(7, 'AUTH-DZG21'),
      status(5, 'QUERY-Dfbg2'),
      status(8),
      new AuthError('network'),
      new AuthError('unexpected'),
      new Error('x'),
    ]
    expect(yes.filter((thrown) => !wantsFreshToken(thrown))).toEqual([])
    expect(no.filter((thrown) => wantsFreshToken(thrown))).toEqual([])
    expect(errorOf(gate('authentication required (AUTHZ-Kl3p0)'), 'read').code).toBe('session-expired')
  })

  test('may have done its work where nobody can know', () => {
    const errors = (codes: readonly AuthErrorCode[]) => codes.map((code) => new AuthError(code))
    const refused = (grpcCode: number) => errorOf(status(grpcCode), 'verify')
    const yes = [...errors(['network', 'offline', 'server', 'timeout', 'unexpected']), refused(13), refused(14), 'left']
    const no = [...errors(['session-expired', 'misconfigured', 'rate-limited', 'code-wrong']), refused(3), refused(8)]
    expect(yes.filter((thrown) => !mayHaveWorked(thrown))).toEqual([])
    expect(no.filter((thrown) => mayHaveWorked(thrown))).toEqual([])
  })
})

describe('a status', () => {
  test.each([
    ['Code is invalid (COMMAND-sM0cs)', undefined, 'COMMAND-sM0cs'],
    ['Code is invalid (COMMAND-sM0cs)', 'OTHER-1', 'OTHER-1'],
    ['(COMMAND-sM0cs) is the code', undefined, undefined],
    ['Code is invalid (command-x)', undefined, undefined],
    ['words', 'two words', undefined],
    ['words', 'x'.repeat(65), undefined],
    ['words', '', undefined],
    ['words', '<id', undefined],
    ['words', 'id>', undefined],
  ])('in the words %j with the id %j has the id %s', (message, id, expected) => {
    const made = new ZitadelStatus({ grpcCode: 3, id, message })
    expect(made).toMatchObject({ name: 'ZitadelStatus', message, grpcCode: 3, id: expected, httpStatus: undefined })
  })
})

describe('a number on record', () => {
  test.each([
    ['', true, { verified: false, isSet: false }],
    ['+41791234567', true, { phone: '+41791234567', verified: true, isSet: true }],
    ['+41791234567', false, { phone: '+41791234567', verified: false, isSet: true }],
    ['+123456', true, { verified: true, isSet: true }],
  ])('%j, verified: %s', (phone, isPhoneVerified, expected) => {
    expect(storedPhoneOf({ phone, isPhoneVerified })).toEqual(expected)
  })

  test.each(['041791234567', 'tel:+41791234567', '+41791234567;ext=1', '+'])('%j is not ZITADEL’s', (phone) => {
    expect(() => storedPhoneOf({ phone, isPhoneVerified: true })).toThrow('unexpected')
  })

  test.each(['+0123456789', 'x+41791234567', '+41791234567x', '+1234567890123456', 41791234567, ['+41791234567']])(
    '%j is no E.164',
    (value) => {
      expect(isE164(value)).toBe(false)
    },
  )
})
