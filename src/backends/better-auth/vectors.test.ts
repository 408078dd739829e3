import { expect, test } from 'vitest'
import { askServer } from './server/world.test-support.ts'
import { type Recorder, recorder } from './server/judge.test-support.ts'
import { exchanges } from './vectors.test-support.ts'

/*
 * What was recorded from a running better-auth, made anew and compared: status, body, cookies, waits. Exchanges of one
 * letter build on each other. Where the answers are no longer these, the client beside it goes by what is no more.
 */
const password = 'Passw0rd!'
const [first, second, third] = ['+79991234567', '+447700900123', '+12025550143'] as const
const numberMade = { 'better-auth.tempEmail': 'number' } as const
const played = new Set<string>()

/** What is answered otherwise than it was, of the exchanges of one world. */
async function differing(name: string, switches: Parameters<typeof recorder>[1], tell: (r: Recorder) => Promise<void>) {
  const recording = recorder(name, switches)
  await tell(recording)
  for (const id of recording.played) played.add(id)
  return recording.differs
}

const send = (r: Recorder, phoneNumber: string) => r.ask('/phone-number/send-otp', { phoneNumber })
const verify = (r: Recorder, phoneNumber: string, more: object = {}) =>
  r.ask('/phone-number/verify', { phoneNumber, code: r.seen.value('inbox'), ...more })
const wrongCode = (r: Recorder, phoneNumber: string) => r.ask('/phone-number/verify', { phoneNumber, code: '000000' })
const signUp = (r: Recorder, email: string, more: object = {}) =>
  r.ask('/sign-up/email', { name: 'Ann', email, password, ...more })
const signIn = (r: Recorder, email: string) => r.ask('/sign-in/email', { email, password })
const change = (r: Recorder, email: string, user: object) => r.ask('/sandbox/change-user', { email, user })

async function playAll(r: Recorder, ...ids: readonly string[]) {
  for (const id of ids) await r.play(id)
}

/** Whoever is signed in has an authenticator from here on. */
async function addApp(r: Recorder) {
  await r.ask('/two-factor/enable', { password })
  await r.ask('/two-factor/verify-totp', { code: r.seen.value('authenticator') })
}

test('phone and code', async () => {
  expect(
    await differing('p', numberMade, async (r) => {
      await playAll(r, 'P01', 'P02', 'P03', 'P05', 'P06', 'P07', 'P08', 'P09', 'P11')
      const before = r.cookie()
      await send(r, second)
      await playAll(r, 'P12')
      await send(r, second)
      await playAll(r, 'P13')
      await wrongCode(r, second)
      await playAll(r, 'P15')
      expect(await verify(r, second)).toMatchObject({ status: 403, body: { code: 'TOO_MANY_ATTEMPTS' } })
      await playAll(r, 'P17')
      await send(r, second)
      r.advance(1)
      await send(r, second)
      await playAll(r, 'P18', 'P19')
      await send(r, second)
      r.advance(301)
      await playAll(r, 'P20', 'P21')
      await send(r, third)
      r.advance(400)
      const late = r.seen.value('inbox')
      await r.ask('/phone-number/verify', { phoneNumber: second, code: '000000' })
      expect(r.seen.value('inbox')).toBe(late)
      await playAll(r, 'P22')
      r.forget()
      await send(r, third)
      await playAll(r, 'P23')
      const cookies = { 'better-auth.session_token': before }
      await send(r, second)
      await r.play('P25', { cookies })
      await r.play('P26', { cookies })
      await r.play('P27', { cookies })
      r.forget()
      await send(r, first)
      await playAll(r, 'P30', 'P31')
    }),
  ).toEqual([])
})

test('phone and code, where the host has it otherwise', async () => {
  expect(await differing('p-fail', { 'better-auth.messages': 'fail' }, (r) => playAll(r, 'P28'))).toEqual([])
  expect(
    await differing('p-pause', { 'better-auth.messages': 'pause' }, async (r) => {
      await send(r, first)
      await playAll(r, 'P29')
    }),
  ).toEqual([])
  expect(
    await differing('p-hooks', numberMade, async (r) => {
      await send(r, second)
      r.world.switches['better-auth.hooks'] = 'fail'
      await playAll(r, 'P32', 'P33')
    }),
  ).toEqual([])
  expect(await differing('p-no-sign-up', { 'better-auth.signUp': false }, (r) => playAll(r, 'P34', 'P35'))).toEqual([])
  expect(await differing('p-any', { 'better-auth.validator': false }, (r) => playAll(r, 'P36'))).toEqual([])
  expect(await differing('p-none', { 'better-auth.messages': 'none' }, (r) => playAll(r, 'P37'))).toEqual([])
})

test('phone and password, and a new one by code', async () => {
  expect(
    await differing('w', numberMade, async (r) => {
      await send(r, first)
      await verify(r, first)
      await playAll(r, 'W02', 'W03', 'W04', 'W05', 'W06', 'W07', 'W08', 'W09', 'W10', 'W11', 'W12', 'W13', 'W14')
      await r.ask('/phone-number/request-password-reset', { phoneNumber: first })
      for (let times = 0; times < 3; times += 1) {
        await r.ask('/phone-number/reset-password', { phoneNumber: first, otp: '000000', newPassword: password })
      }
      await playAll(r, 'W15')
      r.world.switches['better-auth.resetMessages'] = false
      await playAll(r, 'W20')
    }),
  ).toEqual([])
  expect(
    await differing('w-verified', { 'better-auth.requireVerification': true }, async (r) => {
      await signUp(r, 'unproved@example.com')
      await change(r, 'unproved@example.com', { phoneNumber: third, phoneNumberVerified: false })
      r.forget()
      await playAll(r, 'W17', 'W18', 'W19')
    }),
  ).toEqual([])
})

test('e-mail or user name and password, and sessions', async () => {
  expect(
    await differing('e', {}, async (r) => {
      await signUp(r, 'ann@example.com', { username: 'ann_1' })
      await playAll(
        r,
        'E02',
        'E03',
        'E04',
        'E06',
        'E07',
        'E08',
        'E09',
        'E10',
        'E11',
        'E12',
        'E14',
        'E15',
        'E16',
        'E20',
        'E21',
      )
      const token = r.seen.value('inbox')
      await r.play('E23', { texts: { '{token}': token } })
      await playAll(r, 'E24', 'E25', 'E26')
      await signIn(r, 'ann@example.com')
      await playAll(r, 'E27')
      await signIn(r, 'ann@example.com')
      r.advance(7 * 24 * 3600 + 1)
      await playAll(r, 'E29')
      await signIn(r, 'ann@example.com')
      r.advance(24 * 3600 + 1)
      await playAll(r, 'E30')
      const cookie = r.cookie()
      const broken = (cookie.startsWith('x') ? 'y' : 'x') + cookie.slice(1)
      await r.play('E31', { cookies: { 'better-auth.session_token': broken } })
    }),
  ).toEqual([])
  expect(
    await differing('e-verified', { 'better-auth.requireEmailVerification': true }, (r) =>
      playAll(r, 'E33', 'E34', 'E36'),
    ),
  ).toEqual([])
})

test('a second factor, switched on and off', async () => {
  expect(
    await differing('t', {}, async (r) => {
      await signUp(r, 'tom@example.com')
      await playAll(r, 'T02', 'T03', 'T04', 'T05', 'T06', 'T07')
      for (let times = 0; times < 8; times += 1) await r.ask('/two-factor/verify-totp', { code: '000000' })
      await playAll(r, 'T08', 'T09')
      const before = r.cookie()
      await playAll(r, 'T10')
      await r.play('T11', { cookies: { 'better-auth.session_token': before } })
      await signIn(r, 'tom@example.com')
      await r.ask('/two-factor/verify-totp', { code: r.seen.value('authenticator') }, challengeOf(r))
      await playAll(r, 'T12', 'T13', 'T14', 'T15', 'T17')
      await r.ask('/two-factor/disable', { password })
      await playAll(r, 'T19', 'T20', 'T21', 'T22', 'T24', 'T25')
    }),
  ).toEqual([])
  expect(
    await differing('t-max', {}, async (r) => {
      await signUp(r, 'max@example.com')
      await r.ask('/two-factor/enable', { password, method: 'otp' })
      await playAll(r, 'T28')
      const session = r.cookie()
      await playAll(r, 'T29')
      await r.play('T30', { cookies: { 'better-auth.session_token': session } })
    }),
  ).toEqual([])
  expect(
    await differing('t-phone', numberMade, async (r) => {
      await send(r, first)
      await verify(r, first)
      await playAll(r, 'T23')
      r.world.switches['better-auth.passwordless'] = true
      await playAll(r, 'T37')
      await r.ask('/two-factor/verify-totp', { code: r.seen.value('authenticator') })
      r.forget()
      await send(r, first)
      await playAll(r, 'T38')
    }),
  ).toEqual([])
})

test('the first code of an authenticator, by bearer', async () => {
  expect(
    await differing('t-bearer', {}, async (r) => {
      await signUp(r, 'kim@example.com')
      const kim = r.cookie()
      r.forget()
      await signUp(r, 'bea@example.com')
      r.forget()
      await r.ask('/two-factor/enable', { password }, { authorization: `Bearer ${r.seen.tokens.body}` })
      await r.play('T31', { headers: { authorization: `Bearer ${r.seen.tokens.body}` } })
      const { header, body } = { ...r.seen.tokens }
      await r.play('T32', { headers: { authorization: `Bearer ${body}` } })
      await r.play('T33', { headers: { authorization: `Bearer ${header}` } })
      const dead = { headers: { authorization: `Bearer ${body}` }, cookies: { 'better-auth.session_token': kim } }
      await r.play('T34', dead)
    }),
  ).toEqual([])
})

function challengeOf(r: Recorder) {
  return { cookie: `better-auth.two_factor=${r.cookie('better-auth.two_factor')}` }
}

/** Tom, with an authenticator and a number, who has left his browser. */
async function tom(r: Recorder) {
  await signUp(r, 'tom@example.com')
  await addApp(r)
  await change(r, 'tom@example.com', { phoneNumber: first, phoneNumberVerified: true })
  r.forget()
}

/** A sign-in as far as the second factor. */
async function challenge(r: Recorder) {
  r.forget()
  await signIn(r, 'tom@example.com')
}

const wrongFactor = async (r: Recorder, times: number, path = '/two-factor/verify-totp', code = '000000') => {
  for (let made = 0; made < times; made += 1) await r.ask(path, { code }, challengeOf(r))
}

test('a second factor by authenticator', async () => {
  expect(
    await differing('f', {}, async (r) => {
      await tom(r)
      await playAll(r, 'F01', 'F04')
      for (const id of ['F05', 'F06', 'F07', 'F08', 'F09', 'F10']) {
        await challenge(r)
        await playAll(r, id)
      }
      await challenge(r)
      await r.ask('/two-factor/verify-totp', { code: r.seen.value('authenticator') }, challengeOf(r))
      await challenge(r)
      await playAll(r, 'F12', 'F13', 'F14', 'F15', 'F16', 'F17')
      await challenge(r)
      await wrongFactor(r, 5)
      await challenge(r)
      await r.ask('/two-factor/send-otp', {}, challengeOf(r))
      await playAll(r, 'F19', 'F20', 'F21', 'F22')
      r.advance(901)
      await challenge(r)
      await playAll(r, 'F24')
      await challenge(r)
      const kept = r.cookie('better-auth.two_factor')
      r.advance(601)
      await r.play('F25', { cookies: { 'better-auth.two_factor': kept } })
    }),
  ).toEqual([])
})

test('a second factor by message', async () => {
  expect(
    await differing('f-message', {}, async (r) => {
      await tom(r)
      await challenge(r)
      await playAll(r, 'F26', 'F27', 'F29', 'F30')
      await challenge(r)
      await r.ask('/two-factor/send-otp', {}, challengeOf(r))
      await playAll(r, 'F32', 'F33')
      await wrongFactor(r, 4, '/two-factor/verify-otp')
      await playAll(r, 'F35')
      await r.ask('/two-factor/send-otp', {}, challengeOf(r))
      await playAll(r, 'F37')
      await challenge(r)
      r.world.switches['better-auth.secondFactorMessages'] = 'fail'
      await playAll(r, 'F38')
      delete r.world.switches['better-auth.secondFactorMessages']
      // What is over is swept once a minute: somebody else's request does it before, and the challenge is found once more.
      r.advance(560)
      await wrongCode(r, second)
      r.advance(41)
      await playAll(r, 'F39', 'F40')
    }),
  ).toEqual([])
})

test('a second factor by backup code, and trust', async () => {
  expect(
    await differing('f-backup', {}, async (r) => {
      await tom(r)
      await challenge(r)
      await playAll(r, 'F42', 'F43', 'F44', 'F45')
      await challenge(r)
      await playAll(r, 'F46', 'F47', 'F48')
      await challenge(r)
      await playAll(r, 'F49')
      const earlier = r.cookie('better-auth.trust_device')
      await playAll(r, 'F50')
      const later = r.cookie('better-auth.trust_device')
      await r.play('F51', { cookies: { 'better-auth.trust_device': earlier } })
      r.advance(30 * 24 * 3600 + 1)
      await r.play('F52', { cookies: { 'better-auth.trust_device': later } })
      r.forget()
      await playAll(r, 'F53', 'F54')
      r.forget()
      await signUp(r, 'other@example.com')
      await playAll(r, 'F55')
      r.forget()
      await playAll(r, 'F56')
      await challenge(r)
      await wrongFactor(r, 3)
      await wrongFactor(r, 2, '/two-factor/verify-backup-code', 'aaaaa-bbbbb')
      await playAll(r, 'F57')
    }),
  ).toEqual([])
})

test('captcha', async () => {
  const onSend = { 'better-auth.captchaPaths': '/phone-number/send-otp' } as const
  const solved = (r: Recorder, provider: 'hcaptcha' | 'recaptcha' | 'turnstile') => ({
    headers: { 'x-captcha-response': r.world.captcha.issue(provider, 'sandbox').token },
  })
  expect(
    await differing('c-hcaptcha', { 'better-auth.captcha': 'hcaptcha', ...onSend }, async (r) => {
      await playAll(r, 'C01')
      await r.play('C03', solved(r, 'hcaptcha'))
      await playAll(r, 'C06', 'C07')
      await r.play('C10', solved(r, 'hcaptcha'))
      r.world.switches['better-auth.captchaDown'] = true
      await r.play('C04', solved(r, 'hcaptcha'))
    }),
  ).toEqual([])
  expect(
    await differing('c-recaptcha', { 'better-auth.captcha': 'recaptcha', ...onSend }, async (r) => {
      await playAll(r, 'C11')
      await r.play('C13', solved(r, 'recaptcha'))
      r.world.switches['better-auth.captchaDown'] = true
      await r.play('C14', solved(r, 'recaptcha'))
    }),
  ).toEqual([])
  expect(
    await differing('c-turnstile', { 'better-auth.captcha': 'turnstile', ...onSend }, async (r) => {
      await r.play('C16', solved(r, 'turnstile'))
    }),
  ).toEqual([])
  expect(
    await differing('c-default', { 'better-auth.captcha': 'hcaptcha' }, (r) => playAll(r, 'C18', 'C19', 'C20')),
  ).toEqual([])
})

test('a preflight meets the captcha where nothing stands before the server', async () => {
  const { world } = recorder('c-preflight', {
    'better-auth.captcha': 'hcaptcha',
    'better-auth.captchaPaths': '/phone-number/send-otp',
  })
  const { request, expect: due } = exchanges.get('C08') ?? { request: undefined, expect: undefined }
  const headers = Object.entries(request?.headers ?? {}).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as [string, string]],
  )
  const answer = await askServer(world, new Request(`http://localhost${request?.path}`, { method: 'OPTIONS', headers }))
  expect(answer.status).toBe(due?.status)
  expect(await answer.json()).toEqual(due?.body)
  played.add('C08')
})

test('origins, bearer and cookies', async () => {
  expect(
    await differing('o', {}, async (r) => {
      await signUp(r, 'ann@example.com')
      r.forget()
      await playAll(r, 'O02', 'O03', 'O04', 'O05', 'O06', 'O07', 'O08', 'O09', 'O10', 'O11', 'O12')
      await signIn(r, 'ann@example.com')
      await playAll(r, 'O13', 'O14')
      const { body, header } = { ...r.seen.tokens }
      const [byBody, byHeader] = [body, header].map((token) => ({ headers: { authorization: `Bearer ${token}` } }))
      await r.play('O15', byBody)
      await r.play('O16', byHeader)
      await r.play('O17', { headers: { authorization: `Bearer ${'x'.repeat(32)}` } })
      await r.play('O18', byBody)
      await r.play('O19', byBody)
      await r.play('O20', byBody)
      await playAll(r, 'O32')
    }),
  ).toEqual([])
  expect(
    await differing('o-names', {}, async (r) => {
      await signUp(r, 'ann@example.com', { username: 'ann_1' })
      const ann = r.cookie()
      r.forget()
      await playAll(r, 'O31')
      await tom(r)
      await playAll(r, 'O21', 'O22')
      await challenge(r)
      await r.play('O33', { cookies: { 'better-auth.session_token': ann } })
    }),
  ).toEqual([])
  expect(
    await differing('o-bearer-first', { 'better-auth.bearer': 'first' }, async (r) => {
      await tom(r)
      await playAll(r, 'O23')
      await r.play('O24', { headers: { authorization: `Bearer ${r.seen.tokens.header}` } })
    }),
  ).toEqual([])
  expect(
    await differing('o-signed', { 'better-auth.bearer': 'signed' }, async (r) => {
      await signUp(r, 'ann@example.com')
      await r.play('O25', { headers: { authorization: `Bearer ${r.seen.tokens.body}` } })
      await r.play('O26', { headers: { authorization: `Bearer ${r.seen.tokens.header}` } })
    }),
  ).toEqual([])
  expect(
    await differing('o-https', { 'better-auth.cookies': 'https' }, async (r) => {
      await playAll(r, 'O27')
      r.forget()
      await tom(r)
      await playAll(r, 'O28', 'O29')
    }),
  ).toEqual([])
  expect(await differing('o-cross-site', { 'better-auth.cookies': 'cross-site' }, (r) => playAll(r, 'O30'))).toEqual([])
})

test('rate limits', async () => {
  expect(
    await differing('r', { 'better-auth.rateLimit': true }, async (r) => {
      const at = (address: string) => ({ 'x-forwarded-for': address })
      const times = async (count: number, path: string, body: object, address: string) => {
        for (let made = 0; made < count; made += 1) await r.ask(path, body, at(address))
      }
      await times(10, '/phone-number/send-otp', { phoneNumber: first }, '203.0.113.1')
      await playAll(r, 'R01', 'R02', 'R03')
      r.advance(50)
      await playAll(r, 'R04')
      r.advance(11)
      await playAll(r, 'R05')
      await times(3, '/sign-in/email', { email: 'a@example.com', password }, '203.0.113.3')
      await playAll(r, 'R06')
      await times(3, '/two-factor/verify-totp', { code: '000000' }, '203.0.113.4')
      await playAll(r, 'R07')
      await times(3, '/request-password-reset', { email: 'a@example.com' }, '203.0.113.5')
      await playAll(r, 'R08')
      for (let made = 0; made < 10; made += 1) {
        await r.ask('/phone-number/send-otp', { phoneNumber: first }, at('203.0.113.20'))
        r.advance(30)
      }
      await playAll(r, 'R12')
      for (let made = 0; made < 10; made += 1) await r.ask('/phone-number/send-otp', { phoneNumber: second })
      await playAll(r, 'R10', 'R11')
    }),
  ).toEqual([])
  expect(
    await differing('r-reads', { 'better-auth.rateLimit': true }, async (r) => {
      for (let made = 0; made < 100; made += 1) {
        const headers = { 'x-forwarded-for': '203.0.113.6' }
        await askServer(r.world, new Request('http://localhost:3000/api/auth/get-session', { headers }))
      }
      await playAll(r, 'R09')
    }),
  ).toEqual([])
})

test('banned people', async () => {
  expect(
    await differing('b', {}, async (r) => {
      await signUp(r, 'dan@example.com')
      await change(r, 'dan@example.com', { phoneNumber: first, phoneNumberVerified: true })
      const cookies = { 'better-auth.session_token': r.cookie() }
      r.forget()
      await signUp(r, 'boss@example.com')
      await change(r, 'boss@example.com', { role: 'admin' })
      await ban(r, 'dan@example.com')
      await r.play('B02', { cookies })
      r.forget()
      await playAll(r, 'B03', 'B04', 'B05', 'B06')
      await signIn(r, 'boss@example.com')
      await ban(r, 'dan@example.com', { banExpiresIn: 60 })
      r.forget()
      await playAll(r, 'B07')
      r.advance(61)
      await playAll(r, 'B08')
    }),
  ).toEqual([])
  expect(
    await differing('b-factor', {}, async (r) => {
      await tom(r)
      await challenge(r)
      await change(r, 'tom@example.com', { banned: true })
      await playAll(r, 'B09', 'B10')
    }),
  ).toEqual([])
})

async function ban(r: Recorder, email: string, more: object = {}) {
  const { body } = await r.ask('/sandbox/change-user', { email, user: {} })
  const id: unknown = Reflect.get(Object(body), 'id')
  await r.ask('/admin/ban-user', { userId: id, ...more })
}

test('transport', async () => {
  expect(
    await differing('j', {}, (r) =>
      playAll(r, 'J01', 'J02', 'J04', 'J05', 'J06', 'J07', 'J08', 'J09', 'J11', 'J13', 'J14'),
    ),
  ).toEqual([])
})

test('every recorded exchange has been made anew', () => {
  expect([...exchanges.keys()].filter((id) => !played.has(id))).toEqual([])
})
