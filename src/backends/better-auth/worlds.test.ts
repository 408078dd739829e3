// @vitest-environment jsdom
import { expect, test, vi } from 'vitest'
import { createSandbox } from '../../sandbox/sandbox.ts'
import { sandboxFetch } from '../../test-support/sandboxFetch.test-support.ts'
import { betterAuthAccounts } from './accounts.test-support.ts'
import { betterAuthPassword } from './secrets.test-support.ts'
import { server } from './server.test-support.ts'

const { ann, tom } = betterAuthAccounts
const minutes = 60_000

/** A sandbox of its own, and a browser that keeps its worlds apart. */
function aSandbox(now?: () => number) {
  const sandbox = createSandbox({ doubles: [server], ...(now && { now }) })
  const fetch = sandboxFetch(sandbox)
  return {
    sandbox,
    of(name: string) {
      const base = `${location.origin}/w/${name}/better-auth/api/auth`
      const answered = async (response: Response) => {
        const text = await response.text()
        const body: unknown = text === '' ? undefined : JSON.parse(text)
        return { status: response.status, body }
      }
      return {
        world: sandbox.worlds.get(name),
        get: async (path: string) => answered(await fetch(base + path)),
        post: async (path: string, body: object, headers: Readonly<Record<string, string>> = {}) =>
          answered(
            await fetch(base + path, {
              method: 'POST',
              headers: { 'content-type': 'application/json', ...headers },
              body: JSON.stringify(body),
            }),
          ),
      }
    },
  }
}

type Browser = ReturnType<ReturnType<typeof aSandbox>['of']>
const codeFor = ({ world }: Browser) => world.inbox.all().at(-1)?.code
const send = (browser: Browser, phoneNumber: string = ann.phone) =>
  browser.post('/phone-number/send-otp', { phoneNumber })
const verify = (browser: Browser, phoneNumber: string = ann.phone) =>
  browser.post('/phone-number/verify', { phoneNumber, code: codeFor(browser) })

test('two worlds 400 seconds apart are right at the same moment', async () => {
  const { of } = aSandbox()
  const [early, late] = [of('early'), of('late')]
  await Promise.all([send(early), send(late)])
  late.world.advance(400_000)
  const [inTime, tooLate] = await Promise.all([verify(early), verify(late)])
  expect(inTime).toMatchObject({ status: 200, body: { user: { phoneNumber: ann.phone } } })
  expect(tooLate).toEqual({ status: 400, body: { code: 'OTP_EXPIRED', message: 'OTP expired' } })
})

test('a session of one world is nobody in another, and a world that is reset has its people as before', async () => {
  const { sandbox, of } = aSandbox()
  const [here, there] = [of('here'), of('there')]
  await send(here)
  await verify(here)
  expect(await here.get('/get-session')).toMatchObject({ body: { user: { email: ann.email } } })
  const jar = await here.get('/get-session')
  expect(await there.get('/get-session')).toEqual({ status: 200, body: null })
  expect(there.world.inbox.all()).toEqual([])

  const added = '+79991234567'
  await send(here, added)
  expect(await verify(here, added)).toMatchObject({ status: 200, body: { user: { phoneNumber: added } } })
  await here.post('/update-user', { phoneNumber: null })
  sandbox.worlds.reset('here')
  const anew = of('here')
  expect(await anew.get('/get-session')).toEqual({ status: 200, body: null })
  await send(anew)
  const { body } = await verify(anew)
  expect(Reflect.get(userOf(body), 'id')).toBe(Reflect.get(userOf(jar.body), 'id'))
})

function userOf(body: unknown): object {
  return Object(Reflect.get(Object(body), 'user')) as object
}

test('a session is over after its life at the world’s clock, and a code of the authenticator is of that clock', async () => {
  const { of } = aSandbox()
  const browser = of('clock')
  browser.world.advance(90 * minutes)
  const asked = await browser.post('/sign-in/email', { email: tom.email, password: betterAuthPassword })
  expect(asked.body).toEqual({ twoFactorRedirect: true, twoFactorMethods: ['totp', 'otp'] })
  const [entry] = browser.world.authenticator.all()
  expect(entry?.account).toBe(tom.email)
  expect(await browser.post('/two-factor/verify-totp', { code: entry?.code })).toMatchObject({ status: 200 })
  expect(await browser.get('/get-session')).toMatchObject({ body: { user: { email: tom.email } } })
  browser.world.advance(8 * 24 * 60 * minutes)
  expect(await browser.get('/get-session')).toEqual({ status: 200, body: null })
})

test('it goes by the sandbox’s clock, whatever a test has made of time', async () => {
  const began = Date.UTC(2031, 5, 1)
  const browser = aSandbox(() => began).of('then')
  await send(browser)
  vi.useFakeTimers({ toFake: ['Date'], now: 0 })
  try {
    expect(await verify(browser)).toMatchObject({ status: 200 })
    const { body } = await browser.get('/get-session')
    expect(Reflect.get(Object(Reflect.get(Object(body), 'session')), 'createdAt')).toBe('2031-06-01T00:00:00.000Z')
    expect(new Date().getTime()).toBe(0)
  } finally {
    vi.useRealTimers()
  }
  expect(Math.abs(Date.now() - performance.timeOrigin - performance.now())).toBeLessThan(60 * minutes)
})

test('a switch makes the server of a world anew over what it has, and of no other world', async () => {
  const { of } = aSandbox()
  const [one, other] = [of('one'), of('other')]
  await send(one)
  one.world.switches['better-auth.rateLimit'] = true
  const answers = []
  for (let times = 0; times < 11; times += 1) answers.push(await send(one, '+79991234567'))
  expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 10 }, () => 200), 429])
  expect(await send(other)).toMatchObject({ status: 200 })
  delete one.world.switches['better-auth.rateLimit']
  expect(await send(one, '+79991234567')).toMatchObject({ status: 200 })
})

test('the captcha desk of the world judges a token, once', async () => {
  const { of } = aSandbox()
  for (const provider of ['hcaptcha', 'recaptcha', 'turnstile'] as const) {
    const browser = of(provider)
    browser.world.switches['better-auth.captcha'] = provider
    browser.world.switches['better-auth.captchaPaths'] = '/phone-number/send-otp'
    const { token } = browser.world.captcha.issue(provider, 'sandbox')
    const ask = () =>
      browser.post('/phone-number/send-otp', { phoneNumber: ann.phone }, { 'x-captcha-response': token })
    expect(await send(browser)).toMatchObject({ status: 400, body: { code: 'MISSING_RESPONSE' } })
    expect(await ask()).toMatchObject({ status: 200 })
    expect(await ask()).toMatchObject({ status: 403, body: { code: 'VERIFICATION_FAILED' } })
    browser.world.switches['better-auth.captchaDown'] = true
    expect(await ask()).toMatchObject({ status: 500, body: { code: 'UNKNOWN_ERROR' } })
  }
})

test('someone whom a page has signed in already is signed in by the server’s own means', async () => {
  const browser = aSandbox().of('as')
  await browser.post('/sandbox/sign-in-as', { account: 'tom' })
  expect(await browser.get('/get-session')).toMatchObject({
    body: { user: { email: tom.email, twoFactorEnabled: true } },
  })
  expect((await browser.post('/sandbox/sign-in-as', { account: 'nobody' })).status).toBe(400)
})

test('whoever is shown a key has it in the authenticator', async () => {
  const browser = aSandbox().of('key')
  await browser.post('/sandbox/sign-in-as', { account: 'ann' })
  await browser.post('/two-factor/enable', { password: betterAuthPassword })
  const entry = browser.world.authenticator.all().find(({ account }) => account === ann.email)
  expect(await browser.post('/two-factor/verify-totp', { code: entry?.code })).toMatchObject({ status: 200 })
})

test('faults stand before the server: it is not asked, or has done its work before its answer is lost', async () => {
  const browser = aSandbox().of('faults')
  browser.world.faults.add(
    { path: '/send-otp', status: 503, body: '<h1>Away</h1>' },
    { path: '/send-otp', after: true, drop: true },
  )
  await expect(send(browser)).rejects.toThrow('JSON')
  expect(browser.world.inbox.all()).toHaveLength(0)
  await expect(send(browser)).rejects.toThrow('broke the connection')
  expect(browser.world.inbox.all()).toHaveLength(1)
  expect(await verify(browser)).toMatchObject({ status: 200 })
})

test('a page of another port is named, with cookies, and may read what it needs; a stranger’s is not', async () => {
  const { sandbox } = aSandbox()
  const address = 'http://localhost:5174/w/cors/better-auth/api/auth/phone-number/send-otp'
  const from = async (origin: string) => {
    const headers = { 'content-type': 'application/json', origin }
    const init = { method: 'POST', headers, body: JSON.stringify({ phoneNumber: ann.phone }) }
    const asked = {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-captcha-response',
    }
    const preflight = await sandbox.fetch(new Request(address, { method: 'OPTIONS', headers: asked }))
    const answer = await sandbox.fetch(new Request(address, init))
    return [preflight, answer].map((response) =>
      ['allow-origin', 'allow-credentials', 'allow-headers', 'expose-headers'].map((name) =>
        response.headers.get(`access-control-${name}`),
      ),
    )
  }
  const page = 'http://localhost:5173'
  expect(await from(page)).toEqual([
    [page, 'true', 'content-type, authorization, x-captcha-response', null],
    [page, 'true', null, 'set-auth-token, x-retry-after'],
  ])
  expect(await from('https://evil.example')).toEqual([
    [null, null, null, null],
    [null, null, null, null],
  ])
})

test('the first world and the next ones start', async ({ annotate }) => {
  const { of } = aSandbox()
  const took: number[] = []
  for (let count = 0; count < 20; count += 1) {
    const began = performance.now()
    expect((await of(`start-${count}`).get('/ok')).body).toEqual({ ok: true })
    took.push(performance.now() - began)
  }
  // Printed and not asserted: the machine decides.
  const sorted = took.slice(1).toSorted((one, other) => one - other)
  await annotate(`A world starts in ${sorted[9]?.toFixed(0)} ms (median of 19, ${sorted[18]?.toFixed(0)} ms at most).`)
})
