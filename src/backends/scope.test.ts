import { describe, expect, test, vi } from 'vitest'
import { firstBackend, followBackend } from '../flow/followBackend.ts'
import { keptPlace, takePlace } from '../flow/persistence/keptPlace.ts'
import type { Backend } from '../protocol/backend.ts'
import { flows, records } from '../test-support/records.test-support.ts'
import { docspace } from './docspace/index.ts'
import { grpcWeb } from './zitadel/grpcWeb.ts'
import { zitadel } from './zitadel/index.ts'

const [a, b] = ['https://a.example', 'https://b.example']
const token = 'host-token'
const social = { provider: 'google', accessToken: token } as const
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
const facts = await Promise.all(
  Object.values(records).map(async ({ title, options }) => ({ title, ...(await options()) })),
)

test.each(facts)('$title keeps each in a place of its own, and no secret in its name', ({ title, places: of }) => {
  const ofTenants = flows
    .filter(({ record }) => record.title === title)
    .flatMap(({ make }) => tenants.map((http) => make(http)))
  const places = [...of(a, b), ...ofTenants].map((backend) => keptPlace(backend))
  expect(new Set(places).size).toBe(places.length)
  expect(places.join('\n')).not.toMatch(/host-token|example\.com|ann|bob/)
})

test('a fresh token, another transport or another wait leaves the scope as it is', () => {
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
describe('tabs tell each other of messages only where they are the same', () => {
  test.each(flows)('$name of two addresses, or of two tenants', ({ make }) => {
    expect(make({ baseUrl: a }).sending?.scope).not.toBe(make({ baseUrl: b }).sending?.scope)
    const [one, other] = ['1', '2'].map((tenant) => make({ baseUrl: a, headers: { 'x-org': tenant } }))
    expect(one?.sending?.scope).not.toBe(other?.sending?.scope)
  })

  const pairs = facts.flatMap(({ title, pairs: of }) =>
    of.map(([what, one, other, same]) => [`${title} of ${what}`, one, other, same] as const),
  )
  test.each(pairs)('%s', (_, one, other, same) => {
    expect(one.sending?.scope === other.sending?.scope).toBe(same)
  })
})
