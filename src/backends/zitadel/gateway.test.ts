import { describe, expect, test } from 'vitest'
import { grpcWeb } from './grpcWeb.ts'
import { zitadel } from './index.ts'
import { json } from './json.ts'
import { getMyPhone } from './getMyPhone.ts'
import { signal } from './scripted.test-support.ts'
import type { ZitadelTransport } from './transport.ts'
import { userService } from './userService.ts'
import { failureOf } from '../../test-support/failureOf.test-support.ts'

/** What stands in front of ZITADEL (Envoy, nginx, an API gateway) turns a token away in words of its own. */
const transports: readonly (readonly [string, ZitadelTransport])[] = [
  ['JSON', json()],
  ['gRPC-Web', grpcWeb()],
  ['API v2', userService({ userId: '7' })],
  ['API v2 over Connect', userService({ userId: '7', protocol: 'connect' })],
]

const turnedAway: readonly (readonly [string, () => Response])[] = [
  ['"Jwt is expired"', () => new Response('Jwt is expired', { status: 401 })],
  ['an empty 401', () => new Response(null, { status: 401 })],
  ['an HTML 401', () => new Response('<h1>401</h1>', { status: 401, headers: { 'content-type': 'text/html' } })],
  ['an empty 403', () => new Response(null, { status: 403 })],
  ['"RBAC: access denied"', () => new Response('RBAC: access denied', { status: 403 })],
  ['an unknown Connect code', () => Response.json({ code: 'tea' }, { status: 401 })],
  ['a number for a Connect code', () => Response.json({ code: 401, message: 'Jwt is expired' }, { status: 401 })],
  ['no code', () => Response.json({ message: 'Jwt is expired' }, { status: 403 })],
  ['an unknown gRPC status', () => new Response(null, { status: 401, headers: { 'grpc-status': '99' } })],
]

function answering(answer: () => Response) {
  const asked: boolean[] = []
  const bearers: (string | null)[] = []
  const options = {
    baseUrl: 'https://id.example.com',
    fetch: async (_: unknown, init: RequestInit = {}) => {
      bearers.push(new Headers(init.headers).get('authorization'))
      return answer()
    },
    token: ({ refresh }: { readonly refresh: boolean }) => {
      asked.push(refresh)
      return refresh ? 'TWO' : 'ONE'
    },
  }
  return { asked, bearers, options }
}

describe.each(transports)('over %s', (_, transport) => {
  test.each(turnedAway)('%s asks for a fresh token, once', async (_name, answer) => {
    const { asked, bearers, options } = answering(answer)
    const error = await failureOf(getMyPhone({ ...options, transport }, signal))
    expect(asked).toEqual([false, true])
    expect(bearers).toEqual(['Bearer ONE', 'Bearer TWO'])
    // Nothing is said of an audience: it was not ZITADEL that refused it.
    expect(error.code).toBe(answer().status === 403 ? 'forbidden' : 'session-expired')
  })

  test('another status asks for none', async () => {
    for (const status of [400, 404, 429, 500, 503]) {
      const { asked, options } = answering(() => new Response('<h1>no</h1>', { status }))
      await failureOf(getMyPhone({ ...options, transport }, signal))
      expect(asked).toEqual([false])
    }
  })
})

test('a gateway that speaks gRPC-Web is read in the headers of a 200 and in the trailers', async () => {
  for (const code of ['16', '7']) {
    const headers = { 'grpc-status': code, 'grpc-message': 'Jwt is expired' }
    const { asked, options } = answering(() => new Response(null, { headers }))
    await failureOf(getMyPhone({ ...options, transport: grpcWeb() }, signal))
    expect(asked).toEqual([false, true])
  }
})

describe('API v2 with the id of somebody else', () => {
  const refused = { code: 5, message: 'membership not found (AUTHZ-cdgFk)' }
  /** ZITADEL lists no factor of a user who has none, whoever asks, and reads nobody else. */
  const server = (asked: string[]) => async (url: string | URL | Request, init?: RequestInit) => {
    asked.push(`${init?.method} ${new URL(String(url)).pathname}`)
    return String(url).endsWith('_search') ? Response.json({}) : Response.json(refused, { status: 404 })
  }

  test.each(['remove-app', 'remove-sms', 'add-app'] as const)(
    '%s is not done, and says what to change',
    async (intent) => {
      const asked: string[] = []
      const { start } = zitadel({
        baseUrl: 'https://id.example.com',
        token: 'TOKEN',
        fetch: server(asked),
        transport: userService({ userId: 'else' }),
        intent,
      })
      const error = await failureOf(start({ signal }))
      expect(error.code).toBe('misconfigured')
      expect(error.cause).toMatchObject({
        id: 'AUTHZ-cdgFk',
        advice: expect.stringContaining('userService()') as unknown,
      })
      expect(asked).toEqual(['POST /v2/users/else/authentication_factors/_search', 'GET /v2/users/else'])
    },
  )

  test('removing says so too, where ZITADEL says of anybody that there is none', async () => {
    const none = { code: 5, message: "Multifactor OTP (OneTimePassword) doesn't exist (COMMAND-Hd9sd)" }
    const transport = userService({ userId: 'else' })
    const fetch = async (_: unknown, init?: RequestInit) =>
      Response.json(init?.method === 'DELETE' ? none : refused, { status: 404 })
    const call = { http: { baseUrl: 'https://id.example.com', fetch }, token: 'TOKEN', signal }
    await expect(transport.removeMyAuthFactorOTP(call)).rejects.toMatchObject({ id: 'AUTHZ-cdgFk' })
  })

  test('a machine has no phone: it is not read as a user without one', async () => {
    const fetch = async () => Response.json({ user: { userId: '7', machine: { name: 'boss' } } })
    const { start } = zitadel({
      baseUrl: 'https://id.example.com',
      token: 'TOKEN',
      fetch,
      transport: userService({ userId: '7' }),
    })
    expect((await failureOf(start({ signal }))).code).toBe('misconfigured')
  })
})
