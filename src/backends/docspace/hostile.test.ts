import { describe, expect, test } from 'vitest'
import { AuthError } from '../../protocol/error.ts'
import type { Step } from '../../protocol/step.ts'
import { docspaceSettings } from './vectors.test-support.ts'
import { type DocspaceOptions, docspace } from './index.ts'
import { hashPassword } from './passwordHash.ts'

const { signal } = new AbortController()
const portalOrigin = 'https://portal.example.com'
const quick = { size: 256, iterations: 1, salt: 'salt' }

/** A portal that is not to be trusted: its settings, its answer to the password, and what it says to an app's link. */
function hostile({ settings = {}, password, setup }: { settings?: object; password?: unknown; setup?: object }) {
  const asked: string[] = []
  const fetch: typeof globalThis.fetch = async (url, init) => {
    const { href, pathname } = new URL(String(url))
    asked.push(href)
    if (pathname.endsWith('/setup')) return Response.json({ response: setup, status: 0 })
    if (init?.method === 'GET') {
      return Response.json({ response: { ...docspaceSettings, passwordHash: quick, ...settings }, status: 0 })
    }
    return typeof password === 'string' ? new Response(password) : Response.json({ response: password, status: 0 })
  }
  return {
    asked,
    async signIn(options: Partial<DocspaceOptions> = {}): Promise<Step> {
      const backend = docspace({ baseUrl: portalOrigin, fetch, ...options })
      const step = await backend.start({ signal })
      return backend.credentials.submit(step, { username: 'ann@example.com', password: 'Passw0rd!' }, { signal })
    },
  }
}

const codeOf = async (outcome: Promise<unknown>) =>
  outcome.then(
    (step) => step,
    (thrown: unknown) => (thrown instanceof AuthError ? thrown.code : thrown),
  )

test.each(
  [
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['+7916\u202e***4567\u2066', '+7916 ***4567'],
    ['\u202e\u200b', '…'],
    ['7'.repeat(100_000), `${'7'.repeat(253)}…`],
  ].map(([mask = '', shown = '']) => [mask.slice(0, 40), mask, shown] as const),
)('the mask %o is shown as one line of text', async (_, phoneNoise, to) => {
  expect(await hostile({ password: { sms: true, phoneNoise } }).signIn()).toMatchObject({ kind: 'code', to })
})

describe('a link', () => {
  const query = 'type=PhoneActivation&key=1'
  test.each(
    [
      ['javascript:alert(1)', 'unexpected'],
      [`javascript:alert(1)?${query}`, 'misconfigured'],
      [`data:text/html,x?${query}`, 'misconfigured'],
      [`blob:${portalOrigin}/1?${query}`, 'misconfigured'],
      [`file:///confirm?${query}`, 'misconfigured'],
      [`https://evil.test/confirm?${query}`, 'misconfigured'],
      [`https://portal.example.com.evil.test/confirm?${query}`, 'misconfigured'],
      [`https://portal.example.com@evil.test/confirm?${query}`, 'misconfigured'],
      [`https://portal.example.com:444/confirm?${query}`, 'misconfigured'],
      [`http://portal.example.com/confirm?${query}`, 'misconfigured'],
      [`https://evil.test\\@portal.example.com/confirm?${query}`, 'misconfigured'],
      [`//evil.test/confirm?${query}`, 'unexpected'],
      [`/confirm?${query}`, 'unexpected'],
      [`${portalOrigin}/confirm#${query}`, 'unexpected'],
      [`${portalOrigin}/confirm?${'k'.repeat(100_000)}`, 'unexpected'],
    ].map(([link = '', code]) => [link.slice(0, 80), link, code] as const),
  )('%s is followed by nobody', async (_, confirmUrl, code) => {
    const at = hostile({ password: { sms: true, confirmUrl } })
    expect(await codeOf(at.signIn())).toBe(code)
    expect(at.asked.every((address) => address.startsWith(`${portalOrigin}/api/2.0/`))).toBe(true)
  })
})

describe('an authenticator to set up', () => {
  const password = { tfa: true, tfaKey: 'KEZEM43CIUYWYU2Y', confirmUrl: `${portalOrigin}/confirm?type=TfaActivation` }

  test.each(
    [
      ['ann\u202e@example.com', 'ann @example.com'],
      ['\ud800ann', 'ann'],
      ['%ff', '%ff'],
      ['a:b&secret=AAAA&issuer=evil', 'a:b&secret=AAAA&issuer=evil'],
      ['x'.repeat(100_000), `${'x'.repeat(253)}…`],
    ].map(([account = '', shown = '']) => [account.slice(0, 40), account, shown] as const),
  )('is for the account %o, and its address says no more than is shown', async (_, account, shown) => {
    const at = hostile({ password, setup: { manualEntryKey: 'KEZEM43CIUYWYU2Y', account } })
    const step = await at.signIn({ appCodes: 'tfaapp' })
    if (step.kind !== 'enrol') throw new Error(`expected enrol, got ${step.kind}`)
    expect(step.account).toBe(shown)
    const uri = new URL(step.uri)
    expect([uri.protocol, ...uri.searchParams.getAll('secret'), ...uri.searchParams.getAll('issuer')]).toEqual([
      'otpauth:',
      'KEZEM43CIUYWYU2Y',
      'portal.example.com',
    ])
    // Key URI Format: an account holds no colon, for apps would split it there.
    expect(decodeURIComponent(uri.pathname).endsWith(`:${shown.replaceAll(':', ' ')}`)).toBe(true)
  })

  test.each(['javascript:alert(1)', 'KEZEM43C<b>', 'A'.repeat(257), 7, {}])('has no key %o', async (tfaKey) => {
    expect(await codeOf(hostile({ password: { tfa: true, tfaKey } }).signIn())).toBe('unexpected')
  })
})

test.each(['"><script>', 'key&onload=x', 'https://evil.test/', 'k'.repeat(257), '\u202ekey', 'two keys'])(
  'the site key %o is nobody’s, so nothing is asked with it',
  async (recaptchaPublicKey) => {
    const password = '{"error":{"message":"x","type":null},"status":1}'
    const settings = { recaptchaPublicKey, recaptchaType: 0 }
    const fetch: typeof globalThis.fetch = async (_, init) =>
      init?.method === 'GET'
        ? Response.json({ response: { ...docspaceSettings, passwordHash: quick, ...settings }, status: 0 })
        : new Response(password, { status: 403 })
    const backend = docspace({ baseUrl: portalOrigin, fetch })
    const step = await backend.start({ signal })
    const outcome = backend.credentials.submit(step, { username: 'a@b.c', password: 'x' }, { signal })
    expect(await codeOf(outcome)).toBe('rate-limited')
  },
)

test.each([
  { size: 256, iterations: 10_000_001 },
  { size: 4096, iterations: 10_000_000 },
  { size: 4104, iterations: 1 },
  { size: 2 ** 53 - 8, iterations: 1 },
  { size: 256, iterations: 2 ** 53 - 1 },
  { size: 0, iterations: 1 },
  { size: -256, iterations: 1 },
  { size: 255, iterations: 1 },
  { size: 256, iterations: 0 },
  { size: 256, iterations: -1 },
])('no hash is made with %o, however long one would wait', async (parameters) => {
  expect(await hashPassword('Passw0rd!', { ...parameters, salt: 'salt' })).toBeUndefined()
})

test.each([
  '{"response":{"__proto__":{"token":"owned"}},"status":0}',
  '{"__proto__":{"response":{"token":"owned"}},"status":0}',
  '{"constructor":{"prototype":{"token":"owned"}},"response":{"constructor":{"token":"owned"}},"status":0}',
  '{"response":{"token":{"__proto__":{"length":9}}},"status":0}',
])('%s signs nobody in, and leaves nothing on what all objects share', async (body) => {
  expect(await codeOf(hostile({ password: body }).signIn())).toBe('unexpected')
  expect(Reflect.ownKeys(Object.prototype)).not.toContain('token')
})

test.each([
  '9999-12-31T23:59:59Z',
  '0000-00-00T00:00:00Z',
  '2026-02-31T25:61:61Z',
  '-271821-04-20T00:00:00Z',
  '+275760-09-13T00:00:01Z',
  '1e400',
  '',
])('expires %o breaks nothing: there is a code step, and its deadline is a number or not there', async (expires) => {
  const step = await hostile({ password: { sms: true, phoneNoise: '+7***1', expires } }).signIn()
  if (step.kind !== 'code') throw new Error(`expected code, got ${step.kind}`)
  expect(step.expiresAt === undefined || Number.isFinite(step.expiresAt)).toBe(true)
  expect(Number.isFinite(step.resendAt)).toBe(true)
})
