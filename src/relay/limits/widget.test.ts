import { describe, expect, test } from 'vitest'
import { sendPhoneNumberOTP } from '../../backends/better-auth/requests.ts'
import { betterAuth as betterAuthWidget } from '../../backends/better-auth/index.ts'
import { docspace as docspaceWidget } from '../../backends/docspace/index.ts'
import { lifepay as lifepayWidget } from '../../backends/lifepay/index.ts'
import { workspace as workspaceWidget } from '../../backends/workspace/index.ts'
import { grpcWeb } from '../../backends/zitadel/grpcWeb.ts'
import { userService, zitadel as zitadelWidget } from '../../backends/zitadel/index.ts'
import { onlyofficePassword } from '../../sandbox/onlyoffice/accounts.ts'
import { now } from '../../runtime/clock.ts'
import { createSandbox } from '../../sandbox/sandbox.ts'
import { assertKind } from '../../test-support/assertKind.test-support.ts'
import { e164 } from '../../test-support/e164.test-support.ts'
import { failureOf } from '../../test-support/failureOf.test-support.ts'
import type { RelayBackend } from '../backend.ts'
import { betterAuth } from '../backends/betterAuth.ts'
import { docspace } from '../backends/docspace.ts'
import { lifepay } from '../backends/lifepay.ts'
import { workspace } from '../backends/workspace.ts'
import { zitadel } from '../backends/zitadel.ts'
import { browserOf } from '../browser.test-support.ts'
import { memoryStore } from '../memory.ts'
import { createRelay } from '../relay.ts'
import { relayUrl } from '../relay.test-support.ts'
import type { LimitOptions } from './options.ts'

/** A limit of the relay's reads like one of the server's: the widget shows the wait. */
const { signal } = new AbortController()
const phone = e164('+79991234567')
const none = { number: [], address: [], network: [], country: [], all: [] }
const once = { ...none, number: [{ points: 1, seconds: 600 }] }

function limited(mount: string, backend: (upstream: string) => RelayBackend, limits: Partial<LimitOptions> = {}) {
  const sandbox = createSandbox()
  const world = sandbox.worlds.get('limits')
  world.switches['captcha'] = 'none'
  const fetch: typeof globalThis.fetch = async (input, init) => sandbox.fetch(new Request(input, init))
  const relay = createRelay({
    url: relayUrl,
    proxy: 'none',
    backends: { one: { ...backend(`http://localhost/w/limits${mount}`), fetch } },
    limits: {
      store: memoryStore(),
      secret: '0123456789abcdef0123456789abcdef',
      sends: once,
      pauses: [],
      ...limits,
    },
  })
  return { world, http: { baseUrl: `${relayUrl}/one`, fetch: browserOf(relay).fetch } }
}

async function isHeldFor(tenMinutes: Promise<unknown>): Promise<void> {
  const error = await failureOf(tenMinutes)
  expect(error.code).toBe('rate-limited')
  expect(Math.abs((error.retryAt ?? 0) - now() - 600_000)).toBeLessThan(10_000)
}

const verify = async () => undefined

describe('LIFE PAY', () => {
  test('a limit is one of the server’s', async () => {
    const { http, world } = limited('/lifepay', (upstream) => lifepay({ upstream }))
    const backend = lifepayWidget({ ...http, verify })
    const first = await backend.start({ signal })
    assertKind(first, 'phone')
    assertKind(await backend.phone.submit(first, { phone }, { signal }), 'code')
    await isHeldFor(backend.phone.submit(first, { phone }, { signal }))
    expect(world.inbox.all()).toHaveLength(1)
  })

  test('a pause leads to the code that was sent, with its wait', async () => {
    const { http, world } = limited('/lifepay', (upstream) => lifepay({ upstream }), { sends: none, pauses: [90] })
    const backend = lifepayWidget({ ...http, verify })
    const first = await backend.start({ signal })
    assertKind(first, 'phone')
    await backend.phone.submit(first, { phone }, { signal })
    const again = await backend.phone.submit(first, { phone }, { signal })
    assertKind(again, 'code')
    expect(again.notice).toBe('sent-recently')
    expect(Math.abs((again.resendAt ?? 0) - now() - 90_000)).toBeLessThan(10_000)
    expect(world.inbox.all()).toHaveLength(1)
  })

  test('a country that gets no messages reads like a number that is refused', async () => {
    const { http } = limited('/lifepay', (upstream) => lifepay({ upstream }), { countries: ['KZ'] })
    const backend = lifepayWidget({ ...http, verify })
    const first = await backend.start({ signal })
    assertKind(first, 'phone')
    const error = await failureOf(backend.phone.submit(first, { phone }, { signal }))
    expect(error.code).toBe('phone-or-captcha-refused')
  })
})

describe.each([
  ['DocSpace', '/docspace', (upstream: string) => docspace({ upstream }), docspaceWidget],
  ['Workspace', '/workspace', (upstream: string) => workspace({ upstream }), workspaceWidget],
  [
    'Workspace in XML',
    '/workspace',
    (upstream: string) => workspace({ upstream }),
    (http: Parameters<typeof workspaceWidget>[0]) => workspaceWidget({ ...http, format: 'xml' }),
  ],
] as const)('%s', (_, mount, backendOf, widget) => {
  test('one more message has its wait', async () => {
    const { http } = limited(mount, backendOf)
    const backend = widget(http)
    const ann = { username: 'ann@example.com', password: onlyofficePassword }
    const step = await backend.credentials.submit(await backend.start({ signal }), ann, { signal })
    assertKind(step, 'code')
    assertKind(await backend.code.resend(step, {}, { signal }), 'code')
    await isHeldFor(backend.code.resend(step, {}, { signal }))
  })

  test('too many passwords have theirs', async () => {
    const checks = { subject: [{ points: 2, seconds: 600 }] }
    const { http } = limited(mount, backendOf, { checks })
    const backend = widget(http)
    const first = await backend.start({ signal })
    const wrong = () => backend.credentials.submit(first, { username: 'bob@example.com', password: 'no' }, { signal })
    for (let time = 0; time < 2; time += 1) expect((await failureOf(wrong())).code).toBe('credentials-wrong')
    await isHeldFor(wrong())
  })
})

describe('ZITADEL', () => {
  const token = 'token-nophone'
  const userId = 'user-nophone'

  test.each([
    ['JSON', {}],
    ['gRPC-Web', { transport: grpcWeb() }],
    ['v2', { transport: userService({ userId }) }],
    ['Connect', { transport: userService({ userId, protocol: 'connect' }) }],
  ])('wrong codes have a limit, which ZITADEL itself has none of, by %s', async (_, transport) => {
    const { http } = limited(
      '/zitadel',
      (upstream) => zitadel({ upstream, session: () => 'nora', token: () => token }),
      {
        checks: { subject: [{ points: 3, seconds: 600 }] },
      },
    )
    const backend = zitadelWidget({ ...http, ...transport, token: 'none' })
    const first = await backend.start({ signal })
    assertKind(first, 'phone')
    const step = await backend.phone.submit(first, { phone }, { signal })
    assertKind(step, 'code')
    const wrong = () => backend.code.submit(step, { code: 'WRONG1' }, { signal })
    for (let time = 0; time < 3; time += 1) expect((await failureOf(wrong())).code).toBe('code-wrong')
    await isHeldFor(wrong())
  })
})

test('better-auth’s limit is said in its own header too', async () => {
  const sends = { ...none, address: [{ points: 1, seconds: 600 }] }
  const held = limited('/lifepay', (upstream) => betterAuth({ upstream }), { sends })
  await sendPhoneNumberOTP(held.http, { phoneNumber: phone }, signal)
  const answer = await sendPhoneNumberOTP(held.http, { phoneNumber: phone }, signal)
  expect([answer.status, answer.headers.get('x-retry-after')]).toEqual([429, '600'])
  const backend = betterAuthWidget(held.http)
  const first = await backend.start({ signal })
  assertKind(first, 'phone')
  await isHeldFor(Promise.resolve(backend.phone?.submit?.(first, { phone }, { signal })))
})
