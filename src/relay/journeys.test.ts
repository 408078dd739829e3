import { describe, expect, test, vi } from 'vitest'
import { betterAuth as betterAuthWidget } from '../backends/better-auth/index.ts'
import { betterAuthAccounts } from '../backends/better-auth/accounts.test-support.ts'
import { betterAuthPassword } from '../backends/better-auth/secrets.test-support.ts'
import { docspace as docspaceWidget } from '../backends/docspace/index.ts'
import { lifepay as lifepayWidget } from '../backends/lifepay/index.ts'
import { workspace as workspaceWidget } from '../backends/workspace/index.ts'
import { grpcWeb } from '../backends/zitadel/grpcWeb.ts'
import { userService, zitadel as zitadelWidget } from '../backends/zitadel/index.ts'
import type { Step } from '../protocol/step.ts'
import { onlyofficePassword } from '../sandbox/onlyoffice/accounts.ts'
import { assertKind } from '../test-support/assertKind.test-support.ts'
import { e164 } from '../test-support/e164.test-support.ts'
import { wholeSandbox } from '../test-support/servers.test-support.ts'
import type { RelayBackend } from './backend.ts'
import { betterAuth } from './backends/betterAuth.ts'
import { docspace } from './backends/docspace.ts'
import { lifepay, type LifepayRelayOptions } from './backends/lifepay.ts'
import { workspace } from './backends/workspace.ts'
import { zitadel } from './backends/zitadel.ts'
import { browserOf } from './browser.test-support.ts'
import { createRelay } from './relay.ts'
import { page, relayUrl } from './relay.test-support.ts'

/** The widget's own backends, through the relay, to the doubles and the real server: a person signs in. */
const { signal } = new AbortController()
const login = { username: 'ann@example.com', password: onlyofficePassword }

function behindRelay(mount: string, backend: (upstream: string) => RelayBackend) {
  const sandbox = wholeSandbox()
  const world = sandbox.worlds.get('relay')
  const upstream = `http://localhost/w/relay${mount}`
  const fetch: typeof globalThis.fetch = async (input, init) => sandbox.fetch(new Request(input, init))
  const backends = { one: { ...backend(upstream), fetch } }
  const { fetch: asBrowser, jar } = browserOf(
    createRelay({ url: relayUrl, proxy: 'none', limits: 'elsewhere', backends }),
  )
  return {
    world,
    jar,
    http: { baseUrl: `${relayUrl}/one`, fetch: asBrowser },
    code: () => world.inbox.all().at(-1)?.code ?? '',
    asked: () => world.requests.all(),
  }
}

function done(step: Step) {
  assertKind(step, 'done')
  return step.session
}

describe('LIFE PAY', () => {
  const phone = e164('+79991234567')

  async function send(options: Partial<LifepayRelayOptions> = {}) {
    const at = behindRelay('/lifepay', (upstream) => lifepay({ upstream, organizationAlias: 'acme', ...options }))
    at.world.switches['captcha'] = 'none'
    const backend = lifepayWidget({
      ...at.http,
      clientIdentifier: '00000000-0000-4000-8000-000000000000',
      async verify({ code }) {
        const answer = await at.http.fetch(`${at.http.baseUrl}/verify`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ phone, code }),
        })
        const said: unknown = await answer.json()
        if (!answer.ok) throw said
        return said as { readonly token: string }
      },
    })
    const first = await backend.start({ signal })
    assertKind(first, 'phone')
    const step = await backend.phone.submit(first, { phone }, { signal })
    assertKind(step, 'code')
    return { ...at, backend, step }
  }

  test('a code is sent with the visitor’s address and the host’s organization', async () => {
    const { asked } = await send()
    expect(asked()).toHaveLength(1)
    expect(JSON.parse(asked()[0]?.body ?? '')).toEqual({ phone, send_sms: true, ip: '198.51.100.7' })
    expect(asked()[0]?.headers['x-lp-organization-alias']).toBe('acme')
  })

  test('the relay holds the check of the code, with the host’s own cookies', async () => {
    const { backend, step, code, jar } = await send({
      verify: async ({ phone: number, code: typed, request }) => {
        if (typed === '000000') throw { code: 'InvalidConfirmationCode' }
        expect([number, request.headers.get('origin')]).toEqual([phone, page])
        return Response.json({ token: 'session' }, { headers: { 'set-cookie': 'host=1; Path=/' } })
      },
    })
    await expect(backend.code.submit(step, { code: '000000' }, { signal })).rejects.toMatchObject({
      code: 'code-wrong',
    })
    expect(done(await backend.code.submit(step, { code: code() }, { signal }))).toEqual({ phone, token: 'session' })
    expect(jar.get('host')).toEqual({ value: '1', path: '/' })
  })
})

describe.each([
  ['DocSpace', '/docspace', (upstream: string) => docspace({ upstream })],
  ['Workspace', '/workspace', (upstream: string) => workspace({ upstream })],
] as const)('%s', (name, mount, backendOf) => {
  const widgetOf = (http: ReturnType<typeof behindRelay>['http'], format: 'json' | 'xml' = 'json') =>
    name === 'DocSpace' ? docspaceWidget(http) : workspaceWidget({ ...http, format })

  test.each(name === 'DocSpace' ? (['json'] as const) : (['json', 'xml'] as const))(
    'a text message signs in, in %s',
    async (format) => {
      const at = behindRelay(mount, backendOf)
      const backend = widgetOf(at.http, format)
      const step = await backend.credentials.submit(await backend.start({ signal }), login, { signal })
      assertKind(step, 'code')
      const session = done(await backend.code.submit(step, { code: at.code() }, { signal }))
      expect(session.token).toEqual(expect.any(String))
    },
  )

  test('a phone is set by who has none', async () => {
    const at = behindRelay(mount, backendOf)
    const backend = widgetOf(at.http)
    const pat = { ...login, username: 'pat@example.com' }
    const step = await backend.credentials.submit(await backend.start({ signal }), pat, { signal })
    assertKind(step, 'phone')
    const next = await backend.phone.submit(step, { phone: e164('+79161234568') }, { signal })
    assertKind(next, 'code')
    expect(done(await backend.code.submit(next, { code: at.code() }, { signal })).token).toEqual(expect.any(String))
  })

  test('a wrong password reads like one', async () => {
    const at = behindRelay(mount, backendOf)
    const backend = widgetOf(at.http)
    const wrong = backend.credentials.submit(await backend.start({ signal }), { ...login, password: 'no' }, { signal })
    await expect(wrong).rejects.toMatchObject({ code: 'credentials-wrong' })
  })
})

test('DocSpace’s authenticator is confirmed by its link and its cookie, which are the relay’s own', async () => {
  const at = behindRelay('/docspace', (upstream) => docspace({ upstream }))
  const backend = docspaceWidget({ ...at.http, appCodes: 'tfaapp' })
  const eve = { ...login, username: 'eve@example.com' }
  const step = await backend.credentials.submit(await backend.start({ signal }), eve, { signal })
  assertKind(step, 'enrol')
  expect(at.jar.get('asc_confirm_key_TfaActivation')?.path).toBe('/relay/one')
  const [shown] = at.world.authenticator.all().filter(({ secret }) => secret === step.secret)
  const next = await backend.enrol.submit(step, { code: shown?.code ?? '' }, { signal })
  expect(['backup-codes', 'done']).toContain(next.kind)
  expect(at.asked().some(({ path }) => path.endsWith('/settings/tfaapp/validate'))).toBe(true)
  expect(at.jar.has('asc_auth_key')).toBe(true)
})

describe('ZITADEL', () => {
  const noPhone = 'token-nophone'

  function verifies(token: (session: string, request: { readonly refresh: boolean }) => string | undefined) {
    return behindRelay('/zitadel', (upstream) => zitadel({ upstream, session: () => 'ursula', token: vi.fn(token) }))
  }

  test.each([
    ['JSON', {}],
    ['gRPC-Web', { transport: grpcWeb() }],
    ['v2', { transport: userService({ userId: 'user-nophone' }) }],
    ['Connect', { transport: userService({ userId: 'user-nophone', protocol: 'connect' }) }],
  ])('a phone is verified by %s, and no page has the access token', async (_, transport) => {
    const at = verifies(() => noPhone)
    const backend = zitadelWidget({ ...at.http, ...transport, token: 'held-by-the-relay' })
    const first = await backend.start({ signal })
    assertKind(first, 'phone')
    const step = await backend.phone.submit(first, { phone: e164('+41791234599') }, { signal })
    assertKind(step, 'code')
    expect((await backend.code.submit(step, { code: at.code() }, { signal })).kind).toBe('done')
    expect(new Set(at.asked().map(({ headers }) => headers['authorization']))).toEqual(new Set([`Bearer ${noPhone}`]))
  })

  test.each([
    ['JSON', {}],
    ['gRPC-Web', { transport: grpcWeb() }],
    ['Connect', { transport: userService({ userId: 'user-nophone', protocol: 'connect' }) }],
  ])('a token that is over is refreshed once for twenty requests at the same time, by %s', async (_, transport) => {
    const asked: boolean[] = []
    const at = behindRelay('/zitadel', (upstream) =>
      zitadel({
        upstream,
        session: () => 'ursula',
        async token(_session, { refresh }) {
          asked.push(refresh)
          await new Promise((later) => setTimeout(later, 5))
          return refresh ? noPhone : 'token-that-is-over'
        },
      }),
    )
    const starts = Array.from({ length: 20 }, () =>
      zitadelWidget({ ...at.http, ...transport, token: 'none' }).start({ signal }),
    )
    expect(new Set((await Promise.all(starts)).map(({ kind }) => kind))).toEqual(new Set(['phone']))
    expect(asked.filter(Boolean)).toHaveLength(1)
  })

  test('nobody’s session is 401, and nobody is asked', async () => {
    const at = behindRelay('/zitadel', (upstream) =>
      zitadel({ upstream, session: () => undefined, token: () => noPhone }),
    )
    const start = zitadelWidget({ ...at.http, token: 'none' }).start({ signal })
    await expect(start).rejects.toMatchObject({ code: 'session-expired' })
    expect(at.asked()).toEqual([])
  })
})

describe('better-auth', () => {
  const { ann, mia } = betterAuthAccounts
  const at = () => behindRelay('/better-auth', (upstream) => betterAuth({ upstream: `${upstream}/api/auth` }))

  test('a code on the phone signs in, and the session is a cookie of the relay’s', async () => {
    const { http, code, jar } = at()
    const backend = betterAuthWidget(http)
    const first = await backend.start({ signal })
    assertKind(first, 'phone')
    const step = await backend.phone?.submit?.(first, { phone: e164(ann.phone) }, { signal })
    assertKind(step, 'code')
    assertKind(await backend.code?.submit?.(step, { code: code() }, { signal }), 'done')
    expect(jar.get('better-auth.session_token')?.path).toBe('/relay/one')
  })

  test('a second factor by message hangs on its cookie', async () => {
    const { http, code, jar } = at()
    const backend = betterAuthWidget({ ...http, signIn: 'email' })
    const person = { username: mia.email, password: betterAuthPassword }
    const first = await backend.start({ signal })
    assertKind(first, 'credentials')
    const step = await backend.credentials?.submit?.(first, person, { signal })
    assertKind(step, 'code')
    expect(jar.has('better-auth.two_factor')).toBe(true)
    assertKind(await backend.code?.submit?.(step, { code: code() }, { signal }), 'done')
  })
})
