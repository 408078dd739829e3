import { expect, test, vi } from 'vitest'
import { firstBackend, followBackend } from '../flow/followBackend.ts'
import { keptPlace, takePlace } from '../flow/persistence/keptPlace.ts'
import type { Backend } from '../protocol/backend.ts'
import { docspace } from './docspace/index.ts'
import { lifepay } from './lifepay/index.ts'
import { workspace } from './workspace/index.ts'
import { grpcWeb } from './zitadel/grpcWeb.ts'
import { userService, zitadel } from './zitadel/index.ts'

/** Each of these is another backend to someone who comes back: what was kept for one is nothing to the next. */
const [a, b] = ['https://a.example', 'https://b.example']
const verify = async () => {}
const social = { provider: 'google', accessToken: 'host-token' } as const
const token = 'host-token'
const link = (email: string, key = '1.host-token') => ({ confirmData: { email, key } })
/** Two of a portal, of each way to say whose it is. */
const tenants = [
  'x-tenant-id',
  'X-Org',
  'x-organization-name',
  'Workspace',
  'x-forwarded-host',
  'x-zitadel-orgid',
].flatMap((name) => ['acme', 'other'].map((tenant) => ({ baseUrl: 'https://c.example', headers: { [name]: tenant } })))
const others: Readonly<Record<string, readonly Backend[]>> = {
  'LIFE PAY': [
    lifepay({ baseUrl: a, verify }),
    lifepay({ baseUrl: b, verify }),
    lifepay({ baseUrl: a, verify, organizationAlias: 'acme' }),
    lifepay({ baseUrl: a, completion: 'password' }),
    lifepay({ baseUrl: b, completion: 'password' }),
    lifepay({ baseUrl: a, completion: 'password', organizationAlias: 'acme' }),
    lifepay({ baseUrl: a, completion: 'sign-up' }),
    lifepay({ baseUrl: a, completion: 'reset-password' }),
    ...tenants.map((http) => lifepay({ ...http, verify })),
    ...tenants.map((http) => lifepay({ ...http, completion: 'password' })),
  ],
  DocSpace: [
    docspace({ baseUrl: a }),
    docspace({ baseUrl: b }),
    docspace({ baseUrl: a, social }),
    docspace({ baseUrl: a, social: { ...social, provider: 'vk' } }),
    docspace({ baseUrl: a, ...link('ann@example.com') }),
    docspace({ baseUrl: a, ...link('bob@example.com') }),
    ...tenants.map((http) => docspace(http)),
  ],
  Workspace: [
    workspace({ baseUrl: a }),
    workspace({ baseUrl: b }),
    workspace({ baseUrl: `${a}/office` }),
    workspace({ baseUrl: a, social }),
    workspace({ baseUrl: a, social: { ...social, provider: 'vk' } }),
    ...tenants.map((http) => workspace(http)),
  ],
  ZITADEL: [
    zitadel({ baseUrl: a, token }),
    zitadel({ baseUrl: b, token }),
    zitadel({ baseUrl: a, token, intent: 'change' }),
    zitadel({ baseUrl: a, token, intent: 'add-app' }),
    zitadel({ baseUrl: a, token, headers: { 'x-zitadel-orgid': '1' } }),
    zitadel({ baseUrl: a, token, headers: { 'x-zitadel-orgid': '2' } }),
    zitadel({ baseUrl: a, token, transport: userService({ userId: '1' }) }),
    zitadel({ baseUrl: a, token, transport: userService({ userId: '2', protocol: 'connect' }) }),
    ...tenants.map((http) => zitadel({ ...http, token })),
  ],
}

test.each(Object.entries(others))('%s keeps each in a place of its own, and no secret in its name', (_, backends) => {
  const places = backends.map((backend) => keptPlace(backend))
  expect(new Set(places).size).toBe(places.length)
  expect(places.join('\n')).not.toMatch(/host-token|example\.com|ann|bob/)
})

test('what is another way to the same is the same: a fresh token, another carrier, another wait', () => {
  const one = keptPlace(zitadel({ baseUrl: a, token }))
  expect(keptPlace(zitadel({ baseUrl: `${a}/`, token: () => 'fresh', transport: grpcWeb() }))).toBe(one)
  expect(keptPlace(zitadel({ baseUrl: a, token, resendCooldown: 1, headers: { 'accept-language': 'de' } }))).toBe(one)
})

const headers = (given: HeadersInit) => docspace({ baseUrl: a, headers: given })

test.each<[string, Backend, Backend]>([
  ['a token', headers({ authorization: 'Bearer one' }), headers({ authorization: 'Bearer two' })],
  ['a token of a proxy', headers({ 'x-org-token': 'one' }), headers({ 'x-org-token': 'two' })],
  ['a number of its own', headers({ 'x-request-id': '1' }), headers({ 'x-request-id': '2' })],
  ['the way headers are written', headers({ 'X-Tenant-ID': 'acme' }), headers([['x-tenant-id', 'acme']])],
  ['the order of headers', headers({ 'x-org': '1', 'x-site': '2' }), headers({ 'x-site': '2', 'x-org': '1' })],
  ['a header that cannot be sent', headers({ 'x-org': '1\n2' }), headers({ 'x-org': '2\n1' })],
  [
    'headers that are asked for anew',
    docspace({ baseUrl: a, headers: () => ({ 'x-tenant-id': 'acme' }) }),
    docspace({ baseUrl: a, headers: () => ({ 'x-tenant-id': 'other' }) }),
  ],
  [
    'a fresh link to the same person',
    docspace({ baseUrl: a, ...link('ann@example.com') }),
    docspace({ baseUrl: a, ...link('Ann@example.com', '2.fresh') }),
  ],
  [
    'a fresh token of the same provider',
    docspace({ baseUrl: a, social }),
    docspace({ baseUrl: a, social: { ...social, accessToken: 'fresh' } }),
  ],
])('%s loses nobody their step', (_, one, other) => {
  expect(keptPlace(other)).toBe(keptPlace(one))
})

test('a backend that is given the link of another person is another flow', () => {
  const [first, next] = [link('ann@example.com'), link('bob@example.com')].map((given) =>
    docspace({ baseUrl: a, ...given }),
  )
  if (first === undefined || next === undefined) throw new Error('There are two.')
  expect(followBackend(firstBackend(first), next, 0)).toMatchObject({ backend: next, version: 1, recalls: true })
})

test('two widgets that differ in nothing that tells them apart are told to have names', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const [one, other] = [docspace({ baseUrl: a }), docspace({ baseUrl: a, fetch: async () => new Response() })]
  const places = [takePlace(one, undefined), takePlace(other, undefined)]
  expect(new Set(places.map(({ place }) => place)).size).toBe(2)
  expect(warn.mock.calls.join()).toMatch(/E15.*`fetch`, and headers that name no tenant/)
  for (const { leave } of places) leave()
})

/** A message is the same whatever it is for; a number and a code know one server and one organization. */
test.each<[string, Backend, Backend, boolean]>([
  ['LIFE PAY of two addresses', lifepay({ baseUrl: a, verify }), lifepay({ baseUrl: b, verify }), false],
  [
    'LIFE PAY of two organizations',
    lifepay({ baseUrl: a, verify, organizationAlias: 'acme' }),
    lifepay({ baseUrl: a, verify, organizationAlias: 'other' }),
    false,
  ],
  [
    'LIFE PAY for two ends',
    lifepay({ baseUrl: a, completion: 'sign-up' }),
    lifepay({ baseUrl: a, completion: 'reset-password' }),
    true,
  ],
  ['DocSpace of two addresses', docspace({ baseUrl: a }), docspace({ baseUrl: b }), false],
  [
    'Workspace of two tenants',
    workspace({ baseUrl: a, headers: { 'x-org': '1' } }),
    workspace({ baseUrl: a, headers: { 'x-org': '2' } }),
    false,
  ],
  ['DocSpace for two links', docspace({ baseUrl: a, ...link('ann@example.com') }), docspace({ baseUrl: a }), true],
  ['Workspace of two addresses', workspace({ baseUrl: a }), workspace({ baseUrl: b }), false],
  ['ZITADEL of two addresses', zitadel({ baseUrl: a, token }), zitadel({ baseUrl: b, token }), false],
  [
    'ZITADEL of two users',
    zitadel({ baseUrl: a, token, transport: userService({ userId: '1' }) }),
    zitadel({ baseUrl: a, token, transport: userService({ userId: '2' }) }),
    false,
  ],
  [
    'ZITADEL for two intents',
    zitadel({ baseUrl: a, token, intent: 'verify' }),
    zitadel({ baseUrl: a, token, intent: 'change' }),
    true,
  ],
])('tabs of %s tell each other of messages only where they are the same', (_, one, other, same) => {
  expect(one.sending?.scope === other.sending?.scope).toBe(same)
})
