// @vitest-environment jsdom
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { AuthError } from '../../protocol/error.ts'
import type { CredentialsStep, E164, EnrolStep, PhoneStep, Step } from '../../protocol/step.ts'
import { sandboxFetch } from '../../test-support/sandboxFetch.test-support.ts'
import { wholeSandbox } from '../../test-support/servers.test-support.ts'
import { deviceOf } from '../../test-support/device.test-support.ts'
import { e164 } from '../../test-support/e164.test-support.ts'
import { betterAuthAccounts, type BetterAuthAccountName, strangersPhone } from './accounts.test-support.ts'
import type { BetterAuthOptions } from './options.ts'
import type { SignedInIntent } from './signedIn/state.ts'
import { betterAuthPassword } from './secrets.test-support.ts'
import { settingsOf } from './settings.ts'
import { signedInFlow } from './signedIn.ts'

/** Everything here meets the real server. */
let worlds = 0
const { signal } = new AbortController()
const call = { signal }
const newPhone = e164(strangersPhone)
const phoneOf = (name: BetterAuthAccountName): E164 => e164(betterAuthAccounts[name].phone)

/** What happens to a request: it is passed on, or its answer is lost after the server has done its work. */
type Network = (url: string, send: () => Promise<Response>) => Promise<Response>

async function signedInAs(
  name: BetterAuthAccountName,
  intent: SignedInIntent,
  options: Partial<BetterAuthOptions> = {},
) {
  const sandbox = wholeSandbox()
  const worldName = `signed-in-${++worlds}`
  const world = sandbox.worlds.get(worldName)
  const baseUrl = `${location.origin}/w/${worldName}/better-auth/api/auth`
  const fetch = sandboxFetch(sandbox)
  let network: Network = (_, send) => send()
  const requests: string[] = []
  const ask = (path: string, body?: object) =>
    fetch(
      `${baseUrl}${path}`,
      body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    )
  /** Without cookies. */
  const askWith = (bearer: string | undefined) =>
    fetch(`${baseUrl}/get-session`, { credentials: 'omit', headers: { authorization: `Bearer ${bearer}` } })
  const signIn = async (account: string) => {
    const response = await ask('/sandbox/sign-in-as', { account })
    expect(response.status).toBe(200)
    return response.headers.get('set-auth-token') ?? ''
  }
  const token = await signIn(name)
  const make = (more: Partial<BetterAuthOptions> = {}) =>
    signedInFlow(
      settingsOf({
        baseUrl,
        intent,
        resendCooldown: 0,
        fetch: (url, init) => {
          requests.push(`${init?.method} ${String(url).slice(baseUrl.length)}`)
          return network(String(url), () => fetch(url, init))
        },
        ...options,
        ...more,
      }),
      intent,
    )
  return {
    world,
    device: deviceOf(world),
    flow: make(),
    make,
    ask,
    askWith,
    signIn,
    token,
    requests,
    /** The next answer from this path is lost on its way; its cookies, which come first, are not. */
    losesAnswerOf(path: string) {
      network = async (url, send) => {
        if (!url.endsWith(path)) return send()
        network = (_, next) => next()
        await send()
        throw new TypeError('The connection broke.')
      }
    },
    network: (next: Network) => void (network = next),
    session: async () => {
      const response = await ask('/get-session')
      return (await response.json()) as null | {
        readonly session: { readonly id: string }
        readonly user: Readonly<Record<string, unknown>>
      }
    },
  }
}

type Scene = Awaited<ReturnType<typeof signedInAs>>

function is<K extends Step['kind']>(step: Step, kind: K): Extract<Step, { kind: K }> {
  if (step.kind !== kind) throw new Error(`It is ${step.kind}, not ${kind}: ${JSON.stringify(step)}`)
  return step as Extract<Step, { kind: K }>
}

async function errorOf(promise: Promise<unknown>): Promise<AuthError> {
  const thrown = await promise.then(
    (step) => new Error(`It answered ${JSON.stringify(step)}`),
    (reason: unknown) => reason,
  )
  if (!(thrown instanceof AuthError)) throw thrown
  return thrown
}

const input = { username: '', password: betterAuthPassword }

async function atPassword({ flow }: Scene): Promise<CredentialsStep> {
  return is(await flow.start(call), 'credentials')
}

async function atKey(scene: Scene): Promise<EnrolStep> {
  return is(await scene.flow.submitPassword(await atPassword(scene), input, call), 'enrol')
}

const firstCode = ({ device }: Scene) => ({ code: device.appCode() ?? '' })

beforeAll(async () => {
  // The server takes a second to load, once.
  await signedInAs('ann', 'verify')
})

describe('whoever is not signed in', () => {
  test.each(['verify', 'change', 'add-app', 'add-sms', 'remove-app', 'remove-phone'] as const)(
    'is told so before anything is asked, to %s',
    async (intent) => {
      const scene = await signedInAs('ann', intent)
      await scene.ask('/sign-out', {})
      expect(await errorOf(scene.flow.start(call))).toMatchObject({ code: 'session-expired' })
    },
  )
})

describe('a number', () => {
  test('that is confirmed is confirmed', async () => {
    const { flow, requests } = await signedInAs('ann', 'verify')
    expect(await flow.start(call)).toEqual({
      kind: 'done',
      outcome: 'phone-verified',
      session: { phone: phoneOf('ann') },
    })
    expect(requests).toEqual(['GET /get-session'])
  })

  test('of one’s own is confirmed by its code, and nobody else is signed in by that', async () => {
    const scene = await signedInAs('ned', 'verify')
    const phone = is(await scene.flow.start(call), 'phone')
    expect(phone).toMatchObject({ purpose: 'verify', phone: phoneOf('ned') })
    const code = is(await scene.flow.submitPhone(phone, { phone: phoneOf('ned') }, call), 'code')
    expect(code).toMatchObject({ factor: 'sms', notice: 'sent', code: { length: 6 } })
    const before = (await scene.session())?.session.id
    const { requests } = scene
    requests.length = 0
    // Pasted out of a message: spaces are no part of a code, and would cost a try.
    const typed = ` ${scene.device.code()?.slice(0, 3)} ${scene.device.code()?.slice(3)} `
    expect(await scene.flow.submitCode(code, { code: typed }, call)).toEqual({
      kind: 'done',
      outcome: 'phone-verified',
      session: { phone: phoneOf('ned') },
    })
    expect(requests).toEqual(['GET /get-session', 'POST /phone-number/verify'])
    expect(await scene.session()).toMatchObject({
      session: { id: before },
      user: { email: 'ned@example.com', phoneNumberVerified: true },
    })
  })

  test('takes the place of another', async () => {
    const scene = await signedInAs('ann', 'change')
    const phone = is(await scene.flow.start(call), 'phone')
    expect(phone).not.toHaveProperty('phone')
    const code = is(await scene.flow.submitPhone(phone, { phone: newPhone }, call), 'code')
    const done = await scene.flow.submitCode(code, { code: scene.device.code() ?? '' }, call)
    expect(done).toMatchObject({ kind: 'done', outcome: 'phone-verified', session: { phone: newPhone } })
    expect((await scene.session())?.user).toMatchObject({ email: 'ann@example.com', phoneNumber: newPhone })
  })

  test('that one has already is nothing to change to, and gets no message', async () => {
    const scene = await signedInAs('ann', 'change')
    const phone = is(await scene.flow.start(call), 'phone')
    expect(await errorOf(scene.flow.submitPhone(phone, { phone: phoneOf('ann') }, call))).toMatchObject({
      code: 'already-verified',
    })
    expect(scene.world.inbox.all()).toEqual([])
  })

  // P25
  test('that somebody else has is refused, after its code', async () => {
    const scene = await signedInAs('ann', 'change')
    const phone = is(await scene.flow.start(call), 'phone')
    const code = is(await scene.flow.submitPhone(phone, { phone: phoneOf('tom') }, call), 'code')
    const right = { code: scene.device.code() ?? '' }
    expect(await errorOf(scene.flow.submitCode(code, right, call))).toMatchObject({ code: 'conflict' })
    expect(await errorOf(scene.flow.submitCode(code, right, call))).toMatchObject({ code: 'code-expired' })
    expect((await scene.session())?.user).toMatchObject({ phoneNumber: phoneOf('ann') })
  })

  // P23
  test('of a session that is over is refused before its code is spent', async () => {
    const scene = await signedInAs('ann', 'change')
    const phone = is(await scene.flow.start(call), 'phone')
    const code = is(await scene.flow.submitPhone(phone, { phone: newPhone }, call), 'code')
    await scene.ask('/sign-out', {})
    const right = { code: scene.device.code() ?? '' }
    expect(await errorOf(scene.flow.submitCode(code, right, call))).toMatchObject({ code: 'session-expired' })
    expect(await errorOf(scene.flow.resendCode(code, {}, call))).toMatchObject({ code: 'session-expired' })
    expect(await errorOf(scene.flow.submitPhone(phone, { phone: newPhone }, call))).toMatchObject({
      code: 'session-expired',
    })
    expect(scene.world.inbox.all()).toHaveLength(1)
    await scene.signIn('ann')
    expect(await scene.flow.submitCode(code, right, call)).toMatchObject({ kind: 'done' })
  })

  test('whose answer was lost is confirmed, and its code is not called expired', async () => {
    const scene = await signedInAs('ann', 'change')
    const phone = is(await scene.flow.start(call), 'phone')
    const code = is(await scene.flow.submitPhone(phone, { phone: newPhone }, call), 'code')
    const right = { code: scene.device.code() ?? '' }
    scene.losesAnswerOf('/phone-number/verify')
    expect(await errorOf(scene.flow.submitCode(code, right, call))).toMatchObject({ code: 'network' })
    expect(await scene.flow.submitCode(code, right, call)).toMatchObject({ kind: 'done', session: { phone: newPhone } })
    // And after a reload.
    expect(await scene.make().start({ ...call, resumed: code })).toMatchObject({ kind: 'done' })
  })

  // P35, of someone who is signed in: the number was taken off the account between two requests.
  test('that nobody has any more is asked for again', async () => {
    const scene = await signedInAs('ned', 'verify')
    scene.world.switches['better-auth.signUp'] = false
    const phone = is(await scene.flow.start(call), 'phone')
    const code = is(await scene.flow.submitPhone(phone, { phone: phoneOf('ned') }, call), 'code')
    scene.network(async (url, send) => {
      if (url.endsWith('/verify')) await scene.ask('/update-user', { phoneNumber: null })
      return send()
    })
    expect(await scene.flow.submitCode(code, { code: scene.device.code() ?? '' }, call)).toMatchObject({
      kind: 'phone',
      notice: 'phone-removed',
    })
  })

  test('whose code was wrong three times needs another code', async () => {
    const scene = await signedInAs('ann', 'change')
    const phone = is(await scene.flow.start(call), 'phone')
    const code = is(await scene.flow.submitPhone(phone, { phone: newPhone }, call), 'code')
    const wrong = { code: scene.device.code() === '000000' ? '000001' : '000000' }
    for (let nth = 0; nth < 3; nth += 1) {
      expect(await errorOf(scene.flow.submitCode(code, wrong, call))).toMatchObject({ code: 'code-wrong' })
    }
    const dead = await scene.flow.submitCode(code, { code: scene.device.code() ?? '' }, call)
    expect(dead).toMatchObject({ kind: 'phone', notice: 'attempts-exhausted', phone: newPhone })
    expect(dead).not.toHaveProperty('sent')
    const again = is(await scene.flow.submitPhone(is(dead, 'phone'), { phone: newPhone }, call), 'code')
    expect(again.notice).toBe('sent')
    expect(await scene.flow.submitCode(again, { code: scene.device.code() ?? '' }, call)).toMatchObject({
      kind: 'done',
    })
  })

  test('inside the cooldown gets no second message', async () => {
    const scene = await signedInAs('ann', 'change', { resendCooldown: 30_000 })
    const phone = is(await scene.flow.start(call), 'phone')
    const code = is(await scene.flow.submitPhone(phone, { phone: newPhone }, call), 'code')
    const back: PhoneStep = is(code.back ?? phone, 'phone')
    expect(back).toMatchObject({ phone: newPhone, sent: { phone: newPhone } })
    const again = await scene.flow.submitPhone(back, { phone: newPhone }, call)
    expect(again).toMatchObject({ kind: 'code', notice: 'sent-recently', resendAt: code.resendAt })
    expect(scene.world.inbox.all()).toHaveLength(1)
  })

  test('that is none is refused without a request', async () => {
    const scene = await signedInAs('ann', 'change')
    const phone = is(await scene.flow.start(call), 'phone')
    scene.requests.length = 0
    const typed = '8 999 123-45-67' as E164 // as a host's own screen may hand it over
    expect(await errorOf(scene.flow.submitPhone(phone, { phone: typed }, call))).toMatchObject({
      code: 'phone-refused',
    })
    expect(scene.requests).toEqual([])
  })

  test('comes back over a reload with its message', async () => {
    const scene = await signedInAs('ann', 'change', { resendCooldown: 30_000 })
    const phone = is(await scene.flow.start(call), 'phone')
    const code = is(await scene.flow.submitPhone(phone, { phone: newPhone }, call), 'code')
    const { notice: _, ...kept } = code
    expect(await scene.make().start({ ...call, resumed: code })).toEqual(kept)
    expect(await scene.make().start({ ...call, resumed: code.back ?? phone })).toEqual(code.back)
  })

  test('that the server wants a captcha for asks for one, announced or not', async () => {
    const captcha = { provider: 'turnstile', siteKey: 'key', on: ['send'] } as const
    const announced = await signedInAs('ann', 'change', { captcha })
    const challenge = { provider: 'turnstile', siteKey: 'key' }
    expect(await announced.flow.start(call)).toMatchObject({ captcha: { submit: challenge } })

    const scene = await signedInAs('ann', 'change', { captcha: { ...captcha, on: ['sign-in'] } })
    scene.world.switches['better-auth.captcha'] = 'turnstile'
    scene.world.switches['better-auth.captchaPaths'] = '/phone-number/send-otp'
    const phone = is(await scene.flow.start(call), 'phone')
    expect(phone).not.toHaveProperty('captcha')
    const asked = is(await scene.flow.submitPhone(phone, { phone: newPhone }, call), 'phone')
    expect(asked).toMatchObject({ notice: 'captcha-needed', captcha: { submit: challenge } })
    expect(scene.world.inbox.all()).toEqual([])
  })
})

describe('an authenticator', () => {
  test('is set up with the password: key, first code, backup codes, and nothing secret stays', async () => {
    const scene = await signedInAs('ann', 'add-app', { signIn: 'email' })
    const password = await atPassword(scene)
    expect(password).toMatchObject({ variant: 'password', about: 'add-app', username: 'ann@example.com' })
    expect(scene.requests).toEqual(['GET /get-session'])
    const key = await atKey(scene)
    expect(key).toMatchObject({ account: 'ann@example.com', code: { length: 6, characters: 'digits' } })
    expect(JSON.stringify(key)).not.toMatch(/[A-Za-z0-9]{5}-[A-Za-z0-9]{5}"/)
    expect((await scene.session())?.user).toMatchObject({ twoFactorEnabled: false })
    const codes = is(await scene.flow.submitEnrolment(key, firstCode(scene), call), 'backup-codes')
    expect(codes.codes).toHaveLength(10)
    expect(scene.flow.memory.vault.read(key)).toBeUndefined()
    expect((await scene.session())?.user).toMatchObject({ twoFactorEnabled: true })
    expect(await scene.flow.submitBackupCodes(codes)).toEqual({ kind: 'done', outcome: 'add-app', session: {} })
    expect(scene.flow.memory.vault.read(codes)).toBeUndefined()
  })

  test('is named by the number, where the address was made up', async () => {
    const scene = await signedInAs('pia', 'add-app', { allowPasswordless: true, signIn: 'username' })
    scene.world.switches['better-auth.passwordless'] = true
    const confirm = is(await scene.flow.start(call), 'confirm')
    // As the host's `getTempEmail` makes one: of the number, and never confirmed.
    scene.network(async (url, send) => {
      const response = await send()
      if (!url.endsWith('/get-session')) return response
      const body = (await response.json()) as { readonly user: object }
      return Response.json({ ...body, user: { ...body.user, emailVerified: false } })
    })
    const key = is(await scene.flow.confirm(confirm, call), 'enrol')
    expect(key.account).toBe(phoneOf('pia'))
    expect(key.uri).toMatch(/^otpauth:\/\/totp\/Example:%2B79991000007\?secret=[A-Z2-7]{52}&/)
    expect(key.uri).not.toContain('phone.example.com')
  })

  test('has the issuer that the host says', async () => {
    const scene = await signedInAs('ann', 'add-app', { issuer: 'Another: issuer' })
    const { uri } = await atKey(scene)
    expect(new URL(uri).searchParams.get('issuer')).toBe('Another issuer')
  })

  test('needs the right password', async () => {
    const scene = await signedInAs('ann', 'add-app')
    const wrong = scene.flow.submitPassword(await atPassword(scene), { ...input, password: 'wrong-password' }, call)
    expect(await errorOf(wrong)).toMatchObject({ code: 'credentials-wrong' })
  })

  // T23
  test('is refused to whoever has no password, where the server wants one', async () => {
    const scene = await signedInAs('pia', 'add-app')
    const refused = scene.flow.submitPassword(await atPassword(scene), input, call)
    expect(await errorOf(refused)).toMatchObject({ code: 'credentials-wrong' })
  })

  test('asks who has a password for it also where others have none', async () => {
    const scene = await signedInAs('ann', 'add-app', { allowPasswordless: true })
    for (const allows of [true, false]) {
      scene.world.switches['better-auth.passwordless'] = allows
      const confirm = is(await scene.flow.start(call), 'confirm')
      const asked = await scene.flow.confirm(confirm, call)
      expect(asked).toMatchObject({ kind: 'credentials', variant: 'password', about: 'add-app' })
      expect(await scene.flow.submitPassword(is(asked, 'credentials'), input, call)).toMatchObject({ kind: 'enrol' })
    }
  })

  test('takes as many first codes as it needs', async () => {
    const scene = await signedInAs('ann', 'add-app')
    const key = await atKey(scene)
    for (const code of ['', '12345', 'abcdef', '1234567']) {
      expect(await errorOf(scene.flow.submitEnrolment(key, { code }, call))).toMatchObject({ code: 'code-wrong' })
    }
    const wrong = firstCode(scene).code === '000000' ? '000001' : '000000'
    for (let nth = 0; nth < 6; nth += 1) {
      expect(await errorOf(scene.flow.submitEnrolment(key, { code: wrong }, call))).toMatchObject({
        code: 'code-wrong',
      })
    }
    expect(await scene.flow.submitEnrolment(key, firstCode(scene), call)).toMatchObject({ kind: 'backup-codes' })
  })

  test('is set up anew from its password, and the key before is nothing any more', async () => {
    const scene = await signedInAs('ann', 'add-app')
    const first = await atKey(scene)
    const back = is(first.back ?? first, 'credentials')
    const second = is(await scene.flow.submitPassword(back, input, call), 'enrol')
    expect(second.secret).not.toBe(first.secret)
    expect(scene.flow.memory.vault.read(first)).toBeUndefined()
    expect(await scene.flow.submitEnrolment(second, firstCode(scene), call)).toMatchObject({ kind: 'backup-codes' })
  })

  // T12
  test('that is on is on', async () => {
    const scene = await signedInAs('tom', 'add-app')
    const done = await scene.flow.submitPassword(await atPassword(scene), input, call)
    expect(done).toEqual({ kind: 'done', outcome: 'add-app', session: {} })
  })

  // T28, T30
  test('comes beside messages, with backup codes, and the session stays', async () => {
    const scene = await signedInAs('mia', 'add-app')
    const key = await atKey(scene)
    const codes = is(await scene.flow.submitEnrolment(key, firstCode(scene), call), 'backup-codes')
    expect(codes.codes).toHaveLength(10)
  })

  describe('whose answer was lost', () => {
    test('before the key was seen: another key is made', async () => {
      const scene = await signedInAs('ann', 'add-app')
      const password = await atPassword(scene)
      scene.losesAnswerOf('/two-factor/enable')
      expect(await errorOf(scene.flow.submitPassword(password, input, call))).toMatchObject({ code: 'network' })
      const key = is(await scene.flow.submitPassword(password, input, call), 'enrol')
      expect(await scene.flow.submitEnrolment(key, firstCode(scene), call)).toMatchObject({ kind: 'backup-codes' })
    })

    test('after the first code: it is on, whatever is typed then, and the codes are shown', async () => {
      const scene = await signedInAs('ann', 'add-app')
      const key = await atKey(scene)
      scene.losesAnswerOf('/two-factor/verify-totp')
      expect(await errorOf(scene.flow.submitEnrolment(key, firstCode(scene), call))).toMatchObject({
        code: 'network',
      })
      scene.requests.length = 0
      const codes = is(await scene.flow.submitEnrolment(key, { code: '000000' }, call), 'backup-codes')
      expect(codes.codes).toHaveLength(10)
      expect(scene.requests).toEqual(['GET /get-session'])
    })

    test('and never came to the server: the next code is looked at', async () => {
      const scene = await signedInAs('ann', 'add-app')
      const key = await atKey(scene)
      scene.network(async (url, send) => {
        if (url.endsWith('verify-totp')) throw new TypeError('The connection broke.')
        return send()
      })
      expect(await errorOf(scene.flow.submitEnrolment(key, firstCode(scene), call))).toMatchObject({
        code: 'network',
      })
      scene.network((_, send) => send())
      expect(await scene.flow.submitEnrolment(key, firstCode(scene), call)).toMatchObject({ kind: 'backup-codes' })
    })

    test('with the cookie that was in it: keep the app, and sign in again', async () => {
      const scene = await signedInAs('ann', 'add-app')
      const key = await atKey(scene)
      // The cookie of before stands for a browser that heard nothing of the new one.
      scene.network(async (url, send) => {
        if (!url.endsWith('verify-totp')) return send()
        await send()
        await scene.ask('/sign-out', {})
        throw new TypeError('The connection broke.')
      })
      expect(await errorOf(scene.flow.submitEnrolment(key, firstCode(scene), call))).toMatchObject({
        code: 'network',
      })
      const again = { kind: 'sign-in-again', reason: 'second-factor', keepApp: true }
      expect(await scene.flow.submitEnrolment(key, firstCode(scene), call)).toMatchObject(again)
      expect(await scene.make().start({ ...call, interrupted: 'enrol' })).toMatchObject(again)
      expect(scene.flow.memory.vault.read(key)).toBeUndefined()
    })

    test('of a gateway’s 502 is as good as lost', async () => {
      const scene = await signedInAs('ann', 'add-app')
      const key = await atKey(scene)
      scene.network(async (url, send) => {
        const response = await send()
        return url.endsWith('verify-totp') ? new Response('<html>', { status: 502 }) : response
      })
      expect(await errorOf(scene.flow.submitEnrolment(key, firstCode(scene), call))).toMatchObject({ code: 'server' })
      expect(await scene.flow.submitEnrolment(key, firstCode(scene), call)).toMatchObject({ kind: 'backup-codes' })
    })
  })

  describe('over a reload', () => {
    test('of its key: another one, said so', async () => {
      const scene = await signedInAs('ann', 'add-app')
      await atKey(scene)
      const flow = scene.make()
      const password = is(await flow.start({ ...call, interrupted: 'enrol' }), 'credentials')
      expect(password.notice).toBe('interrupted')
      expect(await flow.submitPassword(password, input, call)).toMatchObject({ kind: 'enrol' })
    })

    test('of its backup codes: new ones, since nobody has seen them', async () => {
      const scene = await signedInAs('ann', 'add-app')
      const lost = is(await scene.flow.submitEnrolment(await atKey(scene), firstCode(scene), call), 'backup-codes')
      const flow = scene.make()
      const password = is(await flow.start({ ...call, interrupted: 'backup-codes' }), 'credentials')
      expect(password).toMatchObject({ notice: 'interrupted', variant: 'password' })
      const codes = is(await flow.submitPassword(password, input, call), 'backup-codes')
      expect(codes.codes).toHaveLength(10)
      expect(codes.codes).not.toEqual(lost.codes)
      expect(await flow.submitBackupCodes(codes)).toMatchObject({ kind: 'done', outcome: 'add-app' })
    })
  })

  test('that was ended in another window begins anew', async () => {
    const scene = await signedInAs('ann', 'add-app')
    const key = await atKey(scene)
    await scene.ask('/two-factor/disable', { password: betterAuthPassword })
    const again = await scene.flow.submitEnrolment(key, { code: '000000' }, call)
    expect(again).toMatchObject({ kind: 'credentials', variant: 'password', notice: 'start-again' })
  })

  test('of a session that ended meanwhile wants a sign-in', async () => {
    const scene = await signedInAs('ann', 'add-app')
    const password = await atPassword(scene)
    const key = await atKey(scene)
    await scene.ask('/sign-out', {})
    expect(await errorOf(scene.flow.submitEnrolment(key, firstCode(scene), call))).toMatchObject({
      code: 'session-expired',
    })
    expect(await errorOf(scene.flow.submitPassword(password, input, call))).toMatchObject({ code: 'session-expired' })
  })
})

describe('by bearer', () => {
  const bearer = (scene: Scene, token = scene.token) =>
    scene.make({ bearer: true, headers: { authorization: `Bearer ${token}` } })
  const whose = async (scene: Scene, token: string | undefined) => {
    const response = await scene.askWith(token)
    return (await response.json()) as null | { readonly user: { readonly email: string } }
  }

  // T31 to T33
  test('the first code gives the token that lives, not the one in the body', async () => {
    const scene = await signedInAs('ann', 'add-app')
    const flow = bearer(scene)
    const key = is(await flow.submitPassword(is(await flow.start(call), 'credentials'), input, call), 'enrol')
    const codes = is(await flow.submitEnrolment(key, firstCode(scene), call), 'backup-codes')
    expect(JSON.stringify(codes)).not.toContain(scene.token)
    const { session } = await flow.submitBackupCodes(codes)
    expect(await whose(scene, session.token)).toMatchObject({ user: { email: 'ann@example.com' } })
    expect(await whose(scene, scene.token)).toBeNull()
  })

  // T30
  test('beside messages the token of the body lives, and is told', async () => {
    const scene = await signedInAs('mia', 'add-app')
    const flow = bearer(scene)
    const key = is(await flow.submitPassword(is(await flow.start(call), 'credentials'), input, call), 'enrol')
    const codes = is(await flow.submitEnrolment(key, firstCode(scene), call), 'backup-codes')
    const { session } = await flow.submitBackupCodes(codes)
    expect(session).not.toHaveProperty('signInAgain')
    expect(await whose(scene, session.token)).toMatchObject({ user: { email: 'mia@example.com' } })
  })

  test.each(['add-sms', 'remove-app'] as const)('%s tells the new token', async (intent) => {
    const scene = await signedInAs(intent === 'add-sms' ? 'ann' : 'tom', intent)
    const flow = bearer(scene)
    const done = is(await flow.submitPassword(is(await flow.start(call), 'credentials'), input, call), 'done')
    expect(await whose(scene, done.session.token)).not.toBeNull()
    expect(await whose(scene, scene.token)).toBeNull()
  })

  test('a header that CORS hides leaves no token: a dead one is none, and the developer is told', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    const hide = async (send: () => Promise<Response>) => {
      const response = await send()
      const headers = new Headers(response.headers)
      headers.delete('set-auth-token')
      return new Response(await response.text(), { status: response.status, headers })
    }
    for (const intent of ['add-app', 'add-sms', 'remove-app'] as const) {
      const scene = await signedInAs(intent === 'remove-app' ? 'tom' : 'ann', intent)
      scene.network((_, send) => hide(send))
      const flow = bearer(scene)
      let step: Step = await flow.submitPassword(is(await flow.start(call), 'credentials'), input, call)
      if (step.kind === 'enrol') step = await flow.submitEnrolment(step, firstCode(scene), call)
      if (step.kind === 'backup-codes') step = await flow.submitBackupCodes(step)
      const { session } = is(step, 'done')
      expect(session).toEqual(intent === 'remove-app' ? {} : { signInAgain: 'second-factor' })
    }
    expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('Entryphone E96'))
  })

  test('an unknown token is nobody', async () => {
    const scene = await signedInAs('ann', 'change')
    expect(await errorOf(bearer(scene, 'x'.repeat(32)).start(call))).toMatchObject({ code: 'session-expired' })
  })

  test('a number is changed for who has the token, and their token goes on', async () => {
    const scene = await signedInAs('ann', 'change')
    const flow = bearer(scene)
    const phone = is(await flow.start(call), 'phone')
    const code = is(await flow.submitPhone(phone, { phone: newPhone }, call), 'code')
    const done = is(await flow.submitCode(code, { code: scene.device.code() ?? '' }, call), 'done')
    expect(await whose(scene, done.session.token)).toMatchObject({ user: { email: 'ann@example.com' } })
    expect(await whose(scene, scene.token)).not.toBeNull()
  })
})

describe('messages as a second factor', () => {
  test('are on after the password', async () => {
    const scene = await signedInAs('ann', 'add-sms')
    const done = await scene.flow.submitPassword(await atPassword(scene), input, call)
    expect(done).toEqual({ kind: 'done', outcome: 'add-sms', session: {} })
    expect((await scene.session())?.user).toMatchObject({ twoFactorEnabled: true })
    expect(await scene.make().start(call)).toMatchObject({ kind: 'done', outcome: 'add-sms' })
  })

  test('whose answer was lost, and the session with it, want a sign-in with them', async () => {
    const scene = await signedInAs('ann', 'add-sms')
    const password = await atPassword(scene)
    scene.network(async (url, send) => {
      if (!url.endsWith('/enable')) return send()
      await send()
      throw new TypeError('The connection broke.')
    })
    expect(await errorOf(scene.flow.submitPassword(password, input, call))).toMatchObject({ code: 'network' })
    scene.network((_, send) => send())
    await scene.ask('/sign-out', {})
    expect(await scene.flow.submitPassword(password, input, call)).toEqual({
      kind: 'sign-in-again',
      reason: 'second-factor',
      context: {},
    })
  })

  test('are nothing that a server before 1.7 knows, and it is not said that they are on', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const scene = await signedInAs('ann', 'add-sms')
    scene.network(async (url, send) => {
      if (!url.endsWith('/enable')) return send()
      const totpURI = `otpauth://totp/Example:ann%40example.com?secret=${'A'.repeat(52)}&issuer=Example&digits=6&period=30`
      return Response.json({ totpURI, backupCodes: ['aaaaa-bbbbb'] })
    })
    const refused = scene.flow.submitPassword(await atPassword(scene), input, call)
    expect(await errorOf(refused)).toMatchObject({ code: 'misconfigured', cause: { number: 'E97' } })
  })

  test.each([{}, { response: {} }, { method: 'totp' }, { backupCodes: [] }])(
    'are not on because somebody answers %o',
    async (body) => {
      const scene = await signedInAs('ann', 'add-sms')
      scene.network(async (url, send) => (url.endsWith('/enable') ? Response.json(body) : send()))
      const refused = scene.flow.submitPassword(await atPassword(scene), input, call)
      expect(await errorOf(refused)).toMatchObject({ code: 'unexpected' })
    },
  )

  test('that the server cannot send are the host’s to configure', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const scene = await signedInAs('ann', 'add-sms')
    scene.world.switches['better-auth.secondFactorMessages'] = false
    const refused = scene.flow.submitPassword(await atPassword(scene), input, call)
    expect(await errorOf(refused)).toMatchObject({ code: 'misconfigured' })
  })
})

describe('taking away', () => {
  test.each(['tom', 'mia'] as const)('of the second factor of %s needs the password', async (name) => {
    const scene = await signedInAs(name, 'remove-app')
    const password = await atPassword(scene)
    expect(password.about).toBe('remove-app')
    const wrong = { ...input, password: 'wrong-password' }
    expect(await errorOf(scene.flow.submitPassword(password, wrong, call))).toMatchObject({ code: 'credentials-wrong' })
    expect(await scene.flow.submitPassword(password, input, call)).toEqual({
      kind: 'done',
      outcome: 'remove-app',
      session: {},
    })
    expect((await scene.session())?.user).toMatchObject({ twoFactorEnabled: false })
    // And there is nothing left to take away.
    expect(await scene.make().start(call)).toMatchObject({ kind: 'done', outcome: 'remove-app' })
  })

  test.each([{}, { message: 'Welcome' }, { status: 'ok' }, { success: true }])(
    'is not done because somebody answers %o',
    async (body) => {
      const scene = await signedInAs('tom', 'remove-app')
      scene.network(async (url, send) => (url.endsWith('/disable') ? Response.json(body) : send()))
      const refused = scene.flow.submitPassword(await atPassword(scene), input, call)
      expect(await errorOf(refused)).toMatchObject({ code: 'unexpected' })
    },
  )

  test('of the second factor whose answer was lost is done', async () => {
    const scene = await signedInAs('tom', 'remove-app')
    const password = await atPassword(scene)
    scene.losesAnswerOf('/two-factor/disable')
    expect(await errorOf(scene.flow.submitPassword(password, input, call))).toMatchObject({ code: 'network' })
    expect(await scene.flow.submitPassword(password, input, call)).toMatchObject({ kind: 'done' })
  })

  test('of the number asks first, and names it', async () => {
    const scene = await signedInAs('ann', 'remove-phone')
    const confirm = is(await scene.flow.start(call), 'confirm')
    expect(confirm).toMatchObject({ about: 'remove-phone', phone: phoneOf('ann') })
    scene.losesAnswerOf('/update-user')
    expect(await errorOf(scene.flow.confirm(confirm, call))).toMatchObject({ code: 'network' })
    expect(await scene.flow.confirm(confirm, call)).toMatchObject({ kind: 'done', outcome: 'remove-phone' })
    expect((await scene.session())?.user).toMatchObject({ phoneNumber: null })
    expect(await scene.make().start(call)).toMatchObject({ kind: 'done', outcome: 'remove-phone' })
  })

  test('of a number that is another by now asks again', async () => {
    const scene = await signedInAs('ann', 'remove-phone')
    const confirm = is(await scene.flow.start(call), 'confirm')
    await scene.ask('/phone-number/send-otp', { phoneNumber: newPhone })
    await scene.ask('/phone-number/verify', {
      phoneNumber: newPhone,
      code: scene.device.code(),
      updatePhoneNumber: true,
    })
    expect(await scene.flow.confirm(confirm, call)).toMatchObject({ phone: newPhone, notice: 'number-changed' })
    expect((await scene.session())?.user).toMatchObject({ phoneNumber: newPhone })
  })
})
