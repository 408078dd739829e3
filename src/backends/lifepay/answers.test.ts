import { describe, expect, test } from 'vitest'
import { readReset, readToken } from './accountAnswers.ts'
import { readSendCode, refusalOf } from './answers.ts'

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => ({
  status,
  headers: new Headers(headers),
  bytes: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
})

describe('a request that is not valid', () => {
  test.each([
    ['send', 'phone-refused'],
    ['send-with-captcha', 'phone-or-captcha-refused'],
    ['verify', 'code-wrong'],
    ['sign-in', 'credentials-wrong'],
    ['account', 'unexpected'],
  ] as const)('in %s is %s', (phase, code) => {
    const cause = { status: 422, code: 'RequestIsNotValid' }
    expect(refusalOf(answer(422, cause), phase, 0)).toMatchObject({ code, cause })
  })

  test('is one of the account’s, in sign-up and reset-password', () => {
    const refused = answer(422, { code: 'RequestIsNotValid' })
    expect(() => readToken(refused, 'account', 0)).toThrow('unexpected')
    expect(() => readReset(refused, 0)).toThrow('unexpected')
  })
})

describe('what cannot be read', () => {
  test.each(['', '{"code":"two words"}', '{"code":"a-b"}', `{"code":"${'x'.repeat(65)}"}`, '{"code":""}'])(
    'as a refusal, %j is told by its status alone',
    (body) => {
      expect(refusalOf(answer(429, body), 'send', 0)).toMatchObject({ code: 'unexpected', cause: { status: 429 } })
    },
  )

  test('as a token is too', () => {
    expect(() => readToken(answer(200, '{}'), 'sign-in', 0)).toThrow(
      expect.objectContaining({ code: 'unexpected', cause: { status: 200 } }),
    )
  })
})

test('an earlier code that still holds is no refusal, and says when the next may go out', () => {
  const later = answer(429, { code: 'TrySendCodeLater' }, { 'retry-after': '17' })
  expect(readSendCode(later, 'send', 1000)).toEqual({ outcome: 'sent-recently', retryAt: 18_000 })
})

test('a limit says when it is over; another refusal asks for no wait, whatever an edge adds to it', () => {
  const refused = (status: number, code: string) => () =>
    readSendCode(answer(status, { code }, { 'retry-after': '17' }), 'send', 1000)
  expect(refused(429, 'TooManyRequests')).toThrow(expect.objectContaining({ code: 'rate-limited', retryAt: 18_000 }))
  expect(refused(500, 'InternalServerError')).toThrow(expect.objectContaining({ retryAt: undefined }))
})
