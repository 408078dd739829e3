import { describe, expect, test, vi } from 'vitest'
import { readReset, readToken } from './accountAnswers.ts'
import { readSendCode, refusalOf } from './answers.ts'
import { saidByStatus } from '../../test-support/saidByStatus.test-support.ts'

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => ({
  status,
  headers: new Headers(headers),
  bytes: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
})

describe('a request that is not valid', () => {
  test.each([
    // The captcha, where one was sent, or that there was none: LIFE PAY has no word for either.
    ['send', 'phone-or-captcha-refused'],
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
      for (const status of [400, 401, 403, 404, 405, 418, 429, 500, 502, 503, 520]) {
        const error = refusalOf(answer(status, body), 'send', 0)
        expect(error).toMatchObject({ code: saidByStatus(status), cause: { status } })
        expect(error.retryAt).toBe(status === 429 ? 30_000 : undefined)
      }
    },
  )

  test('as a token is too', () => {
    expect(() => readToken(answer(200, '{}'), 'sign-in', 0)).toThrow(
      expect.objectContaining({ code: 'unexpected', cause: { status: 200 } }),
    )
  })
})

test.each(['482913Code', 'xCode', 'Code482913', 'Code\\n', 'code', 'CODE', 'C'])(
  'a word that is none of an enum’s is not told: %j',
  (code) => {
    expect(refusalOf(answer(418, `{"code":"${code}"}`), 'send', 0).cause).toEqual({ status: 418 })
  },
)

test.each([
  ['an organization that there is not', 404, 'AliasIsNotFound', 'E33'],
  ['an address that leads elsewhere', 405, 'NoSuchMethod', 'E22'],
])('%s is the host’s to mend, who reads so by number', (_, status, code, number) => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(refusalOf(answer(status, { code }), 'send', 0)).toMatchObject({
    code: 'misconfigured',
    cause: { status, code },
  })
  expect(error).toHaveBeenCalledExactlyOnceWith(
    expect.stringContaining(`Entryphone ${number} (lifepay: status ${status})`),
  )
})

test('what is not the host’s to mend is not printed', () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {})
  refusalOf(answer(422, { code: 'InvalidConfirmationCode' }), 'verify', 0)
  expect(error).not.toHaveBeenCalled()
})

test('an earlier code that still holds is no refusal, and says when the next may go out', () => {
  const later = answer(429, { code: 'TrySendCodeLater' }, { 'retry-after': '17' })
  expect(readSendCode(later, 1000)).toEqual({ outcome: 'sent-recently', retryAt: 18_000 })
})

test.each([200, 201, 202, 204])('a success without a word is one: %i', (status) => {
  expect(readSendCode(answer(status, ''), 0)).toEqual({ outcome: 'sent' })
  expect(readSendCode(answer(status, '<html>'), 0)).toEqual({ outcome: 'sent' })
  expect(() => readReset(answer(status, ''), 0)).not.toThrow()
})

test('an earlier code that still holds leaves the wait to the host, where no time is named', () => {
  const later = answer(429, { code: 'TrySendCodeLater' })
  expect(readSendCode(later, 1000)).toEqual({ outcome: 'sent-recently', retryAt: undefined })
})

test('a limit says when it is over; another refusal asks for no wait, whatever an edge adds to it', () => {
  const refused = (status: number, code: string) => () =>
    readSendCode(answer(status, { code }, { 'retry-after': '17' }), 1000)
  expect(refused(429, 'TooManyRequests')).toThrow(expect.objectContaining({ code: 'rate-limited', retryAt: 18_000 }))
  expect(refused(503, 'TryLater')).toThrow(expect.objectContaining({ code: 'rate-limited', retryAt: 18_000 }))
  expect(refused(503, 'InternalServerError')).toThrow(expect.objectContaining({ code: 'server', retryAt: 18_000 }))
  expect(refused(500, 'InternalServerError')).toThrow(expect.objectContaining({ retryAt: undefined }))
})
