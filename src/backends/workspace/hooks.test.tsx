// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import {
  otpauthUri,
  useWorkspaceAuthenticate,
  useWorkspaceAuthenticateWithCode,
  useWorkspaceBackupCodes,
  useWorkspaceCapabilities,
  useWorkspaceSendSms,
  useWorkspaceSetPhone,
} from './hooks.ts'
import { e164 } from '../../test-support/e164.test-support.ts'

const call = { credentials: { userName: 'ann@example.com', password: 'Passw0rd!' } }
const answers: Readonly<Record<string, object>> = {
  '/api/2.0/authentication': { token: null, sms: true },
  '/api/2.0/authentication/setphone': { token: null, sms: true, phoneNoise: '+7916***4567' },
  '/api/2.0/authentication/sendsms': { token: null, sms: true, phoneNoise: '+7916***4567' },
  '/api/2.0/authentication/482913': { token: 'session-token' },
}

test('a flow of hooks alone signs in on the host’s own client, which comes to hold no secret', async () => {
  const client = new QueryClient()
  const seen: string[] = []
  client.getMutationCache().subscribe(() => {
    const all = client.getMutationCache().getAll()
    seen.push(JSON.stringify(all.map(({ state, options }) => [state, options.mutationKey])))
  })
  const options = {
    baseUrl: 'https://office.example.com',
    fetch: async (url: RequestInfo | URL) =>
      Response.json({ status: 0, response: answers[new URL(String(url)).pathname] }, { status: 201 }),
  }
  const { result } = renderHook(
    () => ({
      authenticate: useWorkspaceAuthenticate(options),
      withCode: useWorkspaceAuthenticateWithCode(options),
      sendSms: useWorkspaceSendSms(options),
      setPhone: useWorkspaceSetPhone(options),
    }),
    {
      wrapper: ({ children }: { readonly children: ReactNode }) => (
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      ),
    },
  )
  const states: string[] = []
  await act(async () => {
    const { authenticate, withCode, sendSms, setPhone } = result.current
    states.push((await authenticate.call(() => call)).state)
    states.push((await setPhone.call(() => ({ ...call, phone: e164('+79161234567') }))).state)
    states.push((await sendSms.call(() => call)).state)
    states.push((await withCode.call(() => ({ ...call, code: '482913' }))).state)
  })
  expect(states).toEqual(['phoneRequired', 'smsCode', 'smsCode', 'signedIn'])
  for (const name of ['authenticate', 'set-phone', 'send-sms', 'authenticate-with-code']) {
    expect(seen.join()).toContain(JSON.stringify(['entryphone', 'workspace', name]))
  }
  for (const secret of ['Passw0rd!', '482913', 'session-token', '+79161234567']) {
    expect(seen.join()).not.toContain(secret)
  }
})

test('the hooks read XML too, backup codes included', async () => {
  const client = new QueryClient()
  const seen: string[] = []
  client.getMutationCache().subscribe(() => {
    const all = client.getMutationCache().getAll()
    seen.push(JSON.stringify(all.map(({ state, options }) => [state, options.mutationKey])))
  })
  const told: Readonly<Record<string, string>> = {
    '/api/2.0/authentication/482913.xml': '<response><token>session-token</token></response>',
    '/api/2.0/settings/tfaappcodes.xml': '<response><code>aB3_x9</code></response>',
  }
  const options = {
    baseUrl: 'https://office.example.com',
    format: 'xml' as const,
    fetch: async (url: RequestInfo | URL) =>
      new Response(`<result><status>0</status>${told[new URL(String(url)).pathname]}</result>`),
  }
  const { result } = renderHook(() => ({
    withCode: useWorkspaceAuthenticateWithCode(options, client),
    backupCodes: useWorkspaceBackupCodes(options, client),
  }))
  await act(async () => {
    const { withCode, backupCodes } = result.current
    const session = { token: 'session-token' }
    expect(await withCode.call(() => ({ ...call, code: '482913' }))).toEqual({ state: 'signedIn', session })
    expect(await backupCodes.call(() => session)).toEqual(['aB3_x9'])
  })
  expect(seen.join()).toContain(JSON.stringify(['entryphone', 'workspace', 'backup-codes']))
  for (const secret of ['Passw0rd!', '482913', 'session-token', 'aB3_x9']) expect(seen.join()).not.toContain(secret)
})

test('a hook asks for the other ways to sign in', async () => {
  const told = { ldapEnabled: true, ldapDomain: 'example.com', providers: ['google'] }
  const paths: string[] = []
  const options = {
    baseUrl: 'https://office.example.com',
    fetch: async (url: RequestInfo | URL) => {
      paths.push(new URL(String(url)).pathname)
      return Response.json({ status: 0, response: told })
    },
  }
  const client = new QueryClient()
  const keys: unknown[] = []
  client.getMutationCache().subscribe(({ mutation }) => keys.push(mutation?.options.mutationKey))
  const { result } = renderHook(() => useWorkspaceCapabilities(options, client))
  await act(async () => expect(await result.current.call(() => undefined)).toEqual(told))
  expect(keys).toContainEqual(['entryphone', 'workspace', 'capabilities'])
  expect(paths).toEqual(['/api/2.0/capabilities'])
})

test('a key is handed over to an authenticator app as a link', () => {
  expect(otpauthUri('ONLYOFFICE', 'ann@example.com', 'KEZEM43CIUYWYU2Y')).toBe(
    'otpauth://totp/ONLYOFFICE:ann%40example.com?secret=KEZEM43CIUYWYU2Y&issuer=ONLYOFFICE',
  )
})
