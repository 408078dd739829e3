import { describe, expect, test } from 'vitest'
import { AuthError } from '../../protocol/error.ts'
import type { Answer } from '../../runtime/http.ts'
import { confirmHeaderOf } from '../docspace/confirmHeader.ts'
import { hashPassword } from '../docspace/passwordHash.ts'
import { blockedUntil, missed } from './codeMisses.ts'
import { messageExpected, messageSent, type Messages, messagesHeard } from './smsLimits.ts'
import { routableCode } from './codePath.ts'
import {
  classified,
  confirmHeaders,
  expiries,
  otpauthUris,
  passwordHashes,
  trimmedPasswords,
  wrongPasswordHash,
} from './vectors.test-support.ts'
import { deadlineOf, instantOf } from './expires.ts'
import { otpauthUri } from './otpauth.ts'
import { readToken } from './signInResult.ts'
import { e164 } from '../../test-support/e164.test-support.ts'

const minute = 60_000

function answerOf(body: unknown, headers: HeadersInit = {}): Answer {
  const bytes = new TextEncoder().encode(JSON.stringify(body))
  return { status: 200, headers: new Headers(headers), bytes }
}

describe('the password hash', () => {
  test.each(passwordHashes)('$id is what the server computes', async ({ password, serverHex, ...parameters }) => {
    // The vectors hash what they are given; what we are given is trimmed first, so an untrimmed one has no way in.
    const hash = await hashPassword(password, parameters)
    if (password.trim() === password) expect(hash).toBe(serverHex)
    else expect(hash).not.toBe(serverHex)
  })

  test.each(trimmedPasswords)('is made of the trimmed password', async ({ input, hashAfterTrim }) => {
    const [{ salt, iterations, size }] = passwordHashes
    expect(await hashPassword(input, { salt, iterations, size })).toBe(hashAfterTrim)
  })

  test('takes the salt as text', async () => {
    const { password, wrongHex, ...parameters } = wrongPasswordHash
    expect(await hashPassword(password, parameters)).not.toBe(wrongHex)
  })

  test.each([
    ['d77008821e2705a4bc832e03f42ba269', 'Passw0rd!', 1000, 128],
    ['9a026d9d122844e054f0e0729f9cf5c2c711fdcef65f10019167748dfdf35cd3', 'Пароль-2024', 100_000, 256],
    ['0ffeab120cd0945508ac408603bc36d1758b3f9fb55ce850ea180caf291744d6', 'cafe\u0301', 1000, 256],
  ])('%s comes of %s', async (hash, password, iterations, size) => {
    expect(await hashPassword(password, { salt: passwordHashes[0].salt, iterations, size })).toBe(hash)
  })

  test.each([
    { size: 256, iterations: 0, salt: 's' },
    { size: 256, iterations: -1, salt: 's' },
    { size: 0, iterations: 1, salt: 's' },
    { size: 7, iterations: 1, salt: 's' },
    { size: 256, iterations: 1e12, salt: 's' },
  ])('is not made with %o', async (parameters) => {
    expect(await hashPassword('Passw0rd!', parameters)).toBeUndefined()
  })
})

describe('expires', () => {
  test.each(expiries)('$expires is $instant', ({ expires, instant }) => {
    expect(instantOf(expires) ?? null).toBe(instant)
  })

  test('may be missing', () => {
    expect([instantOf(undefined), instantOf(null)]).toEqual([undefined, undefined])
  })

  test.each([
    ['2026-03-01T09:40:00', Date.UTC(2026, 2, 1, 9, 40)],
    ['2026-03-01T09:40:00.5Z', Date.UTC(2026, 2, 1, 9, 40, 0, 500)],
    ['2026-03-01T09:40:00.1234567+01:00', Date.UTC(2026, 2, 1, 8, 40, 0, 123)],
    ['until 2026-03-01T09:40:00Z', undefined],
    ['2026-03-01T09:40:00Z sharp', undefined],
    ['2026-13-01T09:40:00Z', undefined],
  ])('%j is %s', (expires, instant) => {
    expect(instantOf(expires)).toBe(instant)
  })

  test('is no deadline where it is none, and is taken as it is where the clocks agree', () => {
    const served = Date.UTC(2026, 2, 1, 9, 30)
    const answer = answerOf({}, { date: 'Sun, 01 Mar 2026 09:30:00 GMT' })
    const instant = Date.UTC(2026, 2, 1, 9, 40)
    expect(deadlineOf('0001-01-01T00:00:00', answer, served)).toBeUndefined()
    expect(deadlineOf('2026-03-01T09:40:00Z', answer, served + 1999)).toBe(instant)
    expect(deadlineOf('2026-03-01T09:40:00Z', answer, served + 2000)).toBe(instant + 2000)
  })

  test('counts from the server clock where the answer tells it', () => {
    const now = Date.UTC(2026, 2, 1, 12)
    const answer = answerOf({}, { date: 'Sun, 01 Mar 2026 09:30:00 GMT' })
    expect(deadlineOf('2026-03-01T09:40:00Z', answer, now)).toBe(now + 10 * minute)
    expect(deadlineOf('2026-03-01T09:40:00Z', answerOf({}), now)).toBe(Date.UTC(2026, 2, 1, 9, 40))
  })
})

describe('the deadline of a code', () => {
  const now = Date.UTC(2026, 2, 1, 9, 30)
  const deadline = (expires: string | undefined, headers: HeadersInit = {}) => {
    const result = readToken(
      answerOf({ response: { expires, sms: true, phoneNoise: '7***9' } }, headers),
      'send-sms',
      now,
    )
    return 'expiresAt' in result ? (result.expiresAt - now) / minute : undefined
  }

  test.each([
    ['is what the server says', '2026-03-01T09:33:00Z', 3],
    ['is what the server says, in its own zone', '2026-03-01T12:33:00.0000000+03:00', 3],
    ['is never longer than documented', '2026-03-01T09:41:00Z', 10],
    ['is never longer than documented', '9999-12-31T23:59:59Z', 10],
    ['is documented, where it would be over before it began', '2026-03-01T09:29:00Z', 10],
    ['is documented, where the server names none', '0001-01-01T00:00:00', 10],
    ['is documented, where the server names none', undefined, 10],
    ['is documented, where the server names none', 'soon', 10],
  ])('%s (%s)', (_, expires, minutes) => {
    expect(deadline(expires)).toBe(minutes)
  })

  test.each([-24 * 60, -61, -3, 3, 61, 24 * 60])('counts from a server clock that is %i minutes off', (off) => {
    const server = now + off * minute
    const expires = new Date(server + 4 * minute).toISOString()
    expect(deadline(expires, { date: new Date(server).toUTCString() })).toBe(4)
  })
})

describe('an AuthenticationToken', () => {
  test.each(classified)('%o', ({ response, state }) => {
    const read = () => readToken(answerOf({ response, status: 0 }), 'authenticate', 0)
    if (state === 'protocolError') expect(read).toThrow(new AuthError('unexpected'))
    else expect(read()).toMatchObject({ state })
  })

  test('asks for an authenticator’s code where it has a number as well, and no SMS', () => {
    const response = { sms: false, phoneNoise: '+7916***4567', tfa: true }
    expect(readToken(answerOf({ response, status: 0 }), 'authenticate', 0)).toEqual({ state: 'tfaCode' })
  })

  test.each([
    ['code', { sms: true, phoneNoise: '+7916***4567' }],
    ['code', { tfa: true }],
    ['send-sms', { token: 'x' }],
    ['send-sms', { tfa: true }],
    ['set-phone', { sms: true }],
    ['set-phone', { token: 'x', sms: true }],
  ] as const)('does not answer %s with %o', (call, response) => {
    expect(() => readToken(answerOf({ response, status: 0 }), call, 0)).toThrow(new AuthError('unexpected'))
  })
})

describe('the confirm header', () => {
  test.each(confirmHeaders)('is the query of $confirmUrl', ({ confirmUrl, header }) => {
    expect(confirmHeaderOf(confirmUrl, 'https://portal.example.com')).toBe(header)
  })

  test.each([
    ['https://portal.example.com.evil.test/confirm?type=PhoneActivation&key=1', 'misconfigured'],
    ['http://portal.example.com/confirm?type=PhoneActivation&key=1', 'misconfigured'],
    ['https://portal.example.com:8443/confirm?type=PhoneActivation&key=1', 'misconfigured'],
    ['https://portal.example.com@evil.test/confirm?type=PhoneActivation&key=1', 'misconfigured'],
    ['javascript:alert(1)?key=1', 'misconfigured'],
    ['blob:https://portal.example.com/confirm?type=PhoneActivation&key=1', 'misconfigured'],
    ['/confirm?type=PhoneActivation&key=1', 'unexpected'],
    ['https://portal.example.com/confirm', 'unexpected'],
    ['', 'unexpected'],
    [undefined, 'unexpected'],
  ] as const)('is not made of %s', (confirmUrl, code) => {
    expect(() => confirmHeaderOf(confirmUrl, 'https://portal.example.com')).toThrow(new AuthError(code))
  })
})

test('the confirm header is not made of a link without an origin, whatever page asks', () => {
  expect(() => confirmHeaderOf('javascript:alert(1)?key=1', 'null')).toThrow(new AuthError('misconfigured'))
})

test('the confirm header is made of the same address spelt otherwise', () => {
  const query = 'type=PhoneActivation&key=1.A%2Bb%2F%3D&email=a%20b%40c'
  const spellings = [
    `HTTPS://PORTAL.Example.COM/confirm?${query}`,
    `https://portal.example.com:443/confirm?${query}#top`,
    `  https://portal.example.com/confirm?${query}`,
  ]
  for (const spelt of spellings) expect(confirmHeaderOf(spelt, 'https://portal.example.com')).toBe(query)
})

describe('the otpauth link', () => {
  test.each(otpauthUris)('$uri', ({ issuer, account, secret, uri }) => {
    expect(otpauthUri(issuer, account, secret)).toBe(uri)
  })

  test('escapes what would end a label or a parameter', () => {
    expect(otpauthUri('a:b&c', 'x?y#z', 'KEZEM43CIUYWYU2Y')).toBe(
      'otpauth://totp/a%20b%26c:x%3Fy%23z?secret=KEZEM43CIUYWYU2Y&issuer=a%20b%26c',
    )
  })

  test('does without an account', () => {
    expect(otpauthUri('ONLYOFFICE', undefined, 'ABCDEFGH')).toBe(
      'otpauth://totp/ONLYOFFICE?secret=ABCDEFGH&issuer=ONLYOFFICE',
    )
  })
})

describe('a code in the path', () => {
  test.each([
    ['482913', '482913'],
    [' 482913\n', '482913'],
    ['aB3_x-', 'aB3_x-'],
    ['a/b?c#d', 'a%2Fb%3Fc%23d'],
    ['%2e%2e', '%252e%252e'],
    ['٤٨٢', '%D9%A4%D9%A8%D9%A2'],
  ])('%j goes as %s', (typed, segment) => {
    expect(routableCode(typed)).toEqual({ code: typed.trim(), segment })
  })

  test.each([
    '',
    '  ',
    '.',
    ' .. ',
    'sendsms',
    'SendSMS',
    'setphone',
    'login',
    'logout',
    'confirm',
    'sendsms.json',
    'setphone.',
    'confirm.anything',
    '\ud800',
    '0'.repeat(65),
  ])('%j never goes', (typed) => {
    expect(() => routableCode(typed)).toThrow(new AuthError('code-wrong'))
  })
})

describe('the counters', () => {
  const seen = { to: '+7916***4567' }

  test('the sixth message is the last of its window; after it the count begins anew', () => {
    let messages: Messages | undefined
    const waits = [0, 31, 62, 93, 124, 155].map((second) => {
      messages = messageSent(messages, { ...seen, expiresAt: second * 1000 + 10 * minute }, second * 1000, 30_000)
      return messages.resendAt - second * 1000
    })
    expect(waits).toEqual([30_000, 30_000, 30_000, 30_000, 30_000, 10 * minute])
    expect(messageSent(messages, { ...seen, expiresAt: 1_356_000 }, 756_000, 30_000)).toMatchObject({
      count: 1,
      resendAt: 786_000,
    })
  })

  test('an answer while an earlier code holds sent nothing, and its deadline is the earlier one', () => {
    const first = messageSent(undefined, { ...seen, expiresAt: 600_000 }, 0, 30_000)
    const again = messageExpected(first, { ...seen, expiresAt: 900_000 }, 300_000, 30_000)
    expect(again).toEqual({ messages: first, notice: 'earlier-code-works' })
    expect(messageExpected(first, { ...seen, expiresAt: 1_201_000 }, 601_000, 30_000)).toEqual({
      messages: { to: seen.to, count: 1, resendAt: 631_000, expiresAt: 1_201_000, liveUntil: 1_201_000 },
    })
  })

  test('an answer about another number is not about the earlier code', () => {
    const first = messageSent(undefined, { ...seen, expiresAt: 600_000 }, 0, 30_000)
    expect(messageExpected(first, { to: '+4420****8750', expiresAt: 601_000 }, 1000, 30_000)).not.toHaveProperty(
      'notice',
    )
  })

  test('a message that another tab has told of counts where it is the later one to the same number', () => {
    const own = messageSent(undefined, { ...seen, expiresAt: 600_000 }, 0, 30_000)
    const later = { ...seen, resendAt: 70_000, expiresAt: 640_000 }
    expect(messagesHeard(undefined, later, 40_000)).toEqual({ ...later, count: 1, liveUntil: 640_000 })
    expect(messagesHeard(own, later, 40_000)).toEqual({ ...own, ...later, liveUntil: 640_000 })
    expect(messagesHeard(own, { ...seen, resendAt: 30_000 }, 10_000)).toBe(own)
    expect(messagesHeard(own, { to: '+4420****8750', resendAt: 70_000 }, 40_000)).toBe(own)
    expect(messagesHeard(own, undefined, 40_000)).toBe(own)
    expect(messagesHeard(own, { ...seen, resendAt: 70_000 }, 70_000)).toBe(own)
    expect(messagesHeard(own, later, 620_000)).toEqual({ ...later, count: 1, liveUntil: 640_000 })
  })

  test('a message to elsewhere that another tab has told of counts once the own has had its time', () => {
    const own = messageSent(undefined, { ...seen, expiresAt: 600_000 }, 0, 30_000)
    const elsewhere = { to: '+4420****8750', resendAt: 640_000 }
    expect(messagesHeard(own, elsewhere, 599_999)).toBe(own)
    expect(messagesHeard(own, elsewhere, 600_000)).toEqual({ ...elsewhere, count: 1, liveUntil: 640_000 })
  })

  test('a message that another tab knows by its number alone is the own where the number is', () => {
    const [phone, other] = [e164('+79161234567'), e164('+442071838750')]
    const own = messageSent(undefined, { ...seen, phone, expiresAt: 600_000 }, 0, 30_000)
    expect(messagesHeard(own, { phone, resendAt: 70_000 }, 40_000)).toMatchObject({ phone, resendAt: 70_000 })
    expect(messagesHeard(own, { phone: other, resendAt: 70_000 }, 40_000)).toBe(own)
  })

  test.each([
    ['sms', 10 * minute],
    ['app', minute],
  ] as const)('the fifth %s miss blocks for %i ms, and tries meanwhile do not make it longer', (factor, window) => {
    let misses = { count: 0, at: 0 }
    const untils = [1, 2, 3, 4, 5, 6, 20].map((second) => {
      const outcome = missed(misses, factor, second * 1000)
      misses = outcome.misses
      return outcome.blockedUntil
    })
    const until = 5000 + window
    expect(untils).toEqual([undefined, undefined, undefined, undefined, until, until, until])
    expect(blockedUntil(misses, factor, until - 1)).toBe(until)
    expect(blockedUntil(misses, factor, until)).toBeUndefined()
    expect(missed(misses, factor, until)).toEqual({ misses: { count: 1, at: until } })
  })
})
