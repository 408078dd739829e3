// @vitest-environment jsdom
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { captchaToken } from '../../captcha/token.ts'
import type { Actions, Step } from '../../protocol/step.ts'
import { assertKind } from '../../test-support/assertKind.test-support.ts'
import { deviceOf } from '../../test-support/device.test-support.ts'
import { e164 } from '../../test-support/e164.test-support.ts'
import { failureOf } from '../../test-support/failureOf.test-support.ts'
import { sandboxFetch } from '../../test-support/sandboxFetch.test-support.ts'
import { untyped } from '../../test-support/untyped.test-support.ts'
import { wholeSandbox } from '../../test-support/servers.test-support.ts'
import { betterAuthAccounts as accounts, strangersPhone } from './accounts.test-support.ts'
import { bySignIn } from './bySignIn.ts'
import type { BetterAuthOptions } from './options.ts'
import { betterAuthBackupCodes, betterAuthPassword as password } from './secrets.test-support.ts'
import { settingsOf } from './settings.ts'

/** Everything here meets the real server. */
const { ann, tom, mia, dan, eve, ned } = accounts
const { signal } = new AbortController()
const call = { signal }
const minute = 60_000
const stranger = e164(strangersPhone)

/** What becomes of a request: it is passed on, or its answer is lost after the server has done its work. */
type Network = (path: string, send: () => Promise<Response>) => Promise<Response>
const losing =
  (part: string): Network =>
  async (path, send) => {
    const response = await send()
    if (path.includes(part)) throw new TypeError('The connection broke.')
    return response
  }

let worlds = 0

function aVisit(options: Partial<BetterAuthOptions> = {}, switches: Readonly<Record<string, string | boolean>> = {}) {
  const sandbox = wholeSandbox()
  const name = `sign-in-${++worlds}`
  const world = sandbox.worlds.get(name)
  for (const [key, value] of Object.entries(switches)) world.switches[`better-auth.${key}`] = value
  const baseUrl = `${location.origin}/w/${name}/better-auth/api/auth`
  const fetch = sandboxFetch(sandbox)
  const requests: string[] = []
  let network: Network = (_, send) => send()
  const make = (more: Partial<BetterAuthOptions> = {}) =>
    bySignIn(
      settingsOf({
        baseUrl,
        now: world.now,
        fetch: (url, init) => {
          const path = String(url).slice(baseUrl.length)
          requests.push(`${init?.method} ${path}`)
          return network(path, () => fetch(url, init))
        },
        ...options,
        ...more,
      }),
    )
  const backend = make()
  const device = deviceOf(world)
  const visit = {
    world,
    make,
    device,
    backend,
    messages: () => world.inbox.all().length,
    code: () => device.code() ?? '',
    appCode: () => device.appCode(tom.email) ?? '',
    wrong: () => ['000000', '000001', '000002'].find((code) => !device.rightCodes().has(code)) ?? '',
    /** The requests since this was last asked. */
    asked: () => requests.splice(0),
    over: (through: Network | undefined) => void (network = through ?? ((_, send) => send())),
    raw: (path: string, body?: object, headers: Readonly<Record<string, string>> = {}) =>
      fetch(
        baseUrl + path,
        body && {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify(body),
        },
      ),
    async session(): Promise<unknown> {
      const body: unknown = await (await fetch(`${baseUrl}/get-session`)).json()
      return Reflect.get(Object(body), 'user')
    },
    async start(resumed?: Step): Promise<Step> {
      return backend.start(resumed === undefined ? call : { ...call, resumed })
    },
    async phone(phone: string, from?: Step): Promise<Step> {
      const step = from ?? (await visit.start())
      assertKind(step, 'phone')
      return backend.phone.submit(step, { phone: e164(phone) }, call)
    },
    async signIn(username: string, more: Partial<Actions['credentials']['submit']> = {}, from?: Step): Promise<Step> {
      const step = from ?? (await visit.start())
      assertKind(step, 'credentials')
      return backend.credentials.submit(step, { username, password, ...more }, call)
    },
    async enter(step: Step, code: string, more: Partial<Actions['code']['submit']> = {}): Promise<Step> {
      assertKind(step, 'code')
      return backend.code.submit(step, { code, ...more }, call)
    },
    async resend(step: Step): Promise<Step> {
      assertKind(step, 'code')
      return backend.code.resend(step, {}, call)
    },
    /** The form of a new password, with the code in it that was sent. */
    async newPassword(phone: string, code?: string): Promise<Step> {
      const form = await visit.start()
      assertKind(form, 'credentials')
      const asked = await backend.credentials.forgot(form, { username: phone }, call)
      const sent = await visit.phone(phone, asked)
      return visit.enter(sent, code ?? visit.code())
    },
    async details(step: Step, typed: string): Promise<Step> {
      assertKind(step, 'details')
      return backend.details.submit(step, { values: { password: typed } }, call)
    },
  }
  return visit
}

type Visit = ReturnType<typeof aVisit>

// The package itself is loaded by the first request.
beforeAll(async () => void (await aVisit().raw('/ok')), 30_000)
afterEach(() => void vi.restoreAllMocks())

describe('a phone and a code', () => {
  test('sign in whoever has the number, whom nobody asks for a second factor', async () => {
    for (const { phone } of [ann, tom, mia]) {
      const visit = aVisit()
      const code = await visit.phone(phone)
      expect(code).toMatchObject({ kind: 'code', factor: 'sms', phone, notice: 'sent', back: { kind: 'phone' } })
      expect(visit.asked()).toEqual(['POST /phone-number/send-otp'])
      expect(await visit.enter(code, visit.code())).toEqual({ kind: 'done', session: { phone } })
      expect(await visit.session()).toMatchObject({ phoneNumber: phone })
    }
  })

  test('make the account of a number that nobody has', async () => {
    const visit = aVisit()
    const code = await visit.phone(stranger)
    expect(await visit.enter(code, visit.code())).toMatchObject({ kind: 'done' })
    expect(await visit.session()).toMatchObject({ phoneNumber: stranger, phoneNumberVerified: true })
  })

  test('are no account where nobody signs up: the server’s 500 of a right code says so', async () => {
    const visit = aVisit({}, { signUp: false })
    const code = await visit.phone(stranger)
    expect(await failureOf(visit.enter(code, visit.code()))).toMatchObject({ code: 'account-not-found' })
  })

  test('are no matter of spaces, which to the server would be a try', async () => {
    const visit = aVisit()
    const code = await visit.phone(ann.phone)
    const spaced = visit.code().replace(/(...)(...)/, ' $1 $2\n')
    expect(await visit.enter(code, spaced)).toMatchObject({ kind: 'done' })
  })

  test('stay where a code is wrong; the fourth leads back to the number, which sends anew at once', async () => {
    const visit = aVisit()
    const code = await visit.phone(ann.phone)
    for (let tries = 0; tries < 3; tries += 1) {
      expect(await failureOf(visit.enter(code, visit.wrong()))).toMatchObject({ code: 'code-wrong' })
    }
    const again = await visit.enter(code, visit.code())
    expect(again).toMatchObject({ kind: 'phone', phone: ann.phone, notice: 'attempts-exhausted' })
    expect(again).not.toHaveProperty('sent')
    const next = await visit.phone(ann.phone, again)
    expect(visit.messages()).toBe(2)
    expect(await visit.enter(next, visit.code())).toMatchObject({ kind: 'done' })
  })

  test('are one message inside the pause, whoever goes back, and no pause of the server’s', async () => {
    const visit = aVisit({ resendCooldown: 30_000 })
    const code = await visit.phone(ann.phone)
    assertKind(code, 'code')
    const now = visit.world.now()
    expect((code.resendAt ?? 0) - now).toBeGreaterThan(29_000)
    expect((code.expiresAt ?? 0) - now).toBeGreaterThan(299_000)
    const again = await visit.phone(ann.phone, code.back)
    expect(again).toMatchObject({ kind: 'code', notice: 'sent-recently', resendAt: code.resendAt })
    expect(visit.messages()).toBe(1)
    visit.world.advance(30_000)
    await visit.phone(ann.phone, code.back)
    expect(visit.messages()).toBe(2)
  })

  test('another message voids the one before', async () => {
    const visit = aVisit({ resendCooldown: 0 })
    const code = await visit.phone(ann.phone)
    const earlier = visit.code()
    const again = await visit.resend(code)
    expect(again).toMatchObject({ kind: 'code', notice: 'sent', phone: ann.phone })
    expect(visit.messages()).toBe(2)
    if (earlier !== visit.code()) {
      expect(await failureOf(visit.enter(again, earlier))).toMatchObject({ code: 'code-wrong' })
    }
    expect(await visit.enter(again, visit.code())).toMatchObject({ kind: 'done' })
  })

  test('say that a code has run out, by whichever of its two words, and look for a session first', async () => {
    const visit = aVisit()
    const code = await visit.phone(ann.phone)
    visit.world.advance(6 * minute)
    visit.asked()
    for (let times = 0; times < 2; times += 1) {
      expect(await failureOf(visit.enter(code, visit.code()))).toMatchObject({ code: 'code-expired' })
      expect(visit.asked()).toEqual(['POST /phone-number/verify', 'GET /get-session'])
    }
  })

  test('whose answer was lost are a session that is found, and no code that has run out', async () => {
    const visit = aVisit()
    const code = await visit.phone(ann.phone)
    const right = visit.code()
    visit.over(losing('/verify'))
    expect(await failureOf(visit.enter(code, right))).toMatchObject({ code: 'network' })
    visit.over(undefined)
    visit.asked()
    const done = await visit.enter(code, right)
    expect(done).toMatchObject({ kind: 'done', session: { phone: ann.phone } })
    assertKind(done, 'done')
    expect((done.session.expiresAt ?? 0) - visit.world.now()).toBeGreaterThan(6 * 24 * 60 * minute)
    expect(visit.asked()).toEqual(['POST /phone-number/verify', 'GET /get-session'])
  })

  test('are not the session of somebody else that was there before', async () => {
    const visit = aVisit()
    await visit.raw('/sandbox/sign-in-as', { account: 'mia' })
    const code = await visit.phone(ann.phone)
    visit.world.advance(6 * minute)
    expect(await failureOf(visit.enter(code, visit.code()))).toMatchObject({ code: 'code-expired' })
  })

  test('of someone banned: the account is turned off', async () => {
    const visit = aVisit()
    const code = await visit.phone(dan.phone)
    expect(await failureOf(visit.enter(code, visit.code()))).toMatchObject({ code: 'account-disabled' })
  })

  test('whose number the server refuses: so it says', async () => {
    const visit = aVisit()
    visit.over(async () => Response.json({ code: 'INVALID_PHONE_NUMBER' }, { status: 400 }))
    expect(await failureOf(visit.phone(ann.phone))).toMatchObject({ code: 'phone-refused' })
  })

  test('that the host’s function could not send are asked for again at the next press', async () => {
    // What its hooks throw the server itself prints.
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const visit = aVisit({}, { messages: 'fail' })
    const first = await visit.start()
    assertKind(first, 'phone')
    expect(await failureOf(visit.phone(ann.phone, first))).toMatchObject({ code: 'server' })
    delete visit.world.switches['better-auth.messages']
    // As the flow hands it in after an answer that says nothing.
    const sent = { phone: e164(ann.phone), resendAt: visit.world.now() + 30_000, unanswered: true } as const
    expect(await visit.phone(ann.phone, { ...first, sent })).toMatchObject({ kind: 'code' })
    expect(visit.messages()).toBe(1)
  })

  test('that nobody answered count as sent: a second message would void the first', async () => {
    const visit = aVisit()
    const first = await visit.start()
    assertKind(first, 'phone')
    visit.over(losing('/send-otp'))
    expect(await failureOf(visit.phone(ann.phone, first))).toMatchObject({ code: 'network' })
    visit.over(undefined)
    const sent = { phone: e164(ann.phone), resendAt: visit.world.now() + 30_000, unanswered: true } as const
    const code = await visit.phone(ann.phone, { ...first, sent })
    expect(code).toMatchObject({ kind: 'code', notice: 'sent', resendAt: sent.resendAt })
    expect(visit.messages()).toBe(1)
    expect(await visit.enter(code, visit.code())).toMatchObject({ kind: 'done' })
  })

  test('wait for the limit of the path, until its own header says', async () => {
    const visit = aVisit({ resendCooldown: 0 }, { rateLimit: true })
    let step = await visit.phone(ann.phone)
    for (let times = 0; times < 9; times += 1) step = await visit.resend(step)
    const limited = await failureOf(visit.resend(step))
    expect(limited).toMatchObject({ code: 'rate-limited' })
    const wait = (limited.retryAt ?? 0) - visit.world.now()
    expect(wait).toBeGreaterThan(50_000)
    expect(wait).toBeLessThanOrEqual(60_000)
  })

  test('wait for a pause of the host’s own', async () => {
    const visit = aVisit({ resendCooldown: 0 }, { messages: 'pause' })
    const code = await visit.phone(ann.phone)
    expect(await failureOf(visit.resend(code))).toMatchObject({
      code: 'rate-limited',
      cause: { status: 429, code: 'OTP_SENT_RECENTLY' },
    })
  })

  test('of a number that someone gave up, whose invented address stayed: an empty 500, and the code is spent', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const visit = aVisit({}, { tempEmail: 'number' })
    const code = await visit.phone('+79991000008')
    const right = visit.code()
    expect(await failureOf(visit.enter(code, right))).toMatchObject({ code: 'server', cause: { status: 500 } })
    expect(await failureOf(visit.enter(code, right))).toMatchObject({ code: 'code-expired' })
  })

  test('by bearer give the token of the header, and nothing of it where nobody asked', async () => {
    const visit = aVisit({ bearer: true })
    const code = await visit.phone(ann.phone)
    const done = await visit.enter(code, visit.code())
    assertKind(done, 'done')
    const told = await visit.raw('/get-session')
    expect(await told.json()).toBeNull()
    expect(done.session.token).toMatch(/^\w{32}\..{20,}$/)
  })
})

describe('a password', () => {
  test.each([
    ['phone-and-password', ann.phone, 'POST /sign-in/phone-number'],
    ['email', ` ${ann.email} `, 'POST /sign-in/email'],
    ['username', ann.username.toUpperCase(), 'POST /sign-in/username'],
  ] as const)('with %s signs in', async (signIn, username, request) => {
    const visit = aVisit({ signIn })
    const form = await visit.start()
    expect(form).toMatchObject({ kind: 'credentials', staySignedIn: true })
    expect(form).toHaveProperty('variant', signIn === 'phone-and-password' ? signIn : 'username-and-password')
    expect(Reflect.get(form, 'forgot')).toBe(signIn === 'phone-and-password' ? true : undefined)
    expect(await visit.signIn(username)).toEqual({ kind: 'done', session: {} })
    expect(visit.asked()).toEqual([request])
    expect(await visit.session()).toMatchObject({ email: ann.email })
  })

  test.each([
    ['phone-and-password', ann.phone],
    ['phone-and-password', stranger],
    ['email', ann.email],
    ['email', 'nobody@example.com'],
    ['email', 'ann'],
    ['username', ann.username],
    ['username', 'no'],
    ['username', 'n'.repeat(40)],
    ['username', 'not a name'],
    ['email', dan.email],
    ['email', eve.email],
  ] as const)('that is wrong reads the same to all: %s, %s', async (signIn, username) => {
    for (const wrong of ['wrong-password', 'x'.repeat(129)]) {
      const error = await failureOf(aVisit({ signIn }).signIn(username, { password: wrong }))
      expect(error).toMatchObject({ code: 'credentials-wrong' })
    }
  })

  test('of an account that is turned off, or whose address is not confirmed: so it says', async () => {
    expect(await failureOf(aVisit({ signIn: 'email' }).signIn(dan.email))).toMatchObject({ code: 'account-disabled' })
    for (const [signIn, username] of [
      ['email', eve.email],
      ['username', eve.username],
    ] as const) {
      expect(await failureOf(aVisit({ signIn }).signIn(username))).toMatchObject({ code: 'email-not-verified' })
    }
  })

  test('stays for the browser’s session only, where the box is empty: over the second factor, too', async () => {
    const visit = aVisit({ signIn: 'email' })
    await visit.signIn(ann.email, { staySignedIn: false })
    expect(await visit.session()).toMatchObject({ email: ann.email })
    visit.world.advance(25 * 60 * minute)
    expect(await visit.session()).toBeUndefined()
    const code = await visit.signIn(tom.email, { staySignedIn: false })
    expect(code).toMatchObject({ back: { kind: 'credentials', username: tom.email, staySignedIn: false } })
    await visit.enter(code, visit.appCode())
    visit.world.advance(25 * 60 * minute)
    expect(await visit.session()).toBeUndefined()
  })

  test('of a number that is not confirmed leads to its code, whatever the password was, and that code signs in', async () => {
    for (const typed of [password, 'wrong-password']) {
      const visit = aVisit({ signIn: 'phone-and-password' }, { requireVerification: true })
      const code = await visit.signIn(ned.phone, { password: typed })
      expect(code).toMatchObject({
        kind: 'code',
        factor: 'sms',
        phone: ned.phone,
        notice: 'sent',
        back: { kind: 'credentials', username: ned.phone },
      })
      expect(visit.asked()).toEqual(['POST /sign-in/phone-number'])
      expect(visit.messages()).toBe(1)
      expect(await visit.enter(code, visit.code())).toMatchObject({ kind: 'done', session: { phone: ned.phone } })
    }
  })

  test('of such a number: too many wrong codes stay, another message is the way on', async () => {
    const visit = aVisit({ signIn: 'phone-and-password' }, { requireVerification: true })
    const code = await visit.signIn(ned.phone)
    // The server’s count begins late where the code came with a refusal.
    let next: Step | undefined
    for (let tries = 0; next === undefined && tries < 6; tries += 1) {
      next = await visit.enter(code, visit.wrong()).catch(() => undefined)
    }
    expect(next).toMatchObject({ kind: 'code', notice: 'attempts-exhausted', phone: ned.phone })
    assertKind(next, 'code')
    const again = await visit.resend(next)
    expect(visit.asked().at(-1)).toBe('POST /phone-number/send-otp')
    expect(again).toMatchObject({ notice: 'sent', back: { kind: 'credentials' } })
    expect(await visit.enter(again, visit.code())).toMatchObject({ kind: 'done' })
  })

  test('meets the limit of sign-ins, ten seconds', async () => {
    const visit = aVisit({ signIn: 'email' }, { rateLimit: true })
    for (let times = 0; times < 3; times += 1) await visit.signIn(ann.email)
    const limited = await failureOf(visit.signIn(ann.email))
    expect(limited.code).toBe('rate-limited')
    expect((limited.retryAt ?? 0) - visit.world.now()).toBeLessThanOrEqual(10_000)
  })
})

describe('the second factor', () => {
  const byEmail = { signIn: 'email' } as const

  test('by authenticator: a 200 that is no session, and a message instead where the server has one', async () => {
    const visit = aVisit(byEmail)
    const app = await visit.signIn(tom.email)
    expect(app).toMatchObject({
      kind: 'code',
      factor: 'app',
      acceptsBackupCode: true,
      trustDevice: false,
      back: { kind: 'credentials', username: tom.email },
    })
    expect(app).toHaveProperty('resendAt')
    // Nothing was sent by being asked, and no session came along.
    expect([visit.messages(), await visit.session()]).toEqual([0, undefined])
    expect(JSON.stringify(app)).not.toContain(password)
    expect(await failureOf(visit.enter(app, visit.wrong()))).toMatchObject({ code: 'code-wrong' })
    expect(await visit.enter(app, visit.appCode().replace(/(...)/, '$1 '))).toEqual({ kind: 'done', session: {} })
    expect(visit.asked()).toEqual([
      'POST /sign-in/email',
      'POST /two-factor/verify-totp',
      'POST /two-factor/verify-totp',
    ])
    expect(await visit.session()).toMatchObject({ email: tom.email })
  })

  test('by authenticator alone, where the server sends no messages: nothing instead is offered', async () => {
    const visit = aVisit(byEmail, { secondFactorMessages: false })
    expect(await visit.signIn(tom.email)).not.toHaveProperty('resendAt')
  })

  test.each([
    ['as it was shown', (code: string) => code],
    ['without its dash', (code: string) => code.replace('-', '')],
    ['with spaces around it', (code: string) => ` ${code}\n`],
    ['with a space for its dash', (code: string) => code.replace('-', ' ')],
    ['with a dash of a phone’s keyboard', (code: string) => code.replace('-', '–')],
  ])('by a backup code, %s', async (_, typed) => {
    const visit = aVisit(byEmail)
    const app = await visit.signIn(tom.email)
    visit.asked()
    expect(await visit.enter(app, typed(betterAuthBackupCodes[0] ?? ''))).toMatchObject({ kind: 'done' })
    expect(visit.asked()).toEqual(['POST /two-factor/verify-backup-code'])
  })

  test('by a backup code counts its letter case, and each once', async () => {
    const visit = aVisit(byEmail)
    const [code = ''] = betterAuthBackupCodes
    const app = await visit.signIn(tom.email)
    expect(await failureOf(visit.enter(app, code.toLowerCase()))).toMatchObject({ code: 'code-wrong' })
    await visit.enter(app, code)
    await visit.raw('/sign-out', {})
    expect(await failureOf(visit.enter(await visit.signIn(tom.email), code))).toMatchObject({ code: 'code-wrong' })
  })

  test('by message alone: the first is sent with the password, and no address is made up for it', async () => {
    const visit = aVisit(byEmail)
    const code = await visit.signIn(mia.email)
    expect(visit.asked()).toEqual(['POST /sign-in/email', 'POST /two-factor/send-otp'])
    expect(code).toMatchObject({ kind: 'code', factor: 'sms', notice: 'sent', back: { kind: 'credentials' } })
    expect([Reflect.get(code, 'to'), Reflect.get(code, 'phone')]).toEqual([undefined, undefined])
    expect(await visit.enter(code, visit.code())).toMatchObject({ kind: 'done' })
  })

  test('by message instead: Back leads to the app, and whoever asks again inside the pause gets no second', async () => {
    const visit = aVisit(byEmail)
    const app = await visit.signIn(tom.email)
    const message = await visit.resend(app)
    assertKind(message, 'code')
    expect(message).toMatchObject({ factor: 'sms', notice: 'sent', back: { kind: 'code', factor: 'app' } })
    const back = message.back
    expect(back).toHaveProperty('resendAt')
    const again = await visit.resend(back ?? app)
    expect(again).toMatchObject({ factor: 'sms', notice: 'sent-recently', resendAt: message.resendAt })
    expect(visit.messages()).toBe(1)
    expect(await visit.enter(again, visit.code())).toMatchObject({ kind: 'done' })
  })

  test('by message instead, whose answer was lost: one message, and the next press leads to it', async () => {
    const visit = aVisit(byEmail)
    const app = await visit.signIn(tom.email)
    visit.over(losing('/send-otp'))
    expect(await failureOf(visit.resend(app))).toMatchObject({ code: 'network' })
    visit.over(undefined)
    const message = await visit.resend(app)
    expect(message).toMatchObject({ factor: 'sms' })
    expect(visit.messages()).toBe(1)
    expect(await visit.enter(message, visit.code())).toMatchObject({ kind: 'done' })
  })

  test('by message alone, whose answer was lost: the code step is there, and one message', async () => {
    const visit = aVisit(byEmail)
    visit.over(losing('/send-otp'))
    const code = await visit.signIn(mia.email)
    expect(code).toMatchObject({ kind: 'code', factor: 'sms', notice: 'sent' })
    expect(visit.messages()).toBe(1)
    visit.over(undefined)
    expect(await visit.enter(code, visit.code())).toMatchObject({ kind: 'done' })
  })

  test('says of a message that it was asked for, where the server could not send it and says nothing', async () => {
    const visit = aVisit(byEmail, { secondFactorMessages: 'fail' })
    expect(await visit.signIn(mia.email)).toMatchObject({ kind: 'code', notice: 'sent' })
    expect(visit.messages()).toBe(0)
  })

  test('trusts a browser that was asked to be trusted: no code the next time', async () => {
    for (const [trustDevice, next] of [
      [true, 'done'],
      [false, 'code'],
    ] as const) {
      const visit = aVisit(byEmail)
      await visit.enter(await visit.signIn(tom.email), visit.appCode(), { trustDevice })
      await visit.raw('/sign-out', {})
      expect(await visit.signIn(tom.email)).toMatchObject({ kind: next })
    }
  })

  test('too many tries of an app or a backup code end the sign-in', async () => {
    const visit = aVisit(byEmail)
    const app = await visit.signIn(tom.email)
    for (let tries = 0; tries < 3; tries += 1) await failureOf(visit.enter(app, visit.wrong()))
    for (let tries = 0; tries < 2; tries += 1) await failureOf(visit.enter(app, 'aaaaa-bbbbb'))
    expect(await visit.enter(app, visit.appCode())).toMatchObject({
      kind: 'credentials',
      username: tom.email,
      notice: 'attempts-exhausted',
    })
  })

  test('too many tries of a message’s code stay: another message is the way on, in the same sign-in', async () => {
    const visit = aVisit({ ...byEmail, resendCooldown: 0 })
    const code = await visit.signIn(mia.email)
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await failureOf(visit.enter(code, visit.wrong()))).toMatchObject({ code: 'code-wrong' })
    }
    const dead = await visit.enter(code, visit.code())
    expect(dead).toMatchObject({ kind: 'code', factor: 'sms', notice: 'attempts-exhausted' })
    expect(dead).not.toHaveProperty('blockedUntil')
    const again = await visit.resend(dead)
    expect(again).toMatchObject({ kind: 'code', notice: 'sent' })
    expect(await visit.enter(again, visit.code())).toMatchObject({ kind: 'done' })
  })

  test('ten wrong codes over two sign-ins lock the account for fifteen minutes, without a header', async () => {
    const visit = aVisit(byEmail)
    for (let round = 0; round < 2; round += 1) {
      const app = await visit.signIn(tom.email)
      for (let tries = 0; tries < 5; tries += 1) await failureOf(visit.enter(app, visit.wrong()))
    }
    const app = await visit.signIn(tom.email)
    const locked = await failureOf(visit.enter(app, visit.appCode()))
    expect(locked.code).toBe('rate-limited')
    expect((locked.retryAt ?? 0) - visit.world.now()).toBeGreaterThan(14.9 * minute)
    // Messages are sent all the same, and their codes refused.
    const message = await visit.resend(app)
    expect((await failureOf(visit.enter(message, visit.code()))).code).toBe('rate-limited')
    visit.world.advance(15 * minute + 1000)
    expect(await visit.enter(await visit.signIn(tom.email), visit.appCode())).toMatchObject({ kind: 'done' })
  })

  test('is over ten minutes after the password: no code is offered beyond, and no message asked for', async () => {
    const visit = aVisit({ ...byEmail, messageLife: 20 * minute, resendCooldown: 0 })
    const app = await visit.signIn(tom.email)
    visit.world.advance(5 * minute)
    const message = await visit.resend(app)
    assertKind(message, 'code')
    expect((message.expiresAt ?? 0) - visit.world.now()).toBeLessThanOrEqual(5 * minute)
    visit.world.advance(5 * minute)
    visit.asked()
    for (const step of [app, message]) {
      expect(await visit.resend(step)).toMatchObject({ kind: 'credentials', notice: 'expired', username: tom.email })
    }
    expect([visit.asked(), visit.messages()]).toEqual([[], 1])
    expect(await visit.enter(app, visit.appCode())).toMatchObject({ kind: 'credentials', notice: 'expired' })
    expect(visit.asked()).toEqual(['POST /two-factor/verify-totp', 'GET /get-session'])
  })

  test.each([
    ['an app', tom, '/verify-totp'],
    ['a backup code', tom, '/verify-backup-code'],
    ['a message', mia, '/verify-otp'],
  ])('by %s whose answer was lost is a session that is found', async (_, { email }, path) => {
    const visit = aVisit(byEmail)
    const code = await visit.signIn(email)
    const [backup = ''] = betterAuthBackupCodes
    const right = () => ({ '/verify-totp': visit.appCode(), '/verify-backup-code': backup })[path] ?? visit.code()
    visit.over(losing(path))
    expect(await failureOf(visit.enter(code, right()))).toMatchObject({ code: 'network' })
    visit.over(undefined)
    expect(await visit.enter(code, right())).toMatchObject({ kind: 'done' })
    expect(await visit.session()).toMatchObject({ email })
  })

  test('that another tab has given meanwhile is a session that is found', async () => {
    const visit = aVisit(byEmail)
    const code = await visit.signIn(mia.email)
    await visit.raw('/two-factor/verify-otp', { code: visit.code() })
    expect(await visit.enter(code, visit.code())).toMatchObject({ kind: 'done' })
  })

  test('takes the session of whoever was signed in before, and asks for its own', async () => {
    const visit = aVisit(byEmail)
    await visit.raw('/sandbox/sign-in-as', { account: 'ann' })
    const app = await visit.signIn(tom.email)
    expect(await visit.session()).toBeUndefined()
    expect(await visit.enter(app, visit.appCode())).toMatchObject({ kind: 'done' })
    expect(await visit.session()).toMatchObject({ email: tom.email })
  })

  test('whose cookie does not come along is told to the developer', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const visit = aVisit(byEmail)
    const app = await visit.signIn(tom.email)
    visit.over(async (path, send) =>
      path.includes('verify') ? Response.json({ code: 'INVALID_TWO_FACTOR_COOKIE' }, { status: 401 }) : send(),
    )
    expect(await visit.enter(app, visit.appCode())).toMatchObject({ kind: 'credentials', notice: 'expired' })
    expect(String(warn.mock.calls)).toContain('Entryphone E98')
  })

  test('by bearer with cookies gives the token of the session that is alive', async () => {
    for (const bearer of [undefined, 'first', 'signed'] as const) {
      const visit = aVisit(
        { ...byEmail, bearer: true, credentials: 'same-origin' },
        bearer === undefined ? {} : { bearer },
      )
      const done = await visit.enter(await visit.signIn(tom.email), visit.appCode())
      assertKind(done, 'done')
      const told = await visit.raw('/get-session', undefined, {})
      expect(await told.json()).toMatchObject({ user: { email: tom.email } })
      expect(done.session.token).toMatch(/^\w{32}\..{20,}$/)
    }
  })
})

describe('a new password', () => {
  const byPhone = { signIn: 'phone-and-password' } as const

  test('by code on the phone: the code waits in memory, and the new password signs in', async () => {
    const visit = aVisit(byPhone)
    const details = await visit.newPassword(ann.phone)
    expect(visit.asked()).toEqual(['POST /phone-number/request-password-reset'])
    expect(details).toMatchObject({
      kind: 'details',
      username: ann.phone,
      fields: [{ name: 'password', kind: 'new-password', minimumLength: 8, maximumLength: 128 }],
    })
    expect(JSON.stringify(details)).not.toContain(visit.code())
    expect(await visit.details(details, 'another-2025')).toEqual({ kind: 'done', session: {} })
    expect(visit.asked()).toEqual(['POST /phone-number/reset-password', 'POST /sign-in/phone-number'])
    await visit.raw('/sign-out', {})
    expect(await failureOf(visit.signIn(ann.phone))).toMatchObject({ code: 'credentials-wrong' })
    expect(await visit.signIn(ann.phone, { password: 'another-2025' })).toMatchObject({ kind: 'done' })
  })

  test('leads on to the second factor', async () => {
    const visit = aVisit(byPhone)
    expect(await visit.details(await visit.newPassword(tom.phone), 'another-2025')).toMatchObject({
      kind: 'code',
      factor: 'app',
    })
  })

  test('asks strangers for the same', async () => {
    const visit = aVisit(byPhone)
    const details = await visit.newPassword(stranger, '123456')
    expect(visit.messages()).toBe(0)
    expect(await visit.details(details, 'another-2025')).toMatchObject({ kind: 'code', notice: 'code-wrong' })
  })

  test('keeps the password where the code is wrong, and takes the next one with it', async () => {
    const visit = aVisit(byPhone)
    const details = await visit.newPassword(ann.phone, '000000')
    const code = await visit.details(details, 'another-2025')
    expect(code).toMatchObject({ kind: 'code', notice: 'code-wrong', phone: ann.phone })
    expect(JSON.stringify(code)).not.toContain('another-2025')
    expect(await failureOf(visit.enter(code, visit.wrong()))).toMatchObject({ code: 'code-wrong' })
    expect(await visit.enter(code, visit.code())).toMatchObject({ kind: 'done' })
    await visit.raw('/sign-out', {})
    expect(await visit.signIn(ann.phone, { password: 'another-2025' })).toMatchObject({ kind: 'done' })
  })

  test('after too many wrong codes begins with the number', async () => {
    const visit = aVisit(byPhone)
    const details = await visit.newPassword(ann.phone, '000000')
    const code = await visit.details(details, 'another-2025')
    for (let tries = 0; tries < 2; tries += 1) await failureOf(visit.enter(code, visit.wrong()))
    const again = await visit.enter(code, visit.code())
    expect(again).toMatchObject({ kind: 'phone', purpose: 'reset-password', notice: 'attempts-exhausted' })
    expect(again).not.toHaveProperty('sent')
  })

  test('that the server does not take is asked for again, with the code kept', async () => {
    const visit = aVisit(byPhone)
    const details = await visit.newPassword(ann.phone)
    const refused = await visit.details(details, 'short')
    expect(refused).toMatchObject({ kind: 'details', notice: 'details-refused' })
    expect(await visit.details(refused, 'long-enough-now')).toMatchObject({ kind: 'done' })
  })

  test('whose answer was lost is set, and signs in', async () => {
    const visit = aVisit(byPhone)
    const details = await visit.newPassword(ann.phone)
    visit.over(losing('/reset-password'))
    expect(await failureOf(visit.details(details, 'another-2025'))).toMatchObject({ code: 'network' })
    visit.over(undefined)
    expect(await visit.details(details, 'another-2025')).toMatchObject({ kind: 'done' })
  })

  test('is set where only the sign-in after it fails, or may not be tried without a challenge', async () => {
    const visit = aVisit(byPhone)
    const details = await visit.newPassword(ann.phone)
    visit.over(losing('/sign-in/'))
    const form = await visit.details(details, 'another-2025')
    expect(form).toMatchObject({ kind: 'credentials', username: ann.phone, notice: 'password-changed' })
    const captcha = { provider: 'hcaptcha', siteKey: 'key', on: ['sign-in'] } as const
    const guarded = aVisit({ ...byPhone, captcha })
    const next = await guarded.details(await guarded.newPassword(ann.phone), 'another-2025')
    expect(next).toMatchObject({
      kind: 'credentials',
      notice: 'password-changed',
      captcha: { submit: { siteKey: 'key' } },
    })
    expect(guarded.asked().at(-1)).toBe('POST /phone-number/reset-password')
  })

  test('is forgotten, with its code, once it is left or half an hour old', async () => {
    const visit = aVisit(byPhone)
    const details = await visit.newPassword(ann.phone)
    visit.backend.forget?.(details)
    await Promise.resolve()
    expect(await visit.details(details, 'another-2025')).toMatchObject({ kind: 'phone', notice: 'expired' })
    const later = await visit.newPassword(ann.phone)
    visit.world.advance(31 * minute)
    expect(await visit.details(later, 'another-2025')).toMatchObject({ kind: 'phone', notice: 'expired' })
  })

  test('goes on where the host makes the backend anew', async () => {
    const visit = aVisit(byPhone)
    const details = await visit.newPassword(ann.phone)
    const made = visit.make()
    made.takeOver?.(visit.backend)
    assertKind(details, 'details')
    expect(await made.details.submit(details, { values: { password: 'another-2025' } }, call)).toMatchObject({
      kind: 'done',
    })
  })
})

describe('a captcha', () => {
  const provider = 'turnstile'
  const solve = (visit: Visit) => captchaToken(visit.world.captcha.issue(provider, 'sandbox').token)
  const captcha = (...on: readonly ('send' | 'sign-in' | 'reset')[]) =>
    ({
      captcha: { provider, siteKey: 'key', on },
    }) as const
  const challenge = { provider, siteKey: 'key' }

  test('stands where the host says, from the beginning', async () => {
    expect(await aVisit(captcha('send')).start()).toMatchObject({ captcha: { submit: challenge } })
    expect(await aVisit(captcha('reset')).start()).not.toHaveProperty('captcha')
    const visit = aVisit({ signIn: 'phone-and-password', ...captcha('reset') })
    const form = await visit.start()
    expect(form).not.toHaveProperty('captcha')
    assertKind(form, 'credentials')
    const asked = await visit.backend.credentials.forgot(form, {}, call)
    expect(asked).toMatchObject({ captcha: { submit: challenge } })
    expect(await aVisit({ signIn: 'email', ...captcha('sign-in') }).start()).toMatchObject({
      captcha: { submit: challenge },
    })
  })

  test('goes out in its header, for each message anew', async () => {
    const visit = aVisit(
      { ...captcha('send'), resendCooldown: 0 },
      { captcha: provider, captchaPaths: '/phone-number/send-otp' },
    )
    const step = await visit.start()
    assertKind(step, 'phone')
    const input = { phone: e164(ann.phone), captcha: solve(visit) }
    const code = await visit.backend.phone.submit(step, input, call)
    assertKind(code, 'code')
    expect(code.captcha).toEqual({ resend: challenge })
    expect(await failureOf(visit.backend.code.resend(code, { captcha: input.captcha }, call))).toMatchObject({
      code: 'captcha-refused',
    })
    expect(await visit.backend.code.resend(code, { captcha: solve(visit) }, call)).toMatchObject({ notice: 'sent' })
  })

  test.each([
    ['a number', {}, '/phone-number/send-otp'],
    ['a password', { signIn: 'email' }, '/sign-in/email'],
  ] as const)('that nobody announced is asked for on the same step: %s', async (_, options, captchaPaths) => {
    const visit = aVisit({ ...options, ...captcha('reset') }, { captcha: provider, captchaPaths })
    const step = await visit.start()
    const again = step.kind === 'phone' ? await visit.phone(ann.phone, step) : await visit.signIn(ann.email, {}, step)
    expect(again).toMatchObject({ kind: step.kind, notice: 'captcha-needed', captcha: { submit: challenge } })
    const solved = { captcha: solve(visit) }
    if (again.kind === 'phone') {
      const code = await visit.backend.phone.submit(again, { phone: e164(ann.phone), ...solved }, call)
      expect(code).toMatchObject({ kind: 'code' })
    } else {
      expect(again).toMatchObject({ username: ann.email })
      expect(await visit.signIn(ann.email, solved, again)).toMatchObject({ kind: 'done' })
    }
  })

  test('may be wanted for each path: the second factor’s message and its code, too', async () => {
    const visit = aVisit(
      { signIn: 'email', ...captcha('sign-in') },
      { captcha: provider, captchaPaths: '/sign-in/*,/two-factor/*' },
    )
    const app = await visit.signIn(tom.email, { captcha: solve(visit) })
    const asked = await visit.resend(app)
    expect(asked).toMatchObject({ factor: 'app', notice: 'captcha-needed', captcha: { resend: challenge } })
    const code = await visit.enter(asked, visit.appCode())
    expect(code).toMatchObject({ factor: 'app', captcha: { submit: challenge, resend: challenge } })
    expect(await visit.enter(code, visit.appCode(), { captcha: solve(visit) })).toMatchObject({ kind: 'done' })
    await visit.raw('/sign-out', {})
    const message = await visit.signIn(mia.email, { captcha: solve(visit) })
    expect(message).toMatchObject({
      kind: 'code',
      factor: 'sms',
      notice: 'captcha-needed',
      captcha: { resend: challenge },
    })
  })

  test('that no provider can check just now is an error of the captcha’s', async () => {
    const paths = { captcha: provider, captchaPaths: '/phone-number/send-otp', captchaDown: true }
    const visit = aVisit(captcha('send'), paths)
    const step = await visit.start()
    assertKind(step, 'phone')
    const input = { phone: e164(ann.phone), captcha: solve(visit) }
    expect(await failureOf(visit.backend.phone.submit(step, input, call))).toMatchObject({
      code: 'captcha-unavailable',
    })
  })

  test('that the host gave none for is told to the developer', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    const visit = aVisit({}, { captcha: provider, captchaPaths: '/phone-number/send-otp' })
    expect(await failureOf(visit.phone(ann.phone))).toMatchObject({ code: 'misconfigured' })
    expect(String(error.mock.calls)).toContain('Entryphone E94')
  })
})

describe('after a reload', () => {
  const email = { signIn: 'email' } as const
  /** As it comes out of the tab's storage: one way back, and no captcha. */
  const stored = (step: Step): Step => {
    assertKind(step, 'code')
    const { back, captcha: _, ...rest } = step
    if (back?.kind !== 'phone') return rest
    const { back: __, captcha: ___, ...asked } = back
    return { ...rest, back: asked }
  }

  test('a code of a number is asked for where it was', async () => {
    const visit = aVisit()
    const code = await visit.phone(ann.phone)
    const again = await visit.start(stored(code))
    expect(again).toMatchObject({ kind: 'code', phone: ann.phone, back: { kind: 'phone', sent: { phone: ann.phone } } })
    expect(again).not.toHaveProperty('notice')
    expect(await visit.enter(again, visit.code())).toMatchObject({ kind: 'done' })
    expect(visit.messages()).toBe(1)
  })

  test('a code that was taken, with its answer lost, is done', async () => {
    const visit = aVisit()
    const code = await visit.phone(ann.phone)
    await visit.raw('/phone-number/verify', { phoneNumber: ann.phone, code: visit.code() })
    expect(await visit.start(stored(code))).toMatchObject({ kind: 'done', session: { phone: ann.phone } })
  })

  test('the second factor goes on without the password: the cookie carries on', async () => {
    for (const { email: username } of [tom, mia]) {
      const visit = aVisit(email)
      const again = await visit.start(stored(await visit.signIn(username)))
      expect(again).toMatchObject({ kind: 'code', back: { kind: 'credentials' } })
      const code = username === tom.email ? visit.appCode() : visit.code()
      expect(await visit.enter(again, code)).toMatchObject({ kind: 'done' })
    }
  })

  test('a second factor that was given, with its answer lost, is done', async () => {
    const visit = aVisit(email)
    const app = await visit.signIn(tom.email)
    await visit.raw('/two-factor/verify-totp', { code: visit.appCode() })
    expect(await visit.start(stored(app))).toMatchObject({ kind: 'done' })
  })

  test('the second factor begins anew ten minutes after the password, whatever storage says', async () => {
    const visit = aVisit(email)
    const app = stored(await visit.signIn(tom.email))
    visit.world.advance(10 * minute)
    expect(await visit.start(app)).toMatchObject({ kind: 'credentials', notice: 'expired' })
    assertKind(app, 'code')
    const forged = { ...app, context: { ...app.context, until: Number.MAX_SAFE_INTEGER } }
    const believed = await visit.start(forged)
    assertKind(believed, 'code')
    expect(believed.context['until']).toBeLessThanOrEqual(visit.world.now() + 10 * minute)
  })

  test('a new password’s code was not used, and can be typed again', async () => {
    const visit = aVisit({ signIn: 'phone-and-password' })
    const details = await visit.newPassword(ann.phone)
    assertKind(details, 'details')
    const code = stored(details.back ?? details)
    const again = await visit.make().start({ ...call, resumed: code, interrupted: 'details' })
    expect(again).toMatchObject({ kind: 'code', notice: 'earlier-code-works', back: { purpose: 'reset-password' } })
    const form = await visit.enter(again, visit.code())
    expect(await visit.details(form, 'another-2025')).toMatchObject({ kind: 'done' })
  })

  test('the code of a number that is not confirmed is asked for again', async () => {
    const visit = aVisit({ signIn: 'phone-and-password' }, { requireVerification: true })
    const again = await visit.start(stored(await visit.signIn(ned.phone)))
    expect(again).toMatchObject({ kind: 'code', phone: ned.phone, back: { kind: 'credentials', username: ned.phone } })
    expect(await visit.enter(again, visit.code())).toMatchObject({ kind: 'done' })
  })

  test('a message that nobody answered is one, after the reload too', async () => {
    const visit = aVisit()
    const first = await visit.start()
    assertKind(first, 'phone')
    const sent = { phone: e164(ann.phone), resendAt: visit.world.now() + 30_000, unanswered: true } as const
    const again = await visit.start({ ...first, sent })
    expect(again).toMatchObject({ kind: 'phone', sent })
    expect(await visit.phone(ann.phone, again)).toMatchObject({ kind: 'code', notice: 'sent' })
    expect(visit.asked()).toEqual([])
  })

  test.each<[string, Partial<BetterAuthOptions>, object]>([
    ['another sign-in’s step', email, { kind: 'phone', purpose: 'sign-in', context: {} }],
    ['a purpose of another’s', {}, { kind: 'phone', purpose: 'change', context: {}, phone: ann.phone }],
    ['a challenge where no password is asked', {}, { kind: 'code', factor: 'app', context: { until: 9e15 } }],
    ['a code to no number', {}, { kind: 'code', factor: 'sms', phone: 'abc', context: {} }],
  ])('%s is nothing to go on with', async (_, options, forged) => {
    const visit = aVisit(options)
    const code = { characters: 'digits', caseSensitive: false }
    const first = await visit.start()
    expect(await visit.start(untyped({ code, ...forged }))).toEqual(first)
  })

  test('a step that was a secret and is gone: its person is told to begin again', async () => {
    const start = aVisit({ signIn: 'phone-and-password' }).backend.start({ ...call, interrupted: 'details' })
    expect(await start).toMatchObject({ kind: 'credentials', notice: 'interrupted' })
  })
})

test('an origin that the server does not trust is the host’s to mend', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {})
  const visit = aVisit({ signIn: 'email' })
  visit.over(async () => Response.json({ message: 'Invalid origin', code: 'INVALID_ORIGIN' }, { status: 403 }))
  expect(await failureOf(visit.signIn(ann.email))).toMatchObject({ code: 'misconfigured' })
  expect(String(error.mock.calls)).toContain('Entryphone E92')
})
