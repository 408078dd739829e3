import { generateCookie } from 'hono/cookie'
import { Hono } from 'hono'
import { describe, expect, test, vi } from 'vitest'
import { jarOf } from './cookies.ts'
import type { Double, SandboxEnv } from './double.ts'
import { createSandbox } from './sandbox.ts'
import { createBench } from './bench.test-support.ts'

/** A backend of no vendor: says back what it saw. */
function echo(cors?: Double['cors']): Double {
  const app = new Hono<SandboxEnv>()
  app.all('/cookie', (context) => {
    context.env.setCookie(generateCookie('a', 'one two', { httpOnly: true, path: '/' }))
    context.env.setCookie(generateCookie('b', '2', { path: '/' }))
    return context.json(Object.fromEntries(context.env.cookies))
  })
  app.all('/bytes', async (context) =>
    context.body(await context.req.arrayBuffer(), 200, { 'content-type': 'application/grpc-web+proto' }),
  )
  app.all('*', (context) =>
    context.json({ path: context.req.path, base: context.env.base, world: context.env.world.name }),
  )
  return { name: 'Echo', mount: '/echo', switches: { odd: 'Something odd.' }, app, ...(cors && { cors }) }
}

function bench(cors?: Double['cors']) {
  return createBench('bench', createSandbox({ doubles: [echo(cors)] }))
}

const policy = {
  origins: 'reflect',
  credentials: false,
  methods: ['POST'],
  headers: ['X-One', 'content-type'],
  exposed: ['X-Seen'],
} as const

function preflight(headers: string, method = 'POST') {
  return new Request('http://sandbox.test/echo/x', {
    method: 'OPTIONS',
    headers: {
      origin: 'https://host.test',
      'access-control-request-method': method,
      'access-control-request-headers': headers,
    },
  })
}

test.each([
  ['/echo/x', 'default'],
  ['/w/alice/echo/x', 'alice'],
  ['/echo/x?world=bob', 'bob'],
  ['/w/alice/echo/x?world=bob', 'alice'],
  ['/echo/x?world=no/name', 'default'],
])('%s is in the world %s', async (address, world) => {
  const response = await bench().sandbox.fetch(new Request(`http://sandbox.test${address}`))
  expect(await response.json()).toMatchObject({ world, path: '/x' })
})

describe('worlds', () => {
  test('a path prefix names the world, and the double sees a path without it', async () => {
    const { send } = bench()
    expect(await (await send('/echo/deep/path?x=1')).json()).toEqual({
      path: '/deep/path',
      base: 'http://sandbox.test/w/bench/echo',
      world: 'bench',
    })
  })

  test('without a prefix the world is default', async () => {
    const { sandbox } = bench()
    const answer = await sandbox.fetch(new Request('http://sandbox.test/echo/x'))
    expect(await answer.json()).toMatchObject({ world: 'default', base: 'http://sandbox.test/echo' })
  })

  test('worlds share nothing, and a reset world starts anew', async () => {
    const { sandbox, control } = bench()
    sandbox.worlds.get('bench').inbox.deliver({ to: '+7', text: 'x', code: '1' })
    expect(sandbox.worlds.get('other').inbox.all()).toEqual([])
    expect(await (await control('inbox')).json()).toHaveLength(1)
    await control('world', undefined, 'DELETE')
    expect(await (await control('inbox')).json()).toEqual([])
  })

  test('of more than two thousand worlds the one used longest ago is dropped', () => {
    const { worlds } = bench().sandbox
    const first = worlds.get('first')
    const second = worlds.get('second')
    for (let index = 0; index < 1997; index += 1) worlds.get(`filler-${index}`)
    expect(worlds.get('first')).toBe(first)
    worlds.get('one more')
    worlds.get('and another')
    expect(worlds.get('first')).toBe(first)
    expect(worlds.get('second')).not.toBe(second)
  })

  test('only paths that begin with a double’s mount, a world or the control API are the sandbox’s', () => {
    const { sandbox } = bench()
    const matches = (path: string) => sandbox.matches(new URL(`http://sandbox.test${path}`))
    expect(['/echo', '/echo/x', '/w/a/echo/x', '/sandbox/inbox'].filter(matches)).toHaveLength(4)
    expect(['/', '/echoes', '/w/a/', '/src/sandbox/index.ts', '/w/a b/echo/x'].filter(matches)).toEqual([])
  })
})

describe('carrying', () => {
  test('each cookie that is set has a header of its own, and a double reads those that come back', async () => {
    const { send } = bench()
    const answer = await send('/echo/cookie', {}, { cookie: 'z=%20; y=1=2' })
    expect(answer.headers.getSetCookie()).toEqual(['a=one%20two; Path=/; HttpOnly', 'b=2; Path=/'])
    expect(await answer.json()).toEqual({ z: '%20', y: '1=2' })
  })

  test('a jar keeps the cookies of its world where headers cannot', async () => {
    const { sandbox } = bench()
    const visit = (world: string) =>
      sandbox.fetch(new Request(`http://sandbox.test/w/${world}/echo/cookie`), { jar: jarOf })
    expect((await visit('one')).headers.getSetCookie()).toEqual([])
    expect(await (await visit('one')).json()).toEqual({ a: 'one%20two', b: '2' })
    expect(await (await visit('two')).json()).toEqual({})
  })

  test('bytes pass as they are, and show as base64 in the log', async () => {
    const { sandbox } = bench()
    const body = Uint8Array.from([0, 0, 0, 0, 8, 255])
    const answer = await sandbox.fetch(new Request('http://sandbox.test/echo/bytes', { method: 'POST', body }))
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(body)
    expect(sandbox.worlds.get('default').requests.all()[0]?.body).toBe('base64,AAAAAAj/')
  })

  test('the log has method, path, origin, status, headers and body, and can be emptied', async () => {
    const { send, control } = bench()
    await send('/echo/x?y=1', { secret: 1 }, { origin: 'https://host.test', authorization: 'Bearer t' })
    expect(await (await control('requests')).json()).toMatchObject([
      {
        method: 'POST',
        path: '/echo/x?y=1',
        origin: 'https://host.test',
        status: 200,
        body: '{"secret":1}',
        headers: { authorization: 'Bearer t' },
      },
    ])
    await control('requests', undefined, 'DELETE')
    expect(await (await control('requests')).json()).toEqual([])
  })
})

describe('CORS', () => {
  test('a preflight within the policy is allowed, in any case of letters', async () => {
    const answer = await bench(policy).sandbox.fetch(preflight('content-type, x-one'))
    expect(answer.status).toBe(204)
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://host.test')
    expect(answer.headers.get('access-control-allow-headers')).toBe('x-one, content-type')
    expect(answer.headers.has('access-control-allow-credentials')).toBe(false)
  })

  test('a header or method outside of the policy gets no allowance', async () => {
    const { sandbox } = bench(policy)
    for (const asked of [preflight('x-two'), preflight('x-one', 'DELETE')]) {
      expect((await sandbox.fetch(asked)).headers.has('access-control-allow-origin')).toBe(false)
    }
  })

  test('an answer names the origin and what may be read', async () => {
    const { headers } = await bench(policy).send('/echo/x', {}, { origin: 'https://host.test' })
    expect(headers.get('access-control-allow-origin')).toBe('https://host.test')
    expect(headers.get('access-control-expose-headers')).toBe('X-Seen')
  })

  test('a list of origins shuts others out, and may allow credentials', async () => {
    const { send } = bench({ ...policy, origins: ['https://host.test'], credentials: true })
    expect(
      (await send('/echo/x', {}, { origin: 'https://host.test' })).headers.get('access-control-allow-credentials'),
    ).toBe('true')
    expect(
      (await send('/echo/x', {}, { origin: 'https://evil.test' })).headers.has('access-control-allow-origin'),
    ).toBe(false)
  })

  test('the control API is open to every origin', async () => {
    const { sandbox } = bench()
    const asked = new Request('http://sandbox.test/sandbox/faults', {
      method: 'OPTIONS',
      headers: {
        origin: 'https://host.test',
        'access-control-request-method': 'DELETE',
        'access-control-request-headers': 'content-type',
      },
    })
    const { headers } = await sandbox.fetch(asked)
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('access-control-allow-methods')).toContain('DELETE')
  })
})

describe('faults', () => {
  test('a fault hits the requests it matches, as many times as it says', async () => {
    const { send, control } = bench()
    await control('faults', {
      path: '/echo/x',
      status: 503,
      body: '<h1>Busy</h1>',
      headers: { 'retry-after': '5' },
      times: 2,
    })
    expect((await send('/echo/other')).status).toBe(200)
    const spoiled = await send('/echo/x')
    expect([
      spoiled.status,
      spoiled.headers.get('content-type'),
      spoiled.headers.get('retry-after'),
      await spoiled.text(),
    ]).toEqual([503, 'text/html; charset=utf-8', '5', '<h1>Busy</h1>'])
    expect((await send('/echo/x')).status).toBe(503)
    expect((await send('/echo/x')).status).toBe(200)
  })

  test('a dropped connection is an error response, logged with status 0', async () => {
    const { send, control, sandbox } = bench()
    await control('faults', { drop: true })
    expect((await send('/echo/x')).type).toBe('error')
    expect(sandbox.worlds.get('bench').requests.all()[0]?.status).toBe(0)
  })

  test('a lost answer has done its work, but for the cookies it carried', async () => {
    const { send, control } = bench()
    await control('faults', [
      { after: true, status: 502 },
      { after: true, drop: true },
    ])
    const answer = await send('/echo/cookie', {})
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([502, []])
    expect((await send('/echo/cookie', {})).type).toBe('error')
  })

  test('an answer can be cut, with or without breaking the connection', async () => {
    const { send, control } = bench()
    await control('faults', [{ truncate: 5 }, { truncate: 5, drop: true }])
    expect(await (await send('/echo/x')).text()).toBe('{"pat')
    await expect((await send('/echo/x')).text()).rejects.toThrow('broke the connection')
  })

  test('a fault can make a body longer that still parses to the same, and leaves an absent body absent', async () => {
    const { send, control } = bench()
    await control('faults', [{ pad: 1000 }, { pad: 1000, status: 204 }])
    const grown = await (await send('/echo/x')).text()
    expect(grown.length).toBeGreaterThan(1000)
    expect(JSON.parse(grown)).toMatchObject({ path: '/x' })
    expect((await send('/echo/x')).body).toBeNull()
  })

  test('a request is logged when it comes, and its status when it is answered', async () => {
    const { send, control, sandbox } = bench()
    await control('faults', { latency: 600_000, status: 503 })
    const answer = send('/echo/x')
    const logged = () => sandbox.worlds.get('bench').requests.all()[0]
    await vi.waitFor(() => expect(logged()).toMatchObject({ path: '/echo/x' }))
    expect(logged()?.status).toBeUndefined()
    // Whoever waits because of a fault does so no longer than it is there.
    await control('faults', undefined, 'DELETE')
    expect((await answer).status).toBe(503)
    expect(logged()?.status).toBe(503)
  })

  test('a fault can redirect, answer with an empty body, or delay', async () => {
    const { send, control } = bench()
    await control('faults', [{ redirect: 'https://evil.test/' }, { status: 204 }, { latency: 30 }])
    const redirected = await send('/echo/x')
    expect([redirected.status, redirected.headers.get('location')]).toEqual([307, 'https://evil.test/'])
    expect((await send('/echo/x')).body).toBeNull()
    const before = performance.now()
    expect((await send('/echo/x')).status).toBe(200)
    expect(performance.now() - before).toBeGreaterThan(25)
  })

  test('a fault hits a preflight only where its method is OPTIONS', async () => {
    const { control, sandbox } = bench(policy)
    await sandbox.fetch(new Request('http://sandbox.test/sandbox/faults', { method: 'POST', body: '{"status":503}' }))
    expect((await sandbox.fetch(preflight('x-one'))).status).toBe(204)
    expect(await (await control('faults')).json()).toEqual([])
  })

  test('a fault can last until it is removed, and can leave out the CORS headers', async () => {
    const { send, control } = bench(policy)
    await control('faults', { status: 429, times: 'always', cors: false })
    for (const _ of [1, 2, 3]) {
      const answer = await send('/echo/x', {}, { origin: 'https://host.test' })
      expect([answer.status, answer.headers.has('access-control-allow-origin')]).toEqual([429, false])
    }
    await control('faults', undefined, 'DELETE')
    expect((await send('/echo/x')).status).toBe(200)
  })
})

describe('control', () => {
  test('the clock moves one world only', async () => {
    const { control, sandbox } = bench()
    const before = sandbox.worlds.get('other').now()
    const about: unknown = expect.closeTo(before + 3_600_000, -4)
    expect(await (await control('clock', { advance: 3_600_000 })).json()).toEqual({ now: about })
    expect(sandbox.worlds.get('other').now()).toBeLessThan(before + 60_000)
  })

  test('the authenticator shows code and time left', async () => {
    const { control, sandbox } = bench()
    const { authenticator } = sandbox.worlds.get('bench')
    const secret = authenticator.add({ account: 'ann', issuer: 'Echo' })
    const shown = authenticator.all()[0]
    expect(await (await control('authenticator')).json()).toMatchObject([{ account: 'ann', issuer: 'Echo', secret }])
    expect(authenticator.check(secret, shown?.code ?? '')).toBeTypeOf('number')
    expect(authenticator.check(secret, 'x')).toBeUndefined()
  })

  test('a switch that no double has is refused, with a list of those there are', async () => {
    const { control, sandbox } = bench()
    expect((await control('switches', { odd: true })).status).toBe(200)
    expect(sandbox.worlds.get('bench').switches).toEqual({ odd: true })
    await control('switches', { odd: null })
    expect(sandbox.worlds.get('bench').switches).toEqual({})
    const refused = await control('switches', { od: true })
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('Known: odd')])
  })

  test.each(['clock', 'faults', 'captcha', 'switches'])(
    'a body that /sandbox/%s cannot read is a 400',
    async (path) => {
      expect((await bench().control(path, 'nonsense')).status).toBe(400)
    },
  )
})
