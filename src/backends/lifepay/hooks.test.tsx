// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { describe, expect, test } from 'vitest'
import { AuthError } from '../../protocol/error.ts'
import type { CaptchaToken, E164 } from '../../protocol/step.ts'
import { useSendCodeByPhone } from './hooks.ts'

const phone = '+79991234567' as unknown as E164
const token = 'captcha-token-secret' as unknown as CaptchaToken

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
