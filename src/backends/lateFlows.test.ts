import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Backend } from '../protocol/backend.ts'
import { betterAuth } from './better-auth/index.ts'
import { docspace } from './docspace/index.ts'
import { lifepay } from './lifepay/index.ts'
import { docspaceSettings } from './docspace/vectors.test-support.ts'
import { workspace } from './workspace/index.ts'
import { zitadel } from './zitadel/index.ts'

const { signal } = new AbortController()
const details = { sequence: '1' }
const asked = vi.fn()

/** What each server says, so that the next step is another one. */
const answers: Readonly<Record<string, unknown>> = {
  'GET /api/2.0/settings': { response: docspaceSettings },
  'GET /auth/v1/users/me/phone': { details },
  'PUT /auth/v1/users/me/phone': { details },
  'POST /phone-number/send-otp': { message: 'code sent' },
  'POST /api/2.0/authentication': { response: { token: 'token', sms: false, tfa: false } },
}

const options = {
  baseUrl: 'https://server.example.com',
  fetch: async (input: RequestInfo | URL, { method = 'GET' }: RequestInit = {}) => {
    const call = `${method} ${new URL(input instanceof Request ? input.url : input).pathname}`
    asked(call)
    return call.endsWith('send-code-by-phone')
      ? new Response(null, { status: 204 })
      : Response.json(answers[call] ?? {})
  },
}

const phone = { phone: '+79991234567' }
const password = { username: 'ann@example.com', password: 'Passw0rd!' }

describe.each<[string, Backend, string, object]>([
  ['lifepay', lifepay({ ...options, verify: async () => ({}) }), './lifepay/flows.ts', phone],
  ['better-auth', betterAuth(options), './better-auth/signInFlow.ts', phone],
  ['docspace', docspace(options), './docspace/flow.ts', password],
  ['workspace', workspace(options), './workspace/flow.ts', password],
  ['zitadel', zitadel({ ...options, token: 'token' }), './zitadel/flow.ts', phone],
])('what %s does after its first form', (_, backend, flow, input) => {
  afterEach(() => vi.doUnmock(flow))

  test('is asked for again where it did not come: nothing is sent meanwhile', async () => {
    const step = await backend.start({ signal })
    vi.doMock(flow, () => {
      throw new TypeError('Failed to fetch dynamically imported module')
    })
    asked.mockClear()
    const submit: unknown = Reflect.get(Object(Reflect.get(backend, step.kind)), 'submit')
    const press = () => (submit as (...all: unknown[]) => Promise<unknown>)(step, input, { signal })
    await expect(press()).rejects.toMatchObject({ code: 'network', cause: { from: 'chunk' } })
    expect(asked).not.toHaveBeenCalled()
    vi.doUnmock(flow)
    await expect(press()).resolves.toMatchObject({ kind: expect.stringMatching(/^(code|done)$/) as string })
    expect(asked).toHaveBeenCalledOnce()
  })
})
