import { afterEach, describe, expect, test, vi } from 'vitest'
import { AuthError } from '../protocol/error.ts'
import { type Answer, type Call, type HttpOptions, jsonOf, request } from './http.ts'

const call = (more: Partial<Call> = {}): Call => ({
  method: 'POST',
  path: '/auth/sign-in',
  body: { user: 'ann' },
  signal: new AbortController().signal,
  ...more,
})
const over = (fetch: typeof globalThis.fetch, more: Partial<HttpOptions> = {}): HttpOptions => ({
  baseUrl: 'https://api.example.com',
  fetch,
  ...more,
})
const answering = (response: () => Response) => vi.fn<typeof globalThis.fetch>(async () => response())

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'resolved',
    (thrown: unknown) => thrown,
  )
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const thrown = await failureOf(promise)
  return thrown instanceof AuthError ? thrown.code : String(thrown)
}

/** A byte each second, for ever. */
function drip(body: ReadableStreamDefaultController) {
  setInterval(() => body.enqueue(new Uint8Array(1)), 1000)
}

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('request', () => {
  test.each([
    ['https://api.example.com', 'https://api.example.com/auth/sign-in'],
    ['https://api.example.com/', 'https://api.example.com/auth/sign-in'],
    ['https://api.example.com//', 'https://api.example.com/auth/sign-in'],
    ['https://example.com/proxy/lifepay/', 'https://example.com/proxy/lifepay/auth/sign-in'],
    ['/proxy', '/proxy/auth/sign-in'],
    ['', '/auth/sign-in'],
  ])('goes below the base URL %j', async (baseUrl, url) => {
    const fetch = answering(() => new Response(null, { status: 204 }))
    await request(over(fetch, { baseUrl }), call())
    expect(fetch.mock.calls[0]?.[0]).toBe(url)
  })

  test('sends JSON, follows no redirect, keeps no cache, and takes the host’s headers', async () => {
    const fetch = answering(() => new Response('{}'))
    await request(over(fetch, { headers: async () => ({ authorization: 'Bearer t' }) }), call())
    const init = fetch.mock.calls[0]?.[1]
    expect(init).toMatchObject({
      method: 'POST',
      body: '{"user":"ann"}',
      redirect: 'manual',
      cache: 'no-store',
      credentials: 'same-origin',
    })
    expect(Object.fromEntries(new Headers(init?.headers))).toEqual({
      accept: 'application/json',
      authorization: 'Bearer t',
      'content-type': 'application/json',
    })
  })

  test('without a body sends none, and no type of one; the host’s accept goes before ours', async () => {
    const fetch = answering(() => new Response('{}'))
    const { body: _, ...bodyless } = call({ method: 'GET' })
    await request(over(fetch, { headers: { accept: 'application/xml' } }), bodyless)
    const init = fetch.mock.calls[0]?.[1]
    expect(init?.body).toBeNull()
    expect(Object.fromEntries(new Headers(init?.headers))).toEqual({ accept: 'application/xml' })
  })

  test('leaves no timer and no listener behind', async () => {
    vi.useFakeTimers()
    const { signal } = new AbortController()
    const added = vi.spyOn(signal, 'addEventListener')
    const removed = vi.spyOn(signal, 'removeEventListener')
    await request(over(answering(() => new Response('{}'))), call({ signal }))
    expect(added).toHaveBeenCalledOnce()
    expect(removed.mock.calls).toEqual(added.mock.calls)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('sends bytes as they are', async () => {
    const fetch = answering(() => new Response('{}'))
    const body = new Uint8Array([0, 1, 2])
    await request(over(fetch), call({ body }))
    expect(new Headers(fetch.mock.calls[0]?.[1]?.headers).has('content-type')).toBe(false)
    fetch.mockClear()
    await request(over(fetch), call({ body, headers: { 'content-type': 'application/grpc-web+proto' } }))
    expect(fetch.mock.calls[0]?.[1]?.body).toBe(body)
    expect(new Headers(fetch.mock.calls[0]?.[1]?.headers).get('content-type')).toBe('application/grpc-web+proto')
  })

  test('resolves with any status and the whole body', async () => {
    const answer = await request(over(answering(() => new Response('{"a":1}', { status: 503 }))), call())
    expect(answer.status).toBe(503)
    expect(jsonOf(answer)).toEqual({ a: 1 })
    expect(await request(over(answering(() => new Response('', { status: 400 }))), call())).toMatchObject({
      status: 400,
    })
  })

  test('joins what comes in pieces, up to a mebibyte', async () => {
    const piece = new Uint8Array(512 * 1024)
    const inPieces = () =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(piece.slice().fill(1))
            controller.enqueue(piece.slice().fill(2))
            controller.close()
          },
        }),
      )
    const { bytes } = await request(over(answering(inPieces)), call())
    expect(bytes).toHaveLength(1024 * 1024)
    expect([bytes.at(0), bytes.at(512 * 1024 - 1), bytes.at(512 * 1024), bytes.at(-1)]).toEqual([1, 1, 2, 2])
  })

  test('a failed fetch is network, or offline where the browser knows', async () => {
    const failing: typeof globalThis.fetch = async () => {
      throw new TypeError('Failed to fetch')
    }
    expect(await codeOf(request(over(failing), call()))).toBe('network')
    vi.stubGlobal('navigator', { onLine: true })
    expect(await codeOf(request(over(failing), call()))).toBe('network')
    vi.stubGlobal('navigator', { onLine: false })
    expect(await codeOf(request(over(failing), call()))).toBe('offline')
  })

  test('what failed is told by its kind', async () => {
    const circular = new TypeError('again')
    circular.cause = circular
    for (const thrown of [new TypeError('Failed to fetch'), 'no error at all', circular]) {
      const failing: typeof globalThis.fetch = () => Promise.reject(thrown)
      const kind = typeof thrown === 'string' ? 'string' : 'TypeError'
      const error = await failureOf(request(over(failing), call()))
      expect(error).toMatchObject({ code: 'network', cause: { from: 'fetch', thrown: kind } })
    }
  })

  test('a body that breaks off is network too', async () => {
    const broken = () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            controller.error(new TypeError('terminated'))
          },
        }),
      )
    expect(await codeOf(request(over(answering(broken)), call()))).toBe('network')
  })

  test('no answer in time is timeout', async () => {
    vi.useFakeTimers()
    const never: typeof globalThis.fetch = (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
      })
    const outcome = failureOf(request(over(never, { timeout: 5000 }), call()))
    await vi.advanceTimersByTimeAsync(5000)
    expect(await outcome).toMatchObject({ code: 'timeout', cause: 'There was no answer in time.' })
  })

  test('leaving is not an error: the signal’s own reason comes back, and the request is ended', async () => {
    const controller = new AbortController()
    let ended = false
    const never: typeof globalThis.fetch = (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => {
          ended = true
          reject(new DOMException('aborted', 'AbortError'))
        })
      })
    const outcome = failureOf(request(over(never), call({ signal: controller.signal })))
    await Promise.resolve()
    controller.abort('left')
    expect(await outcome).toBe('left')
    expect(ended).toBe(true)
  })

  test('a request whose screen is gone already is never made', async () => {
    const fetch = answering(() => new Response())
    expect(await failureOf(request(over(fetch), call({ signal: AbortSignal.abort('gone') })))).toBe('gone')
    expect(fetch).not.toHaveBeenCalled()
  })

  test.each([300, 301, 302, 303, 307, 308])('a %i is not followed: it could carry a password on', async (status) => {
    const redirecting = () => new Response(null, { status, headers: { location: 'https://evil.example' } })
    expect(await codeOf(request(over(answering(redirecting)), call()))).toBe('unexpected')
  })

  test('nor is one that a browser does not show', async () => {
    const hidden = () => Object.defineProperty(new Response(), 'type', { value: 'opaqueredirect' })
    expect(await codeOf(request(over(answering(hidden)), call()))).toBe('unexpected')
  })

  test('what is wrong with the address is the host’s to mend, and the code in the path is in no error', async () => {
    const path = '/api/2.0/authentication/482913'
    const secretOf = (thrown: unknown): string =>
      thrown instanceof Error ? `${thrown.message} ${thrown.stack} ${secretOf(thrown.cause)}` : String(thrown)
    const unfit = ['https://portal:port', 'https://[portal', 'https://ann:pass@portal.test']
    for (const baseUrl of [...unfit, 'https://ann@portal.test', 'https://:pass@portal.test']) {
      const thrown = await failureOf(request({ baseUrl, fetch: answering(() => new Response()) }, call({ path })))
      expect(thrown).toMatchObject({ code: 'misconfigured' })
      expect(secretOf(thrown)).not.toMatch(/482913|pass/)
    }
    const telling: typeof globalThis.fetch = async (url) => {
      throw new TypeError('request failed', { cause: new Error(`no route to ${String(url)}`) })
    }
    const thrown = await failureOf(request(over(telling), call({ path })))
    expect(thrown).toMatchObject({ code: 'network' })
    expect(secretOf(thrown)).not.toContain('482913')
  })

  test('a header that cannot be sent is the host’s to mend, and its value is in no error', async () => {
    const headers = { authorization: 'Bearer se\u2026cret' }
    const thrown = await failureOf(
      request(
        over(
          answering(() => new Response()),
          { headers },
        ),
        call(),
      ),
    )
    expect(thrown).toMatchObject({ code: 'misconfigured' })
    expect(thrown instanceof AuthError && String(thrown.cause)).not.toContain('cret')
    const model = await failureOf(request(over(answering(() => new Response())), call({ headers: { model: 'Айфон' } })))
    expect(model).toMatchObject({ code: 'misconfigured' })
  })

  test('headers that never come are a timeout, and so is a fetch that does not listen', async () => {
    vi.useFakeTimers()
    const never = () => new Promise<never>(() => {})
    const outcomes = [
      codeOf(
        request(
          over(
            answering(() => new Response()),
            { headers: never, timeout: 5000 },
          ),
          call(),
        ),
      ),
      codeOf(request(over(never, { timeout: 5000 }), call())),
    ]
    await vi.advanceTimersByTimeAsync(5000)
    expect(await Promise.all(outcomes)).toEqual(['timeout', 'timeout'])
  })

  test.each([
    ['stops half way', (body: ReadableStreamDefaultController) => body.enqueue(new Uint8Array(8))],
    ['comes a byte at a time', (body: ReadableStreamDefaultController) => drip(body)],
  ])('a body that %s is a timeout', async (_, start) => {
    vi.useFakeTimers()
    const body = answering(() => new Response(new ReadableStream({ start })))
    const outcome = codeOf(request(over(body, { timeout: 5000 }), call()))
    await vi.advanceTimersByTimeAsync(5000)
    expect(await outcome).toBe('timeout')
  })

  test('an answer that comes after leaving is not handed on, whatever fetch makes of the signal', async () => {
    const controller = new AbortController()
    const deaf: typeof globalThis.fetch = async () => {
      controller.abort('left')
      return new Response('{}')
    }
    expect(await failureOf(request(over(deaf), call({ signal: controller.signal })))).toBe('left')
  })

  test('a time that no timer can wait is the host’s to mend', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    const fetch = answering(() => new Response())
    const thrown = await failureOf(request(over(fetch, { timeout: 0 }), call()))
    expect(thrown).toMatchObject({ code: 'misconfigured', cause: { number: 'E21' } })
    expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^Entryphone E21 \(timeout\)/))
    expect(fetch).not.toHaveBeenCalled()
  })

  test.each([
    ['E20', 'baseUrl', { baseUrl: 'id.example' }],
    ['E27', 'headers', { headers: { 'x-name': 'line\nbreak' } }],
  ])('the developer reads %s about %s, and nothing is sent', async (number, option, more) => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    // Each is said once on a page, and another test may have come to it first.
    vi.resetModules()
    const { request: requestAnew } = await import('./http.ts')
    const fetch = answering(() => new Response())
    const thrown = await failureOf(requestAnew(over(fetch, more), call()))
    expect(thrown).toMatchObject({ code: 'misconfigured', cause: { number } })
    expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(`Entryphone ${number} (${option})`))
    expect(fetch).not.toHaveBeenCalled()
  })

  test('what cannot be written as JSON is never sent, and told by its kind', async () => {
    const fetch = answering(() => new Response())
    expect(await failureOf(request(over(fetch), call({ body: { count: 1n } })))).toMatchObject({
      code: 'network',
      cause: { from: 'fetch', thrown: 'TypeError' },
    })
    expect(fetch).not.toHaveBeenCalled()
  })

  test.each([
    ['headers', { headers: () => Promise.reject(new TypeError('words')) }],
    ['fetch', { fetch: () => Promise.reject(new TypeError('words')) }],
    ['body', { fetch: async () => new Response(new ReadableStream({ pull: (body) => body.error(new TypeError()) })) }],
  ])('%s that fails is told from the others', async (from, options) => {
    const base = over(answering(() => new Response()))
    expect(await failureOf(request({ ...base, ...options }, call()))).toMatchObject({
      code: 'network',
      cause: { from, thrown: 'TypeError' },
    })
  })

  test('where a page is offline, only what is no network’s failure is none', async () => {
    vi.stubGlobal('navigator', { onLine: false })
    const failing = () => Promise.reject(new RangeError('words'))
    expect(await codeOf(request(over(failing), call()))).toBe('network')
  })

  test('a redirect is advised on, but where a request without cookies may well be asked again with them', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const redirecting = over(answering(() => new Response(null, { status: 302 })))
    // Each advice is given once on a page, and another test may have come to it first.
    vi.resetModules()
    const { request: requestAnew } = await import('./http.ts')
    const cause = 'The server redirected a sign-in request.'
    const without = requestAnew({ ...redirecting, credentials: 'omit' }, call())
    expect(await failureOf(without)).toMatchObject({ code: 'unexpected', cause })
    expect(warn).not.toHaveBeenCalled()
    expect(await failureOf(requestAnew(redirecting, call()))).toMatchObject({ code: 'unexpected', cause })
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^Entryphone E28/))
  })

  test('asks with the page’s own fetch and with the host’s credentials', async () => {
    const fetch = answering(() => new Response('{}'))
    vi.stubGlobal('fetch', fetch)
    await request({ baseUrl: 'https://api.example.com', credentials: 'include' }, call())
    expect(fetch.mock.calls[0]?.[1]?.credentials).toBe('include')
  })

  test('a body beyond a mebibyte is not read', async () => {
    const huge = () => new Response('x'.repeat(1024 * 1024 + 1))
    expect(await codeOf(request(over(answering(huge)), call()))).toBe('unexpected')
  })

  test('a body without end is let go of at the first piece too many', async () => {
    const cancelled = vi.fn()
    let pieces = 0
    const endless = () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            pieces += 1
            controller.enqueue(new Uint8Array(256 * 1024))
            // Whoever reads it whole comes to an end, and is found out.
            if (pieces === 64) controller.close()
          },
          cancel: cancelled,
        }),
      )
    expect(await codeOf(request(over(answering(endless)), call()))).toBe('unexpected')
    expect(cancelled).toHaveBeenCalledOnce()
    expect(pieces).toBeLessThan(8)
  })

  test('the browser is asked to follow no redirect', async () => {
    const fetch = answering(() => new Response('{}'))
    await request(over(fetch), call())
    expect(fetch.mock.calls[0]?.[1]?.redirect).toBe('manual')
  })
})

describe('what an answer says', () => {
  const answer = (headers: Record<string, string>, body = ''): Answer => ({
    status: 429,
    headers: new Headers(headers),
    bytes: new TextEncoder().encode(body),
  })

  test.each(['', '<html>', '{"a":', '\uFFFD'])('%j is no JSON, and no crash', (body) => {
    expect(jsonOf(answer({}, body))).toBeUndefined()
  })
})
