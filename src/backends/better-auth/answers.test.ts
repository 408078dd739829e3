import { describe, expect, test } from 'vitest'
import type { Answer } from '../../runtime/http.ts'
import { asAuthError } from '../../protocol/error.ts'
import {
  readBackupCodes,
  readDone,
  readEnabled,
  readSession,
  readSignedIn,
  readSignIn,
  readTotpUri,
} from './answers.ts'
import { type Phase, recoveryOf } from './refusals.ts'
import { recordedAnswer } from './recorded.test-support.ts'
import { type Exchange, exchanges } from './vectors.test-support.ts'

const now = 1_700_000_000_000

async function answerOf(one: Exchange): Promise<Answer> {
  const response = recordedAnswer(one)
  return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) }
}

const phases: readonly (readonly [RegExp, Phase])[] = [
  [/^\/phone-number\/(send-otp|request-password-reset)/, 'send'],
  [/^\/phone-number\/verify$/, 'verify'],
  [/^\/phone-number\/reset-password$/, 'reset'],
  [/^\/sign-in\//, 'sign-in'],
  [/^\/two-factor\/verify-(totp|backup-code)$/, 'challenge'],
  [/^\/two-factor\/(send|verify)-otp$/, 'message'],
]
const pathOf = ({ request }: Exchange) => request.path.replace('/api/auth', '').replace(/\?.*/, '')
const phaseOf = (one: Exchange): Phase => phases.find(([path]) => path.test(pathOf(one)))?.[1] ?? 'account'

/** Each endpoint's reader, and the word its success has among the vectors. */
async function read(one: Exchange): Promise<string> {
  const answer = await answerOf(one)
  const path = pathOf(one)
  const phase = phaseOf(one)
  if (phase === 'sign-in') {
    const outcome = readSignIn(answer, now)
    if (outcome.outcome !== 'second-factor') return outcome.outcome === 'signed-in' ? 'done' : 'code'
    return outcome.app ? 'code(app)' : 'code(sms)'
  }
  if (path === '/get-session') return readSession(answer, now) === undefined ? 'start' : 'done'
  if (path === '/two-factor/enable') return readEnabled(answer, now).totpURI === undefined ? 'done:add-sms' : 'enrol'
  if (path === '/two-factor/generate-backup-codes') {
    readBackupCodes(answer, now)
    return 'backup-codes'
  }
  if (path === '/two-factor/get-totp-uri') {
    readTotpUri(answer, now)
    return 'not used'
  }
  if (phase === 'verify' || phase === 'challenge' || path === '/two-factor/verify-otp') {
    return readSignedIn(answer, phase, now).token === undefined ? 'done without a session' : 'done'
  }
  if (path === '/sign-up/email') return readSignedIn(answer, phase, now).token === undefined ? 'notice:sent' : 'done'
  readDone(answer, phase, now)
  return successes[path] ?? 'code'
}

const successes: Readonly<Record<string, string>> = {
  '/phone-number/request-password-reset': 'code (purpose reset-password)',
  '/phone-number/reset-password': 'credentials, notice:password-changed',
  '/request-password-reset': 'notice:sent',
  '/reset-password': 'credentials, notice:password-changed',
  '/two-factor/send-otp': 'code(sms)',
  '/update-user': 'done:remove-phone',
}

/** Where each way on from a refusal leads, in the words of the vectors. */
const recoveries: Readonly<Record<string, RegExp>> = {
  'account-exists': /^notice:account-exists$/,
  'attempts-exhausted': /^notice:attempts-exhausted/,
  'captcha-needed': /^notice:captcha-needed$/,
  'code-gone': /^error:code-expired$/,
  'details-refused': /^notice:details-refused$/,
  'sign-in-over': /^credentials, notice:expired$/,
  'sign-in-tries-over': /^credentials, notice:attempts-exhausted$/,
}

/** The step that follows is not the answer's to say, but that of whoever asked. */
const asAnswered: Readonly<Record<string, string>> = {
  W20: 'code (purpose reset-password)',
  T05: 'done',
  T10: 'done',
  T30: 'done',
  T31: 'done',
}

/** What the widget makes of it. A recovery says more than its error does. */
async function widgetOf(one: Exchange): Promise<string> {
  try {
    return await read(one)
  } catch (thrown) {
    const { code } = asAuthError(thrown)
    const recovery = recoveryOf(thrown, phaseOf(one))
    return recovery !== undefined && recoveries[recovery]?.test(one.widget ?? '') === true
      ? `${one.widget}`
      : `error:${code}`
  }
}

/**
 * Not the client's to make: another method or path than any of its own, what only a browser refuses, what is not JSON's to
 * say, and the two that it never asks for.
 */
const notOurs: Readonly<Record<string, string>> = {
  P26: 'a profile update that sets a number',
  E20: 'a form’s encoding',
  E23: 'a navigation',
  E27: 'tells of no step',
  E33: 'tells of an e-mail',
  C08: 'a preflight',
  O14: 'CORS, which a browser alone enforces',
  O19: 'tells of no step',
  J14: 'is it there',
  F47: 'disableSession, which is never sent',
}

describe('each recorded exchange', () => {
  const ours = [...exchanges.values()].filter(({ id }) => !(id in notOurs))

  test.each(ours.map((one) => [one.id, one.title, one] as const))('%s: %s', async (_, __, one) => {
    if (one.widget === 'not used' && one.expect.status === 200) expect(await read(one)).toBe('not used')
    else expect(await widgetOf(one)).toBe(asAnswered[one.id] ?? one.widget)
  })
})

const answer = (status: number, body?: unknown, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers: new Headers(headers),
  bytes: new TextEncoder().encode(body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)),
})

function errorOf(read: () => unknown) {
  try {
    read()
  } catch (thrown) {
    return asAuthError(thrown)
  }
  throw new Error('It was taken for a success.')
}

const refused = (phase: Phase, status: number, body?: unknown, headers?: Readonly<Record<string, string>>) =>
  errorOf(() => readDone(answer(status, body, headers), phase, now))

describe('a sign-in', () => {
  const user = { id: 'a' }
  const challenge = { twoFactorRedirect: true, twoFactorMethods: ['totp', 'otp'] }

  test('of a 200 may be no session: the second factor is looked for first, and a token beside it is dead', () => {
    const dead = { 'set-auth-token': 'dead.token' }
    const next = { outcome: 'second-factor', app: true, message: true }
    expect(readSignIn(answer(200, challenge, dead), now)).toEqual(next)
    expect(readSignIn(answer(200, { ...challenge, token: 'dead', user }, dead), now)).toEqual(next)
  })

  test.each([
    [['totp'], { app: true, message: false }],
    [['otp'], { app: false, message: true }],
    [['passkey', 'otp'], { app: false, message: true }],
  ])('with %j asks for one of them', (twoFactorMethods, factors) => {
    const read = readSignIn(answer(200, { twoFactorRedirect: true, twoFactorMethods }), now)
    expect(read).toEqual({ outcome: 'second-factor', ...factors })
  })

  test('with nothing that is known cannot go on here', () => {
    const only = { twoFactorRedirect: true, twoFactorMethods: ['passkey'] }
    expect(errorOf(() => readSignIn(answer(200, only), now)).code).toBe('second-factor-needed')
  })

  test('of a server before 1.6 says so to the developer: it does not tell which factors there are', () => {
    const error = errorOf(() => readSignIn(answer(200, { twoFactorRedirect: true }), now))
    expect(error).toMatchObject({ code: 'misconfigured', cause: { status: 200 } })
  })

  test('has the token of the header: the body’s may be of the session that was just ended', () => {
    const told = answer(200, { token: 'ended', user }, { 'set-auth-token': 'live.signed' })
    expect(readSignedIn(told, 'challenge', now).token).toBe('live.signed')
    expect(readSignedIn(answer(200, { token: 'bare', user }), 'verify', now).token).toBe('bare')
  })

  test.each([
    ['nothing', ''],
    ['a page', '<html></html>'],
    ['half of it', '{"token":"a","us'],
    ['a token and nobody', { token: 'a' }],
    ['a number for a token', { token: 7, user }],
    ['an empty token', { token: '', user }],
    ['a redirect that is none', { twoFactorRedirect: 'true', twoFactorMethods: ['totp'] }],
    ['factors that are no list', { twoFactorRedirect: true, twoFactorMethods: 'totp' }],
    ['a list', []],
    ['null', 'null'],
  ])('is none where a 200 holds %s', (_, body) => {
    expect(errorOf(() => readSignIn(answer(200, body), now)).code).toBe('unexpected')
  })
})

describe('a limit', () => {
  test.each<[Phase, number]>([
    ['send', 60],
    ['verify', 60],
    ['reset', 60],
    ['sign-in', 10],
    ['challenge', 10],
    ['message', 10],
    ['account', 10],
  ])('of %s without a header is over after %i seconds', (phase, seconds) => {
    const body = { message: 'Too many requests. Please try again later.' }
    expect(refused(phase, 429, body)).toMatchObject({ code: 'rate-limited', retryAt: now + seconds * 1000 })
    expect(refused(phase, 429)).toMatchObject({ code: 'rate-limited', retryAt: now + seconds * 1000 })
    // A proxy has limits of its own.
    expect(refused(phase, 429, '<html>')).toMatchObject({ code: 'rate-limited', retryAt: now + 30_000 })
  })

  test('ends when its own header says, else when the usual one does, and within the hour', () => {
    const until = (headers: Readonly<Record<string, string>>) => refused('send', 429, {}, headers).retryAt
    expect(until({ 'x-retry-after': '42' })).toBe(now + 42_000)
    expect(until({ 'x-retry-after': '42', 'retry-after': '7' })).toBe(now + 42_000)
    expect(until({ 'retry-after': '7' })).toBe(now + 7000)
    expect(until({ 'x-retry-after': '99999999' })).toBe(now + 3_600_000)
    expect(until({ 'x-retry-after': 'soon' })).toBe(now + 60_000)
  })

  test('on a person is fifteen minutes, which no header says', () => {
    const locked = refused('challenge', 429, { code: 'ACCOUNT_TEMPORARILY_LOCKED', message: 'Locked' })
    expect(locked).toMatchObject({ code: 'rate-limited', retryAt: now + 900_000 })
    const elsewhere = refused('message', 429, { code: 'ACCOUNT_TEMPORARILY_LOCKED' }, { 'x-retry-after': '60' })
    expect(elsewhere.retryAt).toBe(now + 60_000)
  })

  test('of the host’s own, in a word of its own, is one too', () => {
    expect(refused('send', 429, { code: 'OTP_SENT_RECENTLY' })).toMatchObject({
      code: 'rate-limited',
      retryAt: now + 30_000,
      cause: { status: 429, code: 'OTP_SENT_RECENTLY' },
    })
  })
})

describe('one code with two meanings', () => {
  const tooMany = { code: 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE' }

  test('ends a message, and the whole sign-in of an authenticator or a backup code', () => {
    expect(recoveryOf(refused('message', 400, tooMany), 'message')).toBe('attempts-exhausted')
    expect(recoveryOf(refused('challenge', 400, tooMany), 'challenge')).toBe('sign-in-tries-over')
  })

  test.each<[string, number, Phase, string]>([
    ['PASSWORD_TOO_LONG', 400, 'sign-in', 'credentials-wrong'],
    ['PASSWORD_TOO_LONG', 400, 'reset', 'unexpected'],
    ['FAILED_TO_UPDATE_USER', 500, 'verify', 'account-not-found'],
    ['FAILED_TO_UPDATE_USER', 500, 'account', 'server'],
    ['UNEXPECTED_ERROR', 401, 'sign-in', 'credentials-wrong'],
    ['UNEXPECTED_ERROR', 401, 'account', 'unexpected'],
    ['USER_NOT_FOUND', 401, 'verify', 'session-expired'],
  ])('%s (%i) of %s is %s', (code, status, phase, expected) => {
    expect(refused(phase, status, { code }).code).toBe(expected)
  })
})

describe('a refusal without a word', () => {
  test.each<[number, Phase, string]>([
    [404, 'send', 'misconfigured'],
    [405, 'send', 'misconfigured'],
    [409, 'challenge', 'server'],
    [500, 'send', 'server'],
    [500, 'verify', 'server'],
    [502, 'sign-in', 'server'],
    [401, 'account', 'session-expired'],
    [403, 'send', 'forbidden'],
  ])('goes by its status: %i of %s is %s', (status, phase, expected) => {
    for (const body of [undefined, '<html>', { message: 'words' }, { code: 7 }, { code: 'words of a sentence' }]) {
      expect(refused(phase, status, body)).toMatchObject({ code: expected, cause: { status } })
    }
  })

  test('that is known nowhere is the host’s own, and says nothing here', () => {
    expect(refused('send', 403, { code: 'COUNTRY_NOT_SERVED' }).code).toBe('unexpected')
    expect(refused('send', 401, { code: 'NO_ENTRY' }).code).toBe('unexpected')
    expect(refused('send', 500, { code: 'OUR_GATEWAY_IS_DOWN' }).code).toBe('server')
    expect(refused('send', 400, { code: 'toString' }).code).toBe('unexpected')
  })
})

test('what a server puts where its code belongs is quoted only where it can be no secret', () => {
  expect(refused('verify', 400, { code: 'INVALID_OTP', message: 'Ann’s 482913' }).cause).toEqual({
    status: 400,
    code: 'INVALID_OTP',
  })
  for (const code of ['CODE_482913', '482913', 'Passw0rd!', 'a@example.com']) {
    expect(refused('verify', 400, { code }).cause).toEqual({ status: 400 })
  }
})

test('a session is told with when it ends, by our clock', () => {
  const body = { session: { expiresAt: '2023-11-21T22:13:20.000Z' }, user: { phoneNumber: '+79991234567' } }
  const an = { phoneNumber: '+79991234567', emailVerified: false, phoneNumberVerified: false, twoFactorEnabled: false }
  expect(readSession(answer(200, body), now)).toEqual({ ...an, expiresAt: now + 7 * 86_400_000 })
  // A server whose clock is an hour ahead.
  const ahead = { date: new Date(now + 3_600_000).toUTCString() }
  expect(readSession(answer(200, body, ahead), now)?.expiresAt).toBe(now + 7 * 86_400_000 - 3_600_000)
  expect(readSession(answer(200, 'null'), now)).toBeUndefined()
  expect(errorOf(() => readSession(answer(200, ''), now)).code).toBe('unexpected')
})

test.each([
  ['two-factor/enable', { totpURI: 'otpauth://totp/a?secret=B' }, readEnabled],
  ['generate-backup-codes', { status: true }, readBackupCodes],
])('as many backup codes as no server makes are somebody else’s answer: %s', (_path, body, read) => {
  const answer = (count: number) => ({
    status: 200,
    headers: new Headers(),
    bytes: new TextEncoder().encode(JSON.stringify({ ...body, backupCodes: Array(count).fill('abc') })),
  })
  expect(() => read(answer(100), now)).not.toThrow()
  expect(() => read(answer(101), now)).toThrow(expect.objectContaining({ code: 'unexpected' }))
})
