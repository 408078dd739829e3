import { expect, test } from 'vitest'
import { keptPlace } from '../flow/persistence/keptPlace.ts'
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
  ],
  DocSpace: [docspace({ baseUrl: a }), docspace({ baseUrl: b }), docspace({ baseUrl: a, social })],
  Workspace: [
    workspace({ baseUrl: a }),
    workspace({ baseUrl: b }),
    workspace({ baseUrl: `${a}/office` }),
    workspace({ baseUrl: a, social }),
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
  ],
}

test.each(Object.entries(others))('%s keeps each in a place of its own, and no secret in its name', (_, backends) => {
  const places = backends.map((backend) => keptPlace(backend))
  expect(new Set(places).size).toBe(places.length)
  expect(places.join('\n')).not.toContain(token)
})

test('what is another way to the same is the same: a fresh token, another carrier, another wait', () => {
  const one = keptPlace(zitadel({ baseUrl: a, token }))
  expect(keptPlace(zitadel({ baseUrl: `${a}/`, token: () => 'fresh', transport: grpcWeb() }))).toBe(one)
  expect(keptPlace(zitadel({ baseUrl: a, token, resendCooldown: 1, headers: { 'accept-language': 'de' } }))).toBe(one)
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
