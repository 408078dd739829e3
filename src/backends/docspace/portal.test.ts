// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://host.example.com/sign-in" }
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { AuthError } from '../../protocol/error.ts'
import { EntryphoneError } from '../../runtime/mistake.ts'
import type { Step } from '../../protocol/step.ts'
import { docspaceSettings } from './vectors.test-support.ts'
import { tellHost } from '../onlyoffice/capabilities.ts'
import { scriptedPortal, type Sent } from '../onlyoffice/scriptedPortal.test-support.ts'
import { type DocspaceOptions, docspace, type PortalCapabilities } from './index.ts'
import { e164 } from '../../test-support/e164.test-support.ts'
import { failureOf } from '../../test-support/failureOf.test-support.ts'

/** What a portal says of itself before anyone signs in, and what is sent to it because of that. */
const baseUrl = 'https://portal.example.com'
const typed = ' Passw0rd! '
const usable = { size: 256, iterations: 1000, salt: 'portal-salt' }
const passwordHash = 'c33346079758bb56866e7e43ccba8d74887f016435b6af08a40c1ac9c1c6cdf9'
const { signal } = new AbortController()
const signedIn = { token: 'b64+/=', expires: '0001-01-01T00:00:00', sms: false, tfa: false }

interface Told {
  readonly settings?: object
  readonly capabilities?: object | Response | 'never'
}

const answered = (response: unknown) => Response.json({ response, count: 1, status: 0, statusCode: 200 })

/** A portal that tells this of itself. `gate` stands in front of it and may answer in its place. */
function portal(
  { settings = {}, capabilities = {} }: Told = {},
  options: Partial<DocspaceOptions> = {},
  gate: (request: Sent) => Response | undefined = () => undefined,
  answers: Readonly<Record<string, unknown>> = {},
) {
  const wire = scriptedPortal([], (request) => {
    const { call } = request
    const stopped = gate(request)
    if (stopped !== undefined) return stopped
    if (/^\w+ \/settings/.test(call)) return answered({ ...docspaceSettings, passwordHash: usable, ...settings })
    if (!call.endsWith(' /capabilities')) return answered(answers[call] ?? signedIn)
    if (capabilities === 'never') return new Promise(() => {})
    return capabilities instanceof Response ? capabilities : answered(capabilities)
  })
  const sent = wire.all
  const backend = docspace({ baseUrl, fetch: wire.fetch, ...options })
  const signIn = async (): Promise<Step> => {
    const step = await backend.start({ signal })
    return backend.credentials.submit(step, { username: 'ann@example.com', password: typed }, { signal })
  }
  const posted = () => wire.posts().map(({ body }) => body)
  return { backend, sent, calls: () => sent.map(({ call }) => call), posted, signIn }
}

function numberOf({ cause }: AuthError): string | undefined {
  return cause instanceof EntryphoneError ? cause.number : undefined
}

const asHash = { userName: 'ann@example.com', passwordHash, session: true }
const itself = { userName: 'ann@example.com', password: typed, session: true }
const directory = { capabilities: { ldapEnabled: true } }

afterEach(() => vi.unstubAllGlobals())

describe('the password itself', () => {
  test('is wanted by a directory over plain HTTP, and nowhere else: the developer is told', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const plain = { baseUrl: 'http://portal.example.com' }
    for (const at of [portal(), portal(directory), portal({}, plain)]) await at.signIn()
    expect(warned).not.toHaveBeenCalled()
    await portal(directory, plain).signIn()
    expect(warned).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('Entryphone E45 (docspace: baseUrl): '))
  })

  test.each<[string, Told, Partial<DocspaceOptions>]>([
    ['the portal asks a directory', directory, {}],
    ['the host says so', {}, { plainPassword: true }],
    ['the portal asks a directory, and no hash could be made', { ...directory, settings: { passwordHash: null } }, {}],
    ['the portal is on this machine', directory, { baseUrl: 'http://localhost:8092' }],
    ['the portal is at a name of this machine', directory, { baseUrl: 'http://docspace.localhost/' }],
    ['the portal is at the address of this machine', directory, { baseUrl: 'http://127.0.0.1:8092' }],
    ['the portal is at any address of this machine', directory, { baseUrl: 'http://127.10.20.30:8092' }],
    ['the portal is below the page, which is served over HTTPS', directory, { baseUrl: '/portal' }],
  ])('is sent where %s', async (_, told, options) => {
    const at = portal(told, options)
    await at.signIn()
    expect(at.posted()).toEqual([itself])
  })

  test.each<[string, Told, Partial<DocspaceOptions>]>([
    ['nobody has said so', {}, {}],
    ['the portal has no directory', { capabilities: { ldapEnabled: false } }, {}],
    ['the host says not', directory, { plainPassword: false }],
    ['the portal asks a directory over plain HTTP', directory, { baseUrl: 'http://portal.example.com' }],
    ['an address only looks like this machine', directory, { baseUrl: 'http://localhost.example.com' }],
    ['an address only ends like this machine', directory, { baseUrl: 'http://notlocalhost' }],
    ['the capabilities cannot be read', { capabilities: new Response('<html>', { status: 502 }) }, {}],
  ])('stays here where %s: its hash goes', async (_, told, options) => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    const at = portal(told, options)
    await at.signIn()
    expect(at.posted()).toEqual([asHash])
  })

  const noHash: readonly (readonly [string, object])[] = [
    ['none', { passwordHash: undefined }],
    ['null', { passwordHash: null }],
    ['0 rounds', { passwordHash: { ...usable, iterations: 0 } }],
    ['-1 rounds', { passwordHash: { ...usable, iterations: -1 } }],
    ['20 million rounds', { passwordHash: { ...usable, iterations: 20_000_000 } }],
    ['0 bits', { passwordHash: { ...usable, size: 0 } }],
    ['255 bits', { passwordHash: { ...usable, size: 255 } }],
    ['8 000 bits', { passwordHash: { ...usable, size: 8000 } }],
  ]

  test.each(noHash)('stays here where no hash can be made (%s): the developer is told', async (_, settings) => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    for (const address of [baseUrl, 'http://portal.example.com', '/portal']) {
      const at = portal({ settings }, { baseUrl: address })
      const error = await failureOf(at.signIn())
      expect([error.code, numberOf(error)]).toEqual(['misconfigured', 'E40'])
      expect(at.posted()).toEqual([])
    }
    expect(said.mock.calls.flat().join('\n')).not.toContain(typed.trim())
  })

  test.each([baseUrl, 'http://portal.example.com'])('stays here without WebCrypto, at %s', async (address) => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
    const at = portal({}, { baseUrl: address })
    expect(numberOf(await failureOf(at.signIn()))).toBe('E40')
    expect(at.posted()).toEqual([])
  })

  test('stays here over plain HTTP, also where the host or the portal wants it and no hash can be made', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const plain = { baseUrl: 'http://portal.example.com' }
    const wanted = portal({}, { ...plain, plainPassword: true })
    const unwanted = await failureOf(wanted.signIn())
    expect([numberOf(unwanted), String(unwanted.cause)]).toEqual([
      'E41',
      expect.stringContaining('(docspace: plainPassword): '),
    ])
    const asked = portal({ ...directory, settings: { passwordHash: null } }, plain)
    const unmade = await failureOf(asked.signIn())
    expect([numberOf(unmade), String(unmade.cause)]).toEqual(['E40', expect.stringContaining('(docspace): ')])
    expect([...wanted.posted(), ...asked.posted()]).toEqual([])
  })
})

describe('the capabilities', () => {
  test('are read at the start after the settings, without cookies', async () => {
    const at = portal()
    await at.backend.start({ signal })
    expect(at.sent.map(({ call, credentials }) => [call, credentials])).toEqual([
      ['GET /settings', 'omit'],
      ['GET /capabilities', 'omit'],
    ])
  })

  test.each<Partial<DocspaceOptions>>([
    { plainPassword: true },
    { social: { serializedProfile: 'profile' } },
    { confirmData: { email: 'ann@example.com', key: '1.X', first: true } },
  ])('are not asked for where nothing hangs on them (%o), unless the host wants them', async (options) => {
    const at = portal({}, options)
    await at.backend.start({ signal })
    expect(at.calls()).toEqual(['GET /settings'])
    const told = portal({}, { ...options, onCapabilities: () => {} })
    await told.backend.start({ signal })
    expect(told.calls()).toEqual(['GET /settings', 'GET /capabilities'])
  })

  test('that take their time keep no form waiting, but what is sent with it', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const at = portal({ capabilities: 'never' })
    const step = await at.backend.start({ signal })
    expect(step.kind).toBe('credentials')
    const signingIn = at.backend.credentials.submit(step, { username: 'ann@example.com', password: typed }, { signal })
    await vi.advanceTimersByTimeAsync(4999)
    expect(at.posted()).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    vi.useRealTimers()
    await signingIn
    expect(at.posted()).toEqual([asHash])
  })

  test('that were left while they were asked for are asked for again by the next try', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const at = portal({ capabilities: 'never' })
    const step: Step = { kind: 'credentials', variant: 'username-and-password', staySignedIn: false, context: {} }
    const submit = (by: AbortSignal) =>
      at.backend.credentials.submit(step, { username: 'ann@example.com', password: typed }, { signal: by })
    const leaving = new AbortController()
    const left = submit(leaving.signal).catch(() => {})
    await vi.waitFor(() => expect(at.calls()).toContain('GET /capabilities'))
    leaving.abort()
    await left
    const signingIn = submit(signal)
    await vi.advanceTimersByTimeAsync(5000)
    vi.useRealTimers()
    await signingIn
    expect(at.posted()).toEqual([asHash])
  })

  test('that nobody waits for any more fail in silence', async () => {
    const unheard = vi.fn()
    process.on('unhandledRejection', unheard)
    onTestFinished(() => void process.off('unhandledRejection', unheard))
    const leaving = new AbortController()
    const at = portal({ capabilities: 'never' })
    await at.backend.start({ signal: leaving.signal })
    leaving.abort()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(unheard).not.toHaveBeenCalled()
  })

  test('are told to the host: providers, directory, single sign-on', async () => {
    const heard: PortalCapabilities[] = []
    const capabilities = {
      ldapEnabled: true,
      ldapDomain: 'example.com',
      providers: ['google', 'appleid', '<b>', 'two words', 'more>'],
      ssoUrl: 'https://portal.example.com/sso/login',
      ssoLabel: 'Example SSO',
      oauthEnabled: true,
    }
    await portal({ capabilities }, { onCapabilities: (told) => void heard.push(told) }).backend.start({ signal })
    expect(heard).toEqual([
      {
        ldapEnabled: true,
        ldapDomain: 'example.com',
        providers: ['google', 'appleid'],
        ssoUrl: 'https://portal.example.com/sso/login',
        ssoLabel: 'Example SSO',
      },
    ])
  })

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '',
    '//evil.test',
    'xhttps://portal.example.com/sso/login',
    `https://portal.example.com/${'x'.repeat(5000)}`,
  ])('lead to no single sign-on at %j', async (ssoUrl) => {
    const heard: PortalCapabilities[] = []
    const at = portal({ capabilities: { ssoUrl } }, { onCapabilities: (told) => void heard.push(told) })
    await at.backend.start({ signal })
    expect(heard).toEqual([{ ldapEnabled: false, providers: [] }])
  })

  test('lead to a single sign-on of a portal that is on this machine, and to the one provider of a list in XML', async () => {
    const heard: PortalCapabilities[] = []
    const capabilities = { ssoUrl: 'http://localhost:8092/sso/login', providers: 'google' }
    await portal({ capabilities }, { onCapabilities: (told) => void heard.push(told) }).backend.start({ signal })
    expect(heard).toEqual([{ ldapEnabled: false, providers: ['google'], ssoUrl: capabilities.ssoUrl }])
  })

  test('that come with a refusal are none', async () => {
    const heard: unknown[] = []
    const refusal = Response.json({ response: { ldapEnabled: true }, status: 0 }, { status: 500 })
    const at = portal({ capabilities: refusal }, { onCapabilities: (told) => void heard.push(told) })
    await at.signIn()
    expect(heard).toEqual([])
    expect(at.posted()).toEqual([asHash])
  })

  test('told to a host that throws keep nobody out: the mistake is its own', () => {
    const later: (() => void)[] = []
    vi.stubGlobal('queueMicrotask', (task: () => void) => later.push(task))
    const mistaken = () => {
      throw new RangeError('a mistake of the host’s')
    }
    tellHost(mistaken, { ldapEnabled: false, providers: [] })
    expect(later).toHaveLength(1)
    expect(later[0]).toThrow('a mistake of the host’s')
  })

  test.each([
    [undefined, 5000],
    [60_000, 5000],
    [2000, 2000],
  ])('that do not come keep nobody out, and tell the host nothing (timeout %s)', async (timeout, wait) => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const heard: unknown[] = []
    const onCapabilities = (told: PortalCapabilities) => void heard.push(told)
    const at = portal({ capabilities: 'never' }, { onCapabilities, ...(timeout !== undefined && { timeout }) })
    const started = vi.fn()
    const starting = at.backend.start({ signal }).then(started)
    await vi.advanceTimersByTimeAsync(wait - 1)
    expect(started).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    await starting
    expect(started).toHaveBeenCalledWith(expect.objectContaining({ kind: 'credentials' }))
    expect(heard).toEqual([])
  })
})

describe('a form that is drawn before the portal is known', () => {
  const submit = (at: ReturnType<typeof portal>, by = signal) =>
    at.backend.credentials.submit(at.backend.first?.() ?? fail(), typedIn, { signal: by })
  const typedIn = { username: 'ann@example.com', password: typed }
  const fail = (): never => {
    throw new Error('There is no first form.')
  }

  test('is the one of a portal that says nothing else, and the same object', async () => {
    const at = portal()
    const first = at.backend.first?.()
    expect(first).toMatchObject({ kind: 'credentials', staySignedIn: false })
    expect(await at.backend.start({ signal })).toBe(first)
  })

  test('waits where the host is told of the portal first', () => {
    expect(portal({}, { onCapabilities: () => {} }).backend.first).toBeUndefined()
  })

  test('is sent with what is being asked for already, which nobody asks for twice', async () => {
    const at = portal(directory)
    const starting = at.backend.start({ signal })
    await Promise.all([starting, submit(at)])
    expect(at.calls()).toEqual(['GET /settings', 'GET /capabilities', 'POST /authentication'])
    expect(at.posted()).toEqual([itself])
  })

  test.each(['settings', 'capabilities'])('is sent where another widget asked for the %s and is gone', async (held) => {
    let isHeld = true
    const release = new AbortController()
    const wire = scriptedPortal([], ({ call }) => {
      if (isHeld && call === `GET /${held}`) return new Promise(() => {})
      if (call === 'GET /settings') return answered({ ...docspaceSettings, passwordHash: usable })
      return call === 'GET /capabilities' ? answered({}) : answered(signedIn)
    })
    const backend = docspace({ baseUrl, fetch: wire.fetch })
    await backend.preload?.()
    const starting = backend.start({ signal: release.signal }).catch(() => {})
    if (held === 'capabilities') await starting
    const signingIn = backend.credentials.submit(backend.first?.() ?? fail(), typedIn, { signal })
    // It waits for what the other has asked for.
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(wire.all.filter(({ call }) => call === `GET /${held}`)).toHaveLength(1)
    isHeld = false
    release.abort()
    await signingIn
    expect(wire.posts().map(({ body }) => body)).toEqual([asHash])
  })

  test('sends no password to a portal that turns out to take none', async () => {
    const at = portal({ settings: { tenantStatus: 1 } })
    const starting = failureOf(at.backend.start({ signal }))
    expect((await failureOf(submit(at))).code).toBe('portal-closed')
    expect((await starting).code).toBe('portal-closed')
    expect((await failureOf(submit(at))).code).toBe('portal-closed')
    expect(at.posted()).toEqual([])
  })

  test('says nothing of the session’s life where the portal turns out to fix it', async () => {
    const at = portal({ settings: { cookieSettingsEnabled: true } })
    const drawn = at.backend.first?.() ?? fail()
    expect(await at.backend.start({ signal })).not.toHaveProperty('staySignedIn')
    await at.backend.credentials.submit(drawn, { ...typedIn, staySignedIn: true }, { signal })
    expect(at.posted()).toEqual([{ userName: 'ann@example.com', passwordHash }])
  })

  test('asks again for what was left while it was asked for', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const at = portal({ capabilities: 'never' })
    const leaving = new AbortController()
    await at.backend.start({ signal: leaving.signal })
    leaving.abort()
    await vi.advanceTimersByTimeAsync(0)
    const signingIn = submit(at)
    await vi.advanceTimersByTimeAsync(5000)
    vi.useRealTimers()
    await signingIn
    expect(at.posted()).toEqual([asHash])
    expect(at.calls().filter((call) => call === 'GET /settings')).toHaveLength(2)
  })
})

describe('a portal that takes no password', () => {
  test.each([
    [1, 'portal-closed'],
    ['Suspended', 'portal-closed'],
    [2, 'portal-closed'],
    [3, 'portal-busy'],
    [4, 'portal-busy'],
    [5, 'portal-busy'],
    [6, 'portal-busy'],
    ['Encryption', 'portal-busy'],
    ['constructor', 'portal-busy'],
    // A number that these only begin or end with is another.
    [10, 'portal-busy'],
    [12, 'portal-busy'],
    ['01', 'portal-busy'],
  ])('a portal of status %s asks for no password: %s', async (tenantStatus, code) => {
    expect((await failureOf(portal({ settings: { tenantStatus } }).backend.start({ signal }))).code).toBe(code)
  })

  test.each([0, 'Active', null, undefined])('a portal of status %s asks for a password', async (tenantStatus) => {
    expect(await portal({ settings: { tenantStatus } }).backend.start({ signal })).toMatchObject({
      kind: 'credentials',
    })
  })

  test('waits to be set up, which the developer is told', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const error = await failureOf(portal({ settings: { wizardToken: 'token' } }).backend.start({ signal }))
    expect([error.code, numberOf(error)]).toEqual(['misconfigured', 'E42'])
    expect(await portal({ settings: { wizardToken: '' } }).backend.start({ signal })).toMatchObject({
      kind: 'credentials',
    })
  })
})

describe('something in front of the portal that wants a cookie', () => {
  const withoutCookies = (stop: () => Response) => (request: Sent) =>
    request.credentials === 'omit' ? stop() : undefined
  const page = '<!doctype html><title>Sign in</title>'

  test.each<[string, () => Response]>([
    ['a page in place of the settings', () => new Response(page, { headers: { 'content-type': 'text/html' } })],
    ['a redirect', () => new Response(null, { status: 302, headers: { location: 'https://sso.example.com' } })],
    ['401 with a page', () => new Response(page, { status: 401 })],
    ['401 with JSON of its own', () => new Response('{}', { status: 401 })],
    ['401 with a word', () => new Response('Unauthorized', { status: 401 })],
    ['401 with nothing', () => new Response(null, { status: 401 })],
    ['403 with a page', () => new Response(page, { status: 403 })],
    ['403 with nothing', () => new Response(null, { status: 403 })],
    ['407', () => new Response(null, { status: 407 })],
  ])('%s: the settings are asked for once more, with cookies, and so is the rest', async (_, stop) => {
    const at = portal(directory, {}, withoutCookies(stop))
    await at.signIn()
    expect(at.sent.map(({ call, credentials }) => [call, credentials])).toEqual([
      ['GET /settings', 'omit'],
      ['GET /settings?withPassword=true', 'same-origin'],
      ['GET /capabilities', 'same-origin'],
      ['POST /authentication', 'same-origin'],
    ])
    expect(at.posted()).toEqual([itself])
  })

  test('the cookies go as the host has it', async () => {
    const included = portal(
      {},
      { credentials: 'include' },
      withoutCookies(() => new Response(page)),
    )
    await included.backend.start({ signal })
    expect(included.sent.at(-1)).toMatchObject({ call: 'GET /capabilities', credentials: 'include' })
    const omitted = portal(
      {},
      { credentials: 'omit', plainPassword: true },
      withoutCookies(() => new Response(page)),
    )
    expect((await failureOf(omitted.backend.start({ signal }))).code).toBe('unexpected')
    expect(omitted.calls()).toEqual(['GET /settings'])
  })

  const withPhone = {
    'POST /authentication': {
      sms: true,
      confirmUrl: 'https://portal.example.com/confirm/PhoneActivation?type=PhoneActivation&key=1.X',
    },
    'GET /authentication': true,
    'POST /authentication/setphone': { sms: true, phoneNoise: '+1234*6789', expires: '0001-01-01T00:00:00' },
  }
  const phone = e164('+123456789')
  async function setsPhone(at: ReturnType<typeof portal>) {
    const step = await at.signIn()
    if (step.kind !== 'phone') throw new Error(`It leads to ${step.kind}.`)
    expect(await at.backend.phone.submit(step, { phone }, { signal })).toMatchObject({ kind: 'code' })
    const last = at.sent.at(-1)
    expect(last?.body).toEqual({ mobilePhone: phone })
    expect(last?.headers.get('confirm')).toBe('type=PhoneActivation&key=1.X')
  }

  test('a number goes by it too, once whoever is signed in has been signed out', async () => {
    const at = portal(
      {},
      {},
      withoutCookies(() => new Response(page)),
      withPhone,
    )
    await setsPhone(at)
    expect(at.sent.slice(-3).map(({ call, credentials }) => [call, credentials])).toEqual([
      ['GET /authentication', 'same-origin'],
      ['POST /authentication/logout', 'same-origin'],
      ['POST /authentication/setphone', 'same-origin'],
    ])
  })

  test('a number goes without a cookie where nothing is in front, and nobody is signed out', async () => {
    const at = portal({}, {}, undefined, withPhone)
    await setsPhone(at)
    expect(at.sent.slice(-2).map(({ call, credentials }) => [call, credentials])).toEqual([
      ['POST /authentication', 'same-origin'],
      ['POST /authentication/setphone', 'omit'],
    ])
  })

  test('a proxy that lets nobody by is asked twice and no more', async () => {
    const at = portal({}, { plainPassword: true }, () => new Response(page, { status: 403 }))
    expect((await failureOf(at.backend.start({ signal }))).code).toMatch(/forbidden|unexpected/)
    expect(at.calls()).toHaveLength(2)
  })

  const envelope = (status: number) => Response.json({ error: { message: 'x', type: null }, status: 1 }, { status })
  test.each<[string, () => Response]>([
    ['refuses', () => envelope(403)],
    ['has a fault', () => envelope(500)],
    ['answers with nothing', () => new Response('')],
    ['is cut off', () => new Response('{"respo', { headers: { 'content-type': 'application/json' } })],
    ['answers with more than can be read', () => new Response('x'.repeat(2 ** 20 + 1))],
    ['limits', () => new Response(null, { status: 429 })],
    ['is unknown', () => new Response(null, { status: 404 })],
    ['answers with a gateway’s page', () => new Response(page, { status: 502 })],
    ['answers what is no settings of a DocSpace', () => Response.json({ response: { docSpace: false } })],
  ])('a DocSpace that %s is asked once', async (_, stop) => {
    const at = portal({}, { plainPassword: true }, stop)
    await failureOf(at.backend.start({ signal }))
    expect(at.calls()).toEqual(['GET /settings'])
  })

  test.each(['network', 'timeout'])('a portal is asked once where the first request ends in %s', async (code) => {
    const calls: string[] = []
    const fetch: typeof globalThis.fetch = async (url) => {
      calls.push(String(url))
      return code === 'network' ? Promise.reject(new TypeError('Failed to fetch')) : new Promise(() => {})
    }
    const backend = docspace({ baseUrl, fetch, plainPassword: true, timeout: 20 })
    expect((await failureOf(backend.start({ signal }))).code).toBe(code)
    expect(calls).toHaveLength(1)
  })
})
