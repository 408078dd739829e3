// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { describe, expect, test } from 'vitest'
import { textOf } from '../test-support/fuzz/secrets.test-support.ts'
import { AuthError } from '../protocol/error.ts'
import type { HttpOptions } from '../runtime/http.ts'
import type { Backend } from '../protocol/backend.ts'
import { e164 } from '../test-support/e164.test-support.ts'
import { flowsAndVariants, records } from '../test-support/records.test-support.ts'
import { sampleSteps } from '../testing/steps.ts'
import { lifepay } from './lifepay/index.ts'
import { type ZitadelTransport, ZitadelStatus, zitadel } from './zitadel/index.ts'

/** Whatever a function of the host's throws, and however it quotes the request: nothing of it is in the error. */
const signal = new AbortController().signal
const phone = e164('+79991234567')
const hooks = await Promise.all(
  Object.entries(records).map(async ([name, { options }]) => [name, (await options()).hook] as const),
)
const secrets = ['482913', 'Passw0rd!', 'the-bearer', '9991234567']
const quote = `POST /code/482913 {"password":"Passw0rd!","phone":"+79991234567"} Bearer the-bearer`
const config = { data: quote, headers: { authorization: 'Bearer the-bearer' } }

class HttpError extends Error {
  readonly request = { body: quote }
  readonly response = { status: 503, config }
  toJSON() {
    return { config }
  }
}

const thrown: readonly (readonly [string, () => unknown])[] = [
  ['a string', () => quote],
  ['a number', () => 482913],
  ['an object', () => ({ message: quote, body: { code: '482913' }, config })],
  ['an object that looks like LIFE PAY’s', () => ({ code: '482913', status: 429, message: quote })],
  ['an object whose status is a code', () => ({ code: 'InvalidConfirmationCode', status: 482913 })],
  ['an error with a request', () => new HttpError(quote)],
  ['an error with properties', () => Object.assign(new TypeError('failed'), { request: quote, code: '482913' })],
  ['an error named so', () => Object.assign(new Error('failed'), { name: '482913', stack: quote })],
  ['an error with a cause', () => new TypeError('failed', { cause: new Error(quote) })],
  ['an error of many', () => new AggregateError([new Error(quote)], quote)],
  ['a DOMException', () => new DOMException(quote, 'TimeoutError')],
  ['a response', () => new Response(quote, { status: 500, headers: { 'x-code': '482913' } })],
  ['an AuthError with words', () => new AuthError('network', { cause: quote })],
  ['an AuthError with an error', () => new AuthError('server', { cause: new HttpError(quote) })],
  ['an AuthError with an object', () => new AuthError('forbidden', { cause: { code: '482913', body: quote } })],
  ['an AuthError with more on it', () => Object.assign(new AuthError('timeout'), { request: quote })],
  ['a status of ZITADEL’s', () => new ZitadelStatus({ grpcCode: 3, message: quote, id: '482913' })],
  ['a function', () => Object.assign(() => quote, { quote })],
  ['what throws when it is read', () => new Proxy({}, { get: fail, ownKeys: fail })],
]

function fail(): never {
  throw new Error(quote)
}

async function errorOf(call: () => Promise<unknown>): Promise<unknown> {
  try {
    await call()
  } catch (error) {
    return error
  }
  throw new Error('Nothing was thrown.')
}

/** What an error tells that it may not. */
function quotedBy(error: unknown): readonly string[] {
  if (!(error instanceof AuthError)) return ['It is no AuthError.']
  const text = textOf(error)
  return secrets.filter((secret) => text.includes(secret))
}

/** Every function of a host's that a backend calls, and the call it fails. */
type Throwing = () => never
const baseUrl = 'https://id.example'
/** The first request there is: some read something before they begin, the others ask at the first press. */
async function asksOf(backend: Backend): Promise<unknown> {
  const step = await backend.start({ signal })
  if (step.kind === 'phone') return backend.phone?.submit?.(step, { phone }, { signal }) ?? never()
  if (step.kind !== 'credentials') return never()
  const username = step.variant === 'phone-and-password' ? phone : 'ann@example.com'
  return backend.credentials?.submit?.(step, { username, password: 'Passw0rd!' }, { signal }) ?? never()
}

const ofFetch = (options: HttpOptions): Readonly<Record<string, () => Promise<unknown>>> =>
  Object.fromEntries(flowsAndVariants.map(({ name, make }) => [name, () => asksOf(make(options))]))

function never(): never {
  throw new Error('The backend asks for neither a number nor a password first.')
}

const breakingOff = (reason: unknown) =>
  new Response(new ReadableStream({ pull: (controller) => controller.error(reason) }))

describe.each(thrown)('%s', (_, make) => {
  const throwing: Throwing = () => {
    throw make()
  }
  const failing: Readonly<Record<string, HttpOptions>> = {
    'fetch that rejects': { baseUrl, fetch: async () => throwing() },
    'fetch that throws': { baseUrl, fetch: throwing },
    'body that breaks off': { baseUrl, fetch: async () => breakingOff(make()) },
    headers: { baseUrl, headers: throwing },
  }
  const calls = Object.entries(failing).flatMap(([where, options]) =>
    Object.entries(ofFetch(options)).map(([backend, call]) => [where, backend, call] as const),
  )

  test.each(calls)('out of a %s: %s', async (_where, _backend, call) => {
    expect(quotedBy(await errorOf(call))).toEqual([])
  })

  test('out of verify', async () => {
    const backend = lifepay({ baseUrl, verify: throwing })
    const { code } = sampleSteps
    const step = { ...code, phone }
    expect(quotedBy(await errorOf(() => backend.code.submit(step, { code: '482913' }, { signal })))).toEqual([])
  })

  test('out of token, and out of a transport of the host’s own', async () => {
    expect(quotedBy(await errorOf(() => zitadel({ baseUrl, token: throwing }).start({ signal })))).toEqual([])
    const transport = new Proxy({} as ZitadelTransport, {
      get: (_target, name) => (name === 'userId' ? undefined : throwing),
    })
    expect(
      quotedBy(await errorOf(() => zitadel({ baseUrl, token: 'the-bearer', transport }).start({ signal }))),
    ).toEqual([])
  })

  test.each(hooks)(
    'out of what the hooks of %s call, and in no cache of the host’s',
    async (_backend, { use: useHook, input: given }) => {
      const client = new QueryClient()
      const cached: string[] = []
      client.getMutationCache().subscribe(({ mutation }) => cached.push(textOf(mutation?.state)))
      const wrapper = ({ children }: { readonly children: ReactNode }) => (
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      )
      const options = { baseUrl, token: 'the-bearer', fetch: async () => throwing() }
      const { result } = renderHook(() => useHook(options), { wrapper })
      for (const closure of [() => given as never, throwing]) {
        let error: unknown
        await act(async () => {
          error = await errorOf(() => result.current.call(closure))
        })
        expect(quotedBy(error)).toEqual([])
        await waitFor(() => expect(quotedBy(result.current.error)).toEqual([]))
      }
      expect(secrets.filter((secret) => cached.join('\n').includes(secret))).toEqual([])
    },
  )
})
