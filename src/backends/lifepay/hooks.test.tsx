// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { describe, expect, test } from 'vitest'
import { AuthError } from '../../protocol/error.ts'
import { useResetPassword, useSendCodeByPhone, useSignInByPhone, useSignUp } from './hooks.ts'
import { e164 } from '../../test-support/e164.test-support.ts'
import { captchaToken } from '../../captcha/token.ts'

const phone = e164('+79991234567')
const token = captchaToken('captcha-token-secret')

function onHostsClient(answer: () => Promise<Response>) {
  const client = new QueryClient()
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const options = { baseUrl: 'https://api.example.com', fetch: answer }
  return { client, ...renderHook(() => useSendCodeByPhone(options), { wrapper }) }
}

const remembered = (client: QueryClient) =>
  JSON.stringify(
    client
      .getMutationCache()
      .getAll()
      .map(({ options, state }) => [options.mutationKey, state]),
  )

describe('useSendCodeByPhone', () => {
  test('sends on the host’s own default client, and leaves neither number nor token in its cache', async () => {
    let answer: (response: Response) => void = () => {}
    const { result, client } = onHostsClient(() => new Promise((resolve) => (answer = resolve)))
    let outcome: unknown
    act(() => {
      void result.current.call(() => ({ phone, captcha: { type: 'hCaptcha', token } })).then((sent) => (outcome = sent))
    })
    await waitFor(() => expect(result.current.isPending).toBe(true))
    expect(remembered(client)).not.toMatch(/9991234567|captcha-token-secret/)
    await act(async () => answer(new Response(null, { status: 204 })))
    await waitFor(() => expect(outcome).toEqual({ outcome: 'sent' }))
    expect(remembered(client)).not.toMatch(/9991234567|captcha-token-secret/)
  })

  test('rejects with the same errors the widget shows, and does not try again', async () => {
    let requests = 0
    const { result } = onHostsClient(async () => {
      requests += 1
      return new Response('{"code":"NotificationsAreOutOfService"}', { status: 500 })
    })
    let thrown: unknown
    await act(() =>
      result.current
        .call(() => ({ phone }))
        .then(
          () => undefined,
          (reason: unknown) => void (thrown = reason),
        ),
    )
    expect(thrown).toMatchObject({ code: 'sms-unavailable' })
    await waitFor(() => expect(result.current.error).toBeInstanceOf(AuthError))
    expect(requests).toBe(1)
  })

  test('leaving ends the request', async () => {
    let ended = false
    const client = new QueryClient()
    const fetch: typeof globalThis.fetch = (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => {
          ended = true
          reject(new DOMException('left', 'AbortError'))
        })
      })
    const { result, unmount } = renderHook(() => useSendCodeByPhone({ baseUrl: '', fetch }, client))
    let outcome: Promise<unknown> = Promise.resolve()
    act(() => {
      outcome = result.current.call(() => ({ phone })).catch((thrown: unknown) => thrown)
    })
    await waitFor(() => expect(result.current.isPending).toBe(true))
    unmount()
    await outcome
    expect(ended).toBe(true)
  })
})

describe('the hooks of an account', () => {
  const secrets = { phone, code: '123456', password: 'secret-2024', name: 'Ann Example' }
  const names = ['send-code-by-phone', 'sign-in-by-phone', 'sign-up', 'reset-password']
  const paths = names.map((name) => `/auth/${name}`)

  function allOn(answer: (url: string) => Response) {
    const client = new QueryClient()
    const asked: string[] = []
    const fetch: typeof globalThis.fetch = async (url) => {
      asked.push(new URL(String(url)).pathname)
      return answer(String(url))
    }
    const keys = new Set<unknown>()
    client.getMutationCache().subscribe(({ mutation }) => {
      if (mutation) keys.add(mutation.options.mutationKey?.join(' '))
    })
    const options = { baseUrl: 'https://api.example.com', fetch }
    const { result } = renderHook(() => [
      useSendCodeByPhone(options, client),
      useSignInByPhone(options, client),
      useSignUp(options, client),
      useResetPassword(options, client),
    ])
    const outcomes = async () => {
      const made: unknown[] = []
      for (const { call } of result.current) {
        await act(async () => {
          made.push(await call(() => secrets).catch((thrown: unknown) => thrown))
        })
      }
      return made
    }
    return { client, keys, asked, outcomes }
  }

  test('resolve with the token, and leave no secret in the cache', async () => {
    const { client, keys, asked, outcomes } = allOn((url) =>
      /send-code-by-phone|reset-password/.test(url)
        ? new Response(null, { status: 204 })
        : new Response('{"token":"session-token"}'),
    )
    const token = { token: 'session-token' }
    expect(await outcomes()).toEqual([{ outcome: 'sent' }, token, token, undefined])
    expect(asked).toEqual(paths)
    expect([...keys]).toEqual(names.map((name) => `entryphone lifepay ${name}`))
    expect(remembered(client)).not.toMatch(/9991234567|123456|secret-2024|Ann|session-token/)
  })

  test('reject with the errors the widget shows, once', async () => {
    const { asked, outcomes } = allOn(() => new Response('{"code":"InvalidConfirmationCode"}', { status: 401 }))
    expect(await outcomes()).toMatchObject(names.map(() => ({ code: 'code-wrong' })))
    expect(asked).toEqual(paths)
  })

  test('tell a request that is not valid by what it was for', async () => {
    const { outcomes } = allOn(() => new Response('{"code":"RequestIsNotValid"}', { status: 422 }))
    const codes = ['phone-or-captcha-refused', 'credentials-wrong', 'unexpected', 'unexpected']
    expect(await outcomes()).toMatchObject(codes.map((code) => ({ code })))
  })

  test('tell a refused captcha and a refused number alike', async () => {
    const captcha = { type: 'hCaptcha', token } as const
    const { result } = onHostsClient(async () => new Response('{"code":"RequestIsNotValid"}', { status: 422 }))
    const thrown = await act(() => result.current.call(() => ({ phone, captcha })).catch((reason: unknown) => reason))
    expect(thrown).toMatchObject({ code: 'phone-or-captcha-refused' })
  })
})
