import { describe, expect, test, vi } from 'vitest'
import { AuthError } from '../../protocol/error.ts'
import { readBackupCodes } from '../onlyoffice/backupCodes.ts'
import { readDocspace } from './answers.ts'
import { readAppSetup, readValidation } from './confirmLinkAnswers.ts'
import { confirmHeaderOf, portalOf } from './confirmHeader.ts'
import { readSettings } from './settings.ts'
import { saidByStatus } from '../../test-support/saidByStatus.test-support.ts'

const now = 1_000_000
const minute = 60_000
/** After a limit that is nobody's own and names no time. */
const halfMinute = 30_000
const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => ({
  status,
  headers: new Headers(headers),
  bytes: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
})
const refused = (type: string | null, message: string | null = 'words') => ({ error: { message, type }, status: 1 })
const invalid = { response: { errors: { Code: ['too long'] } }, status: 1 }

function failureOf(read: () => unknown): unknown {
  try {
    return read()
  } catch (thrown) {
    if (!(thrown instanceof AuthError)) throw thrown
    const { code, cause, retryAt } = thrown
    return { code, cause, ...(retryAt !== undefined && { retryAt }) }
  }
}

describe('a refusal of a sign-in call', () => {
  const noClass = 'words System.Exception'
  test.each([
    ['code', 400, invalid, { code: 'code-wrong', cause: { status: 400 } }],
    ['code', 500, invalid, { code: 'server', cause: { status: 500 } }],
    ['authenticate', 400, invalid, { code: 'unexpected', cause: { status: 400 } }],
    ['code', 403, refused(noClass), { code: 'forbidden', cause: { status: 403 } }],
    ['code', 403, refused('System.Exception words'), { code: 'forbidden', cause: { status: 403 } }],
    ['code', 401, refused(null), { code: 'code-wrong-or-expired', cause: { status: 401, type: null } }],
    ['send-sms', 401, refused(null), { state: 'startAgain' }],
    ['set-phone', 401, refused(null), { state: 'startAgain' }],
    ['authenticate', 404, refused(null), { code: 'credentials-wrong', cause: { status: 404, type: null } }],
    ['code', 404, refused(null), { code: 'account-not-found', cause: { status: 404, type: null } }],
    ['send-sms', 404, refused(null), { code: 'account-not-found', cause: { status: 404, type: null } }],
    ['set-phone', 404, refused(null), { code: 'account-not-found', cause: { status: 404, type: null } }],
    ['authenticate', 502, refused(null), { code: 'server', cause: { status: 502, type: null } }],
    ['authenticate', 418, refused(null), { code: 'unexpected', cause: { status: 418, type: null } }],
    [
      'authenticate',
      401,
      refused(null, 'Login Fail. Too many attempts'),
      { code: 'rate-limited', cause: { status: 401, type: null }, retryAt: now + minute },
    ],
    [
      'set-phone',
      500,
      refused('System.Exception', 'You have sent too many text messages. Please try again later.'),
      { state: 'smsLimit' },
    ],
    // No message is asked for by a code, so the same words are no limit there.
    [
      'code',
      500,
      refused('System.Exception', 'You have sent too many text messages. Please try again later.'),
      { code: 'server', cause: { status: 500, type: 'System.Exception' } },
    ],
  ] as const)('%s, %i %o', (call, status, body, expected) => {
    expect(failureOf(() => readDocspace(answer(status, body), call, now))).toEqual(expected)
  })

  test('without a body is the limiter, which may say how long', () => {
    const cause = { status: 429 }
    const read = (headers: Record<string, string>) => () => readDocspace(answer(429, '', headers), 'code', now)
    expect(failureOf(read({}))).toEqual({ code: 'rate-limited', cause, retryAt: now + halfMinute })
    expect(failureOf(read({ 'retry-after': '5' }))).toEqual({ code: 'rate-limited', cause, retryAt: now + 5000 })
  })
})

test('a name nobody has reads like a wrong password', () => {
  const read = (status: number, type: string | null) => {
    const thrown = failureOf(() => readDocspace(answer(status, refused(type)), 'authenticate', now))
    return typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : thrown
  }
  const wrong = read(401, 'System.Security.SecurityException')
  expect([read(404, 'ASC.Common.Web.ItemNotFoundException'), read(404, null), read(401, null)]).toEqual([
    wrong,
    wrong,
    wrong,
  ])
})

test('a token that came with 201, as a proxy may have it, is one', () => {
  const body = { response: { token: 'session-token' }, status: 0 }
  expect(readDocspace(answer(201, body), 'authenticate', now)).toEqual({
    state: 'signedIn',
    session: { token: 'session-token' },
  })
})

describe('a refusal of an authenticator’s code', () => {
  test.each([
    [400, refused('System.ArgumentException'), 'code-wrong'],
    [403, refused('System.Security.SecurityException'), 'forbidden'],
    [500, refused('System.Exception'), 'code-wrong'],
    [500, refused('System.Other'), 'server'],
    [503, refused(null), 'server'],
    [418, refused(null), 'unexpected'],
  ])('%i %o is %s, and the class is the cause', (status, body, code) => {
    const expected = { code, cause: { status, type: body.error.type } }
    expect(failureOf(() => readValidation(answer(status, body), now))).toEqual(expected)
  })

  test.each([
    ['', {}, now + halfMinute],
    ['', { 'retry-after': '5' }, now + 5000],
    [refused(null), {}, now + minute],
    [refused(null), { 'retry-after': '5' }, now + 5000],
  ])('429 %o with %o is waited out', (body, headers, retryAt) => {
    expect(failureOf(() => readValidation(answer(429, body, headers), now))).toMatchObject({
      code: 'rate-limited',
      cause: { status: 429 },
      retryAt,
    })
  })
})

test('a key, and backup codes, come with a success alone', () => {
  const key = { response: { manualEntryKey: 'KEZEM43CIUYWYU2Y' }, status: 0 }
  const codes = { response: [{ code: 'aB3_x9' }], status: 0 }
  expect(readAppSetup(answer(200, key), now)).toEqual({ secret: 'KEZEM43CIUYWYU2Y' })
  expect(readBackupCodes(answer(200, codes), now)).toEqual(['aB3_x9'])
  expect(readAppSetup(answer(201, key), now)).toEqual({ secret: 'KEZEM43CIUYWYU2Y' })
  expect(readBackupCodes(answer(202, codes), now)).toEqual(['aB3_x9'])
  for (const status of [403, 500]) {
    const expected = { code: saidByStatus(status), cause: { status } }
    expect(failureOf(() => readAppSetup(answer(status, key), now))).toEqual(expected)
    expect(failureOf(() => readBackupCodes(answer(status, codes), now))).toEqual(expected)
  }
  expect(failureOf(() => readBackupCodes(answer(200, '<html>'), now))).toEqual({
    code: 'unexpected',
    cause: { status: 200 },
  })
})

describe('settings that are not told', () => {
  test.each([
    [403, '', 'forbidden'],
    [404, '', 'misconfigured'],
    [500, '', 'server'],
    [403, refused(null), 'forbidden'],
    [500, refused(null), 'server'],
    [503, refused(null), 'server'],
    [418, refused(null), 'unexpected'],
    [403, '{}', 'forbidden'],
    [403, '{"error":{"message":7},"status":1}', 'forbidden'],
    [500, '<html>', 'server'],
    [401, 'you are unauthorized', 'forbidden'],
    [401, 'unauthorized access', 'forbidden'],
  ])('%i %o are %s', (status, body, code) => {
    expect(failureOf(() => readSettings(answer(status, body), now))).toEqual({ code, cause: { status } })
  })

  test.each([['"Unauthorized"'], [' unauthorized\n'], [refused(null)]])('401 %o is a Workspace', (body) => {
    expect(failureOf(() => readSettings(answer(401, body), now))).toMatchObject({ code: 'misconfigured' })
  })

  test.each(['', refused(null)])('429 %o is waited out as long as it says', (body) => {
    const read = () => readSettings(answer(429, body, { 'retry-after': '5' }), now)
    expect(failureOf(read)).toEqual({ code: 'rate-limited', cause: { status: 429 }, retryAt: now + 5000 })
  })
})

describe('the origin of a confirm link', () => {
  test('is the portal’s, over HTTP too', () => {
    expect(confirmHeaderOf('http://portal.test/confirm?key=1.X', 'http://portal.test')).toBe('key=1.X')
    expect(() => confirmHeaderOf('http://portal.test/confirm?key=1.X', 'https://portal.test')).toThrow('misconfigured')
  })

  test.each(['xhttps:portal.test?key=1.X', 'httpsx:portal.test?key=1.X', 'data:,x?key=1.X'])(
    '%s has none, whatever page asks',
    (confirmUrl) => {
      expect(() => confirmHeaderOf(confirmUrl, 'null')).toThrow('misconfigured')
    },
  )

  test('is the page’s own below a relative address, where there is a page', () => {
    expect(() => portalOf({ baseUrl: '/portal' })).toThrow('misconfigured')
    vi.stubGlobal('location', { href: 'https://page.test/sign-in' })
    expect(portalOf({ baseUrl: '/portal' }).origin).toBe('https://page.test')
    expect(portalOf({ baseUrl: '/portal', portalOrigin: 'https://portal.test' }).origin).toBe('https://portal.test')
  })
})

test('as many backup codes as no portal makes are somebody else’s answer', () => {
  const codes = (count: number) => ({ response: Array(count).fill({ code: 'aB3_x9' }), status: 0 })
  expect(readBackupCodes(answer(200, codes(100)), now)).toHaveLength(100)
  expect(() => readBackupCodes(answer(200, codes(101)), now)).toThrow(expect.objectContaining({ code: 'unexpected' }))
})
