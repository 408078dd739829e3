import { describe, expect, test, vi } from 'vitest'
import { deferred } from '../test-support/deferred.test-support.ts'
import { createRelay } from './relay.ts'
import { asPage, ownBackend, page, post, relayUrl, visitor, watchedRelay } from './relay.test-support.ts'

const phone = '+79991234567'

describe('what is forwarded', () => {
  test('a documented call goes to the upstream, and its answer comes back', async () => {
    const { ask, seen, events } = watchedRelay(() =>
      Response.json({ left: 3 }, { status: 201, headers: { 'x-left': '3' } }),
    )
    const answer = await ask('/codes', post({ phone }))
    expect([answer.status, await answer.json(), answer.headers.get('x-left')]).toEqual([201, { left: 3 }, '3'])
    expect(seen).toHaveLength(1)
    expect(seen[0]).toMatchObject({
      method: 'POST',
      url: 'https://upstream.example.com/api/codes',
      body: JSON.stringify({ phone }),
    })
    expect(events).toEqual([
      {
        type: 'answered',
        backend: 'own',
        endpoint: 'POST /codes',
        outcome: 'forwarded',
        status: 201,
        milliseconds: expect.any(Number) as number,
      },
    ])
  })

  test.each([
    ['another path', '/account', post({})],
    ['the upstream’s own root', '/', post({})],
    ['nothing below the backend', '', post({})],
    ['another method of a documented path', '/codes', { method: 'PUT', body: '{}' }],
    ['a read of what is only posted', '/codes', {}],
    ['HEAD', '/settings', { method: 'HEAD' }],
    ['a slash at the end', '/codes/', post({})],
    ['two slashes', '//codes', post({})],
    ['another case', '/Codes', post({})],
    ['a path parameter that is a path', '/codes/..%2fsession', post({})],
    ['an encoded percent sign', '/codes/%252e', post({})],
    ['an encoded backslash', '/codes/a%5cb', post({})],
    ['NUL', '/codes/a%00', post({})],
    ['a line break', '/codes/a%0d%0a', post({})],
    ['overlong UTF-8', '/codes/%c0%ae', post({})],
    ['half a character', '/codes/%ff', post({})],
    ['a query nobody declared', '/codes?admin=1', post({})],
    ['a declared query twice', '/settings?withPassword=true&withPassword=false', {}],
    ['a segment too many', '/codes/123456/more', post({})],
  ])('%s is 404', async (_, path, init) => {
    const { ask, seen } = watchedRelay()
    const answer = await ask(path, init)
    expect([answer.status, seen]).toEqual([404, []])
  })

  test('a parameter is encoded anew, and one with an ending keeps it', async () => {
    const { ask, seen } = watchedRelay()
    await ask('/codes/%61bc-12', post({ phone }))
    await ask('/codes/abc.xml', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ phone }).toString(),
    })
    await ask('/settings?withPassword=true')
    expect(seen.map(({ url, body }) => [url.slice('https://upstream.example.com/api'.length), body])).toEqual([
      ['/codes/abc-12', JSON.stringify({ phone })],
      ['/codes/abc.xml', 'phone=%2B79991234567'],
      ['/settings?withPassword=true', ''],
    ])
  })

  test('a name that comes twice, or in other letters, is read once', async () => {
    const { ask, seen } = watchedRelay()
    await ask('/codes', {
      method: 'POST',
      body: `{"phone":"+10000000000","PHONE":"+1","phone":"${phone}","ip":"1.2.3.4"}`,
    })
    expect(seen[0]?.body).toBe(JSON.stringify({ phone }))
  })

  test('a subject that is none is refused before anybody is asked', async () => {
    const { ask, seen } = watchedRelay()
    for (const wrong of ['89991234567', 7, null, [phone], '+7 999 123-45-67']) {
      expect((await ask('/codes', post({ phone: wrong }))).status).toBe(400)
    }
    expect(seen).toEqual([])
  })
})

describe('headers', () => {
  test('what a page could use to look like a server or another visitor stays behind', async () => {
    const { ask, seen } = watchedRelay()
    await ask(
      '/codes',
      post(
        { phone },
        {
          'x-forwarded-for': '10.0.0.1',
          'x-forwarded-host': 'evil.example',
          'x-forwarded-proto': 'http',
          'x-real-ip': '10.0.0.1',
          forwarded: 'for=10.0.0.1',
          via: '1.1 evil',
          'x-http-method-override': 'DELETE',
          'x-original-url': '/admin',
          'cf-connecting-ip': '10.0.0.1',
          authorization: 'Bearer page',
          cookie: 'host=1; own=2',
          'x-own': 'kept',
          'accept-language': 'ru',
        },
      ),
    )
    const { accept: _, ...sent } = Object.fromEntries(seen[0]?.headers ?? [])
    expect(sent).toEqual({
      'accept-language': 'ru',
      'content-type': 'application/json',
      cookie: 'own=2',
      'x-forwarded-for': '198.51.100.7',
      'x-own': 'kept',
    })
  })

  test('what Connection names is the connection’s, though it is on the list', async () => {
    const { ask, seen } = watchedRelay()
    await ask('/codes', post({ phone }, { connection: 'close, X-Own', 'x-own': 'dropped' }))
    expect(seen[0]?.headers.has('x-own')).toBe(false)
  })

  test('of an answer’s headers the listed ones come back, and it is hardened', async () => {
    const { ask } = watchedRelay(() =>
      Response.json(
        {},
        {
          headers: {
            server: 'IIS',
            'www-authenticate': 'Basic',
            location: '/x',
            'x-left': '1',
            'access-control-allow-origin': '*',
          },
        },
      ),
    )
    expect(Object.fromEntries((await ask('/settings')).headers)).toEqual({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'content-type': 'application/json',
      'cross-origin-resource-policy': 'same-site',
      vary: 'Origin',
      'x-content-type-options': 'nosniff',
      'x-left': '1',
    })
  })

  test('a page in an answer is not served on the host’s origin', async () => {
    const html = '<script>alert(1)</script>'
    const { ask } = watchedRelay(() => new Response(html, { status: 500, headers: { 'content-type': 'text/html' } }))
    const answer = await ask('/settings')
    expect([answer.status, await answer.text(), answer.headers.get('content-type')]).toEqual([500, '', null])
  })
})

describe('cookies', () => {
  test('become the relay’s own: its path, out of reach of scripts, over https, for no other site', async () => {
    const { ask } = watchedRelay(() => {
      const headers = new Headers({ 'content-type': 'application/json' })
      headers.append(
        'set-cookie',
        'own_session=a%2Bb==; Domain=upstream.example.com; Path=/; SameSite=None; Max-Age=60',
      )
      headers.append('set-cookie', 'own_gone=; Expires=Thu, 01 Jan 1970 00:00:00 GMT')
      headers.append('set-cookie', 'other=1; Path=/')
      headers.append('set-cookie', '__Host-own=1; Path=/; Secure')
      return new Response('{}', { headers })
    })
    expect((await ask('/settings')).headers.getSetCookie()).toEqual([
      'own_session=a%2Bb==; Max-Age=60; Path=/relay/own; HttpOnly; Secure; SameSite=Lax',
      'own_gone=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/relay/own; HttpOnly; Secure; SameSite=Lax',
    ])
  })

  test('are stripped both ways where a backend has none', async () => {
    const { cookies: _, ...backend } = ownBackend
    const answering = () => Response.json({}, { headers: { 'set-cookie': 'own=1' } })
    const { ask, seen } = watchedRelay(answering, { backend })
    const answer = await ask('/settings', { headers: { cookie: 'own=1' } })
    expect([seen[0]?.headers.has('cookie'), answer.headers.getSetCookie()]).toEqual([false, []])
  })
})

describe('who may drive it', () => {
  test.each([
    ['another origin', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['another origin that says it is this one', { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }],
    ['a look-alike', { origin: 'https://app.example.com.evil.example' }],
    ['http instead of https', { origin: 'http://app.example.com' }],
    ['another port', { origin: 'https://app.example.com:8443' }],
    ['a frame without an origin', { origin: 'null' }],
    ['a form that is opened', { 'sec-fetch-mode': 'navigate' }],
    ['another host', { host: 'evil.example' }],
    ['two hosts', { host: 'app.example.com, evil.example' }],
    ['two lengths', { 'content-length': '2', 'transfer-encoding': 'chunked' }],
    ['a flood of headers', Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`x-${index}`, '1']))],
  ])('%s does not', async (_, headers) => {
    const { ask, seen } = watchedRelay()
    const answer = await ask('/codes', post({ phone }, headers as Record<string, string>))
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(seen).toEqual([])
  })

  test.each([
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from another host of the site', { 'sec-fetch-site': 'same-site' }],
    ['typed into the address bar', { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }],
  ])('a read without an origin %s is refused', async (_, headers) => {
    const { ask, seen } = watchedRelay()
    expect([(await ask('/settings', { headers })).status, seen]).toEqual([403, []])
  })

  test('a request that says neither is no browser’s', async () => {
    const { relay, seen } = watchedRelay()
    const answer = await relay.fetch(new Request(`${relayUrl}/own/settings`), visitor)
    expect([answer.status, seen]).toEqual([403, []])
  })

  test('pages of other origins on the list do, and can read the answer', async () => {
    const other = 'https://shop.example.org'
    const { ask, seen } = watchedRelay(undefined, { origins: [page, other] })
    const headers = { origin: other, 'sec-fetch-site': 'cross-site' }
    const asked = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type,x-own' }
    const preflight = await ask('/codes', { method: 'OPTIONS', headers: { ...headers, ...asked } })
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, other])
    expect(preflight.headers.get('access-control-allow-headers')).toContain('x-own')
    const answer = await ask('/codes', post({ phone }, headers))
    expect([answer.status, answer.headers.get('access-control-allow-credentials')]).toEqual([200, 'true'])
    expect(answer.headers.get('access-control-expose-headers')).toBe('date, retry-after, x-left')
    expect(seen).toHaveLength(1)
  })

  test('a preflight of a strange origin, or for what is not documented, allows nothing', async () => {
    const { ask } = watchedRelay()
    const asked = { 'access-control-request-method': 'POST' }
    const strange = await ask('/codes', { method: 'OPTIONS', headers: { ...asked, origin: 'https://evil.example' } })
    const unknown = await ask('/admin', { method: 'OPTIONS', headers: { ...asked, origin: page } })
    expect([strange.status, unknown.status]).toEqual([403, 404])
    expect(strange.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('bodies', () => {
  test('a body is counted as it comes, whatever its length says', async () => {
    const { ask, seen } = watchedRelay()
    let pulled = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1
        controller.enqueue(new Uint8Array(16 * 1024))
      },
    })
    const answer = await ask('/codes', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: endless,
      duplex: 'half',
    } as RequestInit)
    expect([answer.status, seen]).toEqual([413, []])
    expect(pulled).toBeLessThan(10)
  })

  test.each([
    ['no JSON', 400, 'application/json', 'phone=1'],
    ['a list', 400, 'application/json', '[]'],
    ['null', 400, 'application/json', 'null'],
    ['a form', 415, 'application/x-www-form-urlencoded', 'phone=1'],
    ['text', 415, 'text/plain', '{}'],
    ['another charset', 415, 'application/json; charset=utf-16', '{}'],
    ['something after the JSON', 400, 'application/json', '{}{}'],
  ])('%s is refused', async (_, status, type, body) => {
    const { ask, seen } = watchedRelay()
    const answer = await ask('/codes', { method: 'POST', headers: { 'content-type': type }, body })
    expect([answer.status, seen]).toEqual([status, []])
  })

  test('bytes that are no text are refused', async () => {
    const { ask } = watchedRelay()
    const body = Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x7d)
    const answer = await ask('/codes', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    expect(answer.status).toBe(400)
  })

  test('a body where none is declared is refused', async () => {
    const { ask, seen } = watchedRelay()
    expect([(await ask('/session', { method: 'DELETE', body: '{}' })).status, seen]).toEqual([400, []])
    expect((await ask('/session', { method: 'DELETE' })).status).toBe(200)
  })

  test('bytes go through as they came, trailer frame and all', async () => {
    const trailers = new TextEncoder().encode('grpc-status: 0\r\n')
    const sent = Uint8Array.of(0, 0, 0, 0, 3, 0x0a, 1, 0x2b)
    const answered = Uint8Array.of(0, 0, 0, 0, 1, 0xff, 0x80, 0, 0, 0, trailers.length, ...trailers)
    const got: Uint8Array[] = []
    const { ask } = watchedRelay(async (request) => {
      got.push(new Uint8Array(await request.arrayBuffer()))
      return new Response(answered, { headers: { 'content-type': 'application/grpc-web+proto' } })
    })
    const init = { method: 'POST', headers: { 'content-type': 'application/grpc-web+proto' }, body: sent }
    const answer = await ask('/rpc', init)
    expect([got[0], new Uint8Array(await answer.arrayBuffer())]).toEqual([sent, answered])
  })

  test.each([
    ['a second field', [0, 0, 0, 0, 5, 0x0a, 1, 0x2b, 0x10, 1]],
    ['the field twice', [0, 0, 0, 0, 6, 0x0a, 1, 0x2b, 0x0a, 1, 0x2b]],
    ['a length in more bytes than it needs', [0, 0, 0, 0, 4, 0x0a, 0x81, 0x00, 0x2b]],
    ['a second frame', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ['a compressed frame', [1, 0, 0, 0, 0]],
    ['half a frame', [0, 0, 0]],
  ])('a gRPC-Web message with %s is refused', async (_, bytes) => {
    const { ask, seen } = watchedRelay()
    const headers = { 'content-type': 'application/grpc-web+proto' }
    expect([(await ask('/rpc', { method: 'POST', headers, body: Uint8Array.from(bytes) })).status, seen]).toEqual([
      400,
      [],
    ])
  })

  test('an answer without end is broken off', async () => {
    const endless = () =>
      new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024)) })
    const headers = { 'content-type': 'application/json' }
    const { ask } = watchedRelay(() => new Response(endless(), { headers }))
    const answer = await ask('/settings')
    await expect(answer.arrayBuffer()).rejects.toThrow('upstream-too-large')
  })

  test('an answer comes as it is written, not when it is whole', async () => {
    const end = deferred<void>()
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        controller.enqueue(new TextEncoder().encode('{'))
        await end.promise
        controller.enqueue(new TextEncoder().encode('}'))
        controller.close()
      },
    })
    const { ask } = watchedRelay(() => new Response(body, { headers: { 'content-type': 'application/json' } }))
    const reader = (await ask('/settings')).body?.getReader()
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('{')
    end.resolve()
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('}')
  })
})

describe('an upstream that does not answer', () => {
  test('a redirect is not followed, and its address is told to nobody', async () => {
    const { ask, seen } = watchedRelay(
      () => new Response(null, { status: 307, headers: { location: 'https://evil.example' } }),
    )
    const answer = await ask('/codes', post({ phone }))
    expect([answer.status, answer.headers.has('location'), seen.length]).toEqual([502, false, 1])
  })

  test('is asked once, though nothing came of it', async () => {
    const { ask, seen } = watchedRelay(() => Promise.reject(new TypeError('fetch failed')))
    const answer = await ask('/codes', post({ phone }))
    expect([answer.status, await answer.json(), seen.length]).toEqual([502, { error: 'upstream-failed' }, 1])
  })

  test('is given up in time', async () => {
    const hanging: typeof fetch = (_, init) =>
      new Promise((__, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new Error('aborted')))
      })
    const backends = { own: { ...ownBackend, timeout: 20, fetch: hanging } }
    const relay = createRelay({ url: relayUrl, proxy: 'none', limits: 'elsewhere', backends })
    const answer = await relay.fetch(asPage(`${relayUrl}/own/codes`, post({ phone })), visitor)
    expect([answer.status, await answer.json()]).toEqual([504, { error: 'upstream-timeout' }])
  })

  test('rests after five failures, and is tried by one request when that is over', async () => {
    let now = 0
    let isDown = true
    const answering = () => (isDown ? new Response(null, { status: 503 }) : Response.json({}))
    const { ask, seen } = watchedRelay(answering, { now: () => now })
    for (let time = 0; time < 5; time += 1) expect((await ask('/settings')).status).toBe(503)
    const resting = await ask('/settings')
    expect([resting.headers.get('retry-after'), await resting.json(), seen.length]).toEqual([
      '10',
      { error: 'upstream-resting' },
      5,
    ])
    now = 10_001
    await ask('/settings')
    expect([(await ask('/settings')).status, seen.length]).toEqual([503, 6])
    now = 20_002
    isDown = false
    await ask('/settings')
    expect([(await ask('/settings')).status, seen.length]).toEqual([200, 8])
  })

  test('that says 500 has answered: a wrong password is one to ONLYOFFICE', async () => {
    const { ask, seen } = watchedRelay(() => Response.json({}, { status: 500 }))
    for (let time = 0; time < 20; time += 1) await ask('/settings')
    expect(seen).toHaveLength(20)
  })

  test('holds no more than its share', async () => {
    const end = deferred<void>()
    const slow = async () => {
      await end.promise
      return Response.json({})
    }
    const backend = { ...ownBackend, breaker: { share: 2 } }
    const { ask, seen } = watchedRelay(slow, { backend })
    const asked = [ask('/settings'), ask('/settings')]
    await vi.waitFor(() => expect(seen).toHaveLength(2))
    expect((await ask('/settings')).status).toBe(503)
    end.resolve()
    for (const answer of await Promise.all(asked)) await answer.text()
    expect((await ask('/settings')).status).toBe(200)
  })

  test('a status after which browsers ask again by themselves is another', async () => {
    for (const [theirs, ours] of [
      [407, 502],
      [408, 504],
      [421, 502],
      [425, 503],
    ] as const) {
      const { ask } = watchedRelay(() => new Response(null, { status: theirs }))
      expect((await ask('/settings')).status).toBe(ours)
    }
  })

  test('a person who leaves ends a read, and nothing that sends', async () => {
    const aborted: string[] = []
    const watching: typeof fetch = (_, init) => {
      init?.signal?.addEventListener('abort', () => aborted.push(String(init.method)))
      return new Promise((resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new Error('left')))
        setTimeout(() => resolve(Response.json({})), 30)
      })
    }
    const relay = createRelay({
      url: relayUrl,
      proxy: 'none',
      limits: 'elsewhere',
      backends: { own: { ...ownBackend, fetch: watching } },
    })
    const leave = new AbortController()
    const read = relay.fetch(asPage(`${relayUrl}/own/settings`, { signal: leave.signal }), visitor)
    const send = relay.fetch(asPage(`${relayUrl}/own/codes`, { ...post({ phone }), signal: leave.signal }), visitor)
    await new Promise((done) => setTimeout(done, 5))
    leave.abort()
    expect([(await read).status, (await send).status, aborted]).toEqual([502, 200, ['GET']])
  })
})

describe('what the host’s own functions throw', () => {
  test('is a 500 whose words are told to nobody', async () => {
    const backend = {
      ...ownBackend,
      around: () => {
        throw new RangeError('secret')
      },
    }
    const { ask, events } = watchedRelay(undefined, { backend })
    const answer = await ask('/settings')
    expect([answer.status, await answer.text()]).toEqual([500, '{"error":"fault"}'])
    expect(events[0]).toEqual({ type: 'fault', backend: 'own', thrown: 'RangeError' })
  })

  test('in an event hook breaks nothing', async () => {
    const onEvent = () => {
      throw new Error('broken')
    }
    const { ask } = watchedRelay(undefined, { onEvent })
    expect((await ask('/settings')).status).toBe(200)
  })
})
