import { beforeEach, describe, expect, test, vi } from 'vitest'
import { resetPassword, signInByPhone, signUp } from './accountRequests.ts'
import { headersOf, sendCodeByPhone } from './requests.ts'
import { e164 } from '../../test-support/e164.test-support.ts'

const phone = e164('+79991234567')
const { signal } = new AbortController()
const options = { baseUrl: 'https://api.example.com' }

describe('every documented endpoint', () => {
  const proof = { phone, code: '481516', password: 'secret-2024' }
  const all = { ...proof, name: 'Ann Example', username: 'ann', email: 'ann@example.com' }
  const signedUp = { phone, name: 'Ann Example', confirmation_code: '481516' }
  const more = { initial_username: 'ann', initial_password: 'secret-2024', email: 'ann@example.com' }
  type Http = Parameters<typeof signUp>[0]

  test.each([
    ['send-code-by-phone', (http: Http) => sendCodeByPhone(http, { phone }, signal), { phone, send_sms: true }],
    ['sign-in-by-phone', (http: Http) => signInByPhone(http, proof, signal), { phone, password: 'secret-2024' }],
    ['sign-up', (http: Http) => signUp(http, { phone, name: all.name, code: all.code }, signal), signedUp],
    ['sign-up', (http: Http) => signUp(http, all, signal), { ...signedUp, ...more }],
    [
      'reset-password',
      (http: Http) => resetPassword(http, proof, signal),
      { phone, password: 'secret-2024', confirmation_code: '481516' },
    ],
  ])('%s is posted, with the documented fields and no other', async (path, ask, body) => {
    const fetch = vi.fn<typeof globalThis.fetch>(async () => new Response(null, { status: 204 }))
    await ask({ ...options, fetch })
    const [url, init] = fetch.mock.calls[0] ?? []
    expect([init?.method, url]).toEqual(['POST', `https://api.example.com/auth/${path}`])
    expect(JSON.parse(String(init?.body))).toEqual(body)
  })
})

describe('the language of the server’s words', () => {
  test.each([
    ['the host’s', { ...options, language: 'en' }, { language: 'kk-KZ' }, 'en'],
    ['else the browser’s', options, { language: 'kk-KZ' }, 'kk-KZ'],
    ['else Russian', options, undefined, 'ru-RU'],
  ])('is %s', (_, given, navigator, expected) => {
    vi.stubGlobal('navigator', navigator)
    expect(headersOf(given)['Accept-Language']).toBe(expected)
  })
})

describe('the identifier of an install', () => {
  const key = 'entryphone:lifepay:client-identifier'
  const guid = '6f2f5fe2-95a4-4a8c-8c2c-3c6bb1f5a001'
  const made = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
  /** Another page load: nothing is in memory. */
  async function identifierOf() {
    vi.resetModules()
    const { headersOf: headers } = await import('./requests.ts')
    return () => headers(options)['X-LP-Client-Identifier']
  }
  let kept = new Map<string, string>()
  beforeEach(() => {
    kept = new Map()
    vi.stubGlobal('localStorage', {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
      removeItem: (name: string) => void kept.delete(name),
    })
  })

  test('is made once, and found again on the next visit', async () => {
    const first = (await identifierOf())()
    expect(first).toMatch(made)
    expect(kept.get(key)).toBe(first)
    expect((await identifierOf())()).toBe(first)
  })

  test('is one that lies there, if it is a GUID', async () => {
    kept.set(key, guid)
    expect((await identifierOf())()).toBe(guid)
  })

  test.each(['', 'null', guid.toUpperCase(), `x${guid}`, `${guid}x`, guid.replace(/-/g, ''), 'a@example.com'])(
    'is made anew where %j lies there',
    async (stored) => {
      kept.set(key, stored)
      const identifier = (await identifierOf())()
      expect(identifier).toMatch(made)
      expect(kept.get(key)).toBe(identifier)
    },
  )

  test('is kept nowhere where the host wants that, and what lay there goes', async () => {
    kept.set(key, guid)
    vi.resetModules()
    const { headersOf: headers } = await import('./requests.ts')
    const identifier = () => headers({ ...options, keepClientIdentifier: false })['X-LP-Client-Identifier']
    expect(identifier()).toMatch(made)
    expect([identifier(), identifier() === guid, kept.size]).toEqual([identifier(), false, 0])
  })

  test('lives as long as the page where storage is refused', async () => {
    vi.stubGlobal('localStorage', undefined)
    const identifier = await identifierOf()
    expect(identifier()).toMatch(made)
    expect(identifier()).toBe(identifier())
  })

  test.each([
    [0x00, '00000000-0000-4000-8000-000000000000'],
    [0xff, 'ffffffff-ffff-4fff-bfff-ffffffffffff'],
  ])('is a random GUID of version 4: of bytes %i it is %s', async (byte, expected) => {
    vi.spyOn(crypto, 'getRandomValues').mockImplementation((bytes) => {
      if (bytes instanceof Uint8Array) bytes.fill(byte)
      return bytes
    })
    expect((await identifierOf())()).toBe(expected)
  })
})
