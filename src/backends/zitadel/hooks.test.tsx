// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { describe, expect, test } from 'vitest'
import { AuthError } from '../../protocol/error.ts'
import {
  useZitadelAddApp,
  useZitadelAddSms,
  useZitadelFactors,
  useZitadelPhone,
  useZitadelRemoveApp,
  useZitadelRemovePhone,
  useZitadelRemoveSms,
  useZitadelResendVerification,
  useZitadelSetPhone,
  useZitadelVerifyApp,
  useZitadelVerifyPhone,
} from './hooks.ts'

const secrets = /H83J3K|TOKEN-secret|791234567|JBSWY3DPEHPK3PXP|271828/
const changed = { details: { sequence: '14', resourceOwner: '69629023906488334' } }

/** All hooks on a host's own default client, before a server with one answer for each path. */
function onHostsClient(answer: (path: string, method: string) => Response | Promise<Response>) {
  const client = new QueryClient()
  const keys = new Set<string>()
  client.getMutationCache().subscribe(({ mutation }) => {
    if (mutation) keys.add(mutation.options.mutationKey?.join(' ') ?? '')
  })
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const sent: string[] = []
  const fetch: typeof globalThis.fetch = async (url, init) => {
    const { pathname } = new URL(String(url))
    sent.push(`${init?.method} ${pathname} ${String(init?.body ?? '')}`)
    return answer(pathname, init?.method ?? '')
  }
  const options = { baseUrl: 'https://id.example.com', fetch, token: () => 'TOKEN-secret' }
  const hooks = renderHook(
    () => ({
      read: useZitadelPhone(options),
      set: useZitadelSetPhone(options),
      verify: useZitadelVerifyPhone(options),
      resend: useZitadelResendVerification(options),
      remove: useZitadelRemovePhone(options),
      factors: useZitadelFactors(options),
      addApp: useZitadelAddApp(options),
      verifyApp: useZitadelVerifyApp(options),
      removeApp: useZitadelRemoveApp(options),
      addSms: useZitadelAddSms(options),
      removeSms: useZitadelRemoveSms(options),
    }),
    { wrapper },
  )
  const remembered = () =>
    JSON.stringify([
      client
        .getMutationCache()
        .getAll()
        .map(({ options: { mutationKey }, state }) => [mutationKey, state]),
      client
        .getQueryCache()
        .getAll()
        .map(({ queryKey, state }) => [queryKey, state]),
    ])
  return { sent, keys, remembered, ...hooks }
}

describe('the hooks', () => {
  test('make each documented call, and none leaves number, code or token in the host’s cache', async () => {
    const key = { secret: 'JBSWY3DPEHPK3PXP', url: 'otpauth://totp/ZITADEL:nora?secret=JBSWY3DPEHPK3PXP' }
    const { sent, keys, remembered, result } = onHostsClient((path, method) => {
      if (method === 'GET') return Response.json({ ...changed, phone: { phone: '+41791234567' } })
      if (path.endsWith('_search')) return Response.json({ result: [{ state: 'AUTH_FACTOR_STATE_READY', otp: {} }] })
      return Response.json(method === 'POST' && path.endsWith('/otp') ? { ...changed, ...key } : changed)
    })
    const take = async <Output,>(call: () => Promise<Output>): Promise<Output> => {
      const outputs: Output[] = []
      await act(async () => {
        outputs.push(await call())
      })
      expect(remembered()).not.toMatch(secrets)
      return outputs[0] as Output
    }
    const read = await take(() => result.current.read.call(() => undefined))
    expect(read).toEqual({ ...changed, phone: '+41791234567', isPhoneVerified: false })
    expect(await take(() => result.current.set.call(() => ({ phone: '+41791234567' })))).toEqual(changed)
    expect(await take(() => result.current.resend.call(() => undefined))).toEqual(changed)
    expect(await take(() => result.current.verify.call(() => ({ code: 'H83J3K' })))).toEqual(changed)
    expect(await take(() => result.current.remove.call(() => undefined))).toEqual(changed)
    expect(await take(() => result.current.addApp.call(() => undefined))).toEqual({
      ...changed,
      secret: key.secret,
      uri: key.url,
    })
    expect(await take(() => result.current.verifyApp.call(() => ({ code: '271828' })))).toEqual(changed)
    expect(await take(() => result.current.factors.call(() => undefined))).toEqual([{ kind: 'totp', isReady: true }])
    expect(await take(() => result.current.removeApp.call(() => undefined))).toEqual(changed)
    expect(await take(() => result.current.addSms.call(() => undefined))).toEqual(changed)
    expect(await take(() => result.current.removeSms.call(() => undefined))).toEqual(changed)
    expect(sent).toEqual([
      'GET /auth/v1/users/me/phone ',
      'PUT /auth/v1/users/me/phone {"phone":"+41791234567"}',
      'POST /auth/v1/users/me/phone/_resend_verification {}',
      'POST /auth/v1/users/me/phone/_verify {"code":"H83J3K"}',
      'DELETE /auth/v1/users/me/phone ',
      'POST /auth/v1/users/me/auth_factors/otp {}',
      'POST /auth/v1/users/me/auth_factors/otp/_verify {"code":"271828"}',
      'POST /auth/v1/users/me/auth_factors/_search ',
      'DELETE /auth/v1/users/me/auth_factors/otp ',
      'POST /auth/v1/users/me/auth_factors/otp_sms {}',
      'DELETE /auth/v1/users/me/auth_factors/otp_sms ',
    ])
    const names = [
      'get-my-phone',
      'set-my-phone',
      'resend-my-phone-verification',
      'verify-my-phone',
      'remove-my-phone',
      'add-my-auth-factor-otp',
      'verify-my-auth-factor-otp',
      'list-my-auth-factors',
      'remove-my-auth-factor-otp',
      'add-my-auth-factor-otp-sms',
      'remove-my-auth-factor-otp-sms',
    ]
    expect([...keys]).toEqual(names.map((name) => `entryphone zitadel ${name}`))
  })

  test('hold nothing while a call is under way', async () => {
    let answer: (response: Response) => void = () => {}
    const { remembered, result } = onHostsClient(() => new Promise((resolve) => (answer = resolve)))
    let outcome: unknown
    act(() => {
      void result.current.verify.call(() => ({ code: 'H83J3K' })).then((change) => (outcome = change))
    })
    await waitFor(() => expect(result.current.verify.isPending).toBe(true))
    expect(remembered()).not.toMatch(secrets)
    await act(async () => answer(Response.json(changed)))
    await waitFor(() => expect(outcome).toEqual(changed))
    expect(remembered()).not.toMatch(secrets)
  })

  test('reject with the same errors the widget shows, and do not try again', async () => {
    const { sent, remembered, result } = onHostsClient(() =>
      Response.json({ code: 3, message: 'Code is invalid (COMMAND-sM0cs)' }, { status: 400 }),
    )
    let thrown: unknown
    await act(() =>
      result.current.verify
        .call(() => ({ code: 'H83J3K' }))
        .then(
          () => undefined,
          (reason: unknown) => void (thrown = reason),
        ),
    )
    expect(thrown).toMatchObject({ code: 'code-wrong-or-expired' })
    await waitFor(() => expect(result.current.verify.error).toBeInstanceOf(AuthError))
    expect(sent).toHaveLength(1)
    expect(remembered()).not.toMatch(secrets)
  })
})
