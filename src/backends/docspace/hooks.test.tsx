// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test, vi } from 'vitest'
import { docspaceSettings } from './vectors.test-support.ts'
import {
  type DocspaceSignInResult,
  otpauthUri,
  useDocspaceAppSetup,
  useDocspaceAuthenticate,
  useDocspaceAuthenticateWithCode,
  useDocspaceSendSms,
  useDocspaceSetPhone,
  useDocspaceBackupCodes,
  useDocspaceCapabilities,
  useDocspaceSettings,
  useDocspaceValidateApp,
} from './hooks.ts'
import { e164 } from '../../test-support/e164.test-support.ts'
import { captchaToken } from '../../captcha/token.ts'

const secrets = [
  'KEZEM43CIUYWYU2Y',
  'aB3_x9',
  'Passw0rd!',
  '482913',
  'captcha-token',
  'key=1.X',
  'session-token',
  '+123456789',
]
const call = {
  credentials: { userName: 'ann@example.com', password: 'Passw0rd!' },
  captcha: { provider: 'hcaptcha', token: captchaToken('captcha-token') },
}

/** Everything the host's client has come to hold, as text. Looked at on every change, not at the end alone. */
function watched(client: QueryClient): () => string {
  const seen: string[] = []
  const look = () => {
    seen.push(
      JSON.stringify([
        client
          .getMutationCache()
          .getAll()
          .map(({ state, options }) => [state, options.mutationKey]),
        client
          .getQueryCache()
          .getAll()
          .map(({ state, queryKey }) => [state, queryKey]),
      ]),
    )
  }
  client.getMutationCache().subscribe(look)
  client.getQueryCache().subscribe(look)
  return () => seen.join('\n')
}

function hooksOver(answer: (path: string) => Response, baseUrl = 'https://portal.example.com') {
  const client = new QueryClient()
  const paths: string[] = []
  const options = {
    baseUrl,
    fetch: async (url: RequestInfo | URL) => {
      const { pathname } = new URL(String(url))
      paths.push(pathname)
      return answer(pathname)
    },
  }
  const { result } = renderHook(
    () => ({
      capabilities: useDocspaceCapabilities(options),
      settings: useDocspaceSettings(options),
      authenticate: useDocspaceAuthenticate(options),
      withCode: useDocspaceAuthenticateWithCode(options),
      sendSms: useDocspaceSendSms(options),
      setPhone: useDocspaceSetPhone(options),
      appSetup: useDocspaceAppSetup(options),
      validateApp: useDocspaceValidateApp(options),
      backupCodes: useDocspaceBackupCodes(options),
    }),
    {
      wrapper: ({ children }: { readonly children: ReactNode }) => (
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      ),
    },
  )
  return { result, paths, seen: watched(client) }
}

const answers: Readonly<Record<string, object>> = {
  '/api/2.0/settings': docspaceSettings,
  '/api/2.0/authentication': { sms: true, confirmUrl: 'https://portal.example.com/confirm?key=1.X' },
  '/api/2.0/authentication/setphone': { sms: true, phoneNoise: '+1234*6789' },
  '/api/2.0/authentication/sendsms': { sms: true, phoneNoise: '+1234*6789' },
  '/api/2.0/authentication/482913': { token: 'session-token', sms: true },
}

test('a flow of hooks alone signs in on the host’s own client, which comes to hold no secret', async () => {
  const { result, paths, seen } = hooksOver((path) => Response.json({ response: answers[path], status: 0 }))
  const states: string[] = []
  await act(async () => {
    const { settings, authenticate, withCode, sendSms, setPhone } = result.current
    const note = ({ state }: DocspaceSignInResult) => states.push(state)
    expect(await settings.call(() => undefined)).toMatchObject({ fixedSessionLife: false })
    note(await authenticate.call(() => call))
    note(await setPhone.call(() => ({ phone: e164('+123456789'), confirm: 'key=1.X' })))
    note(await sendSms.call(() => call))
    note(await withCode.call(() => ({ ...call, code: '482913' })))
  })
  expect(states).toEqual(['phoneRequired', 'smsCode', 'smsCode', 'signedIn'])
  expect(paths.toSorted()).toEqual(Object.keys(answers).toSorted())
  for (const name of ['settings', 'authenticate', 'set-phone', 'send-sms', 'authenticate-with-code']) {
    expect(seen()).toContain(JSON.stringify(['entryphone', 'docspace', name]))
  }
  for (const secret of secrets) expect(seen()).not.toContain(secret)
})

test('a hook that is given the password itself sends it nowhere over plain HTTP', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const { result, paths } = hooksOver(() => Response.json({ response: {} }), 'http://portal.example.com')
  const { authenticate, sendSms, withCode } = result.current
  for (const asked of [
    () => authenticate.call(() => call),
    () => sendSms.call(() => call),
    () => withCode.call(() => ({ ...call, code: '482913' })),
  ]) {
    const refused = { code: 'misconfigured', cause: { number: 'E41' } }
    await act(async () => expect(await asked().catch((thrown: unknown) => thrown)).toMatchObject(refused))
  }
  expect(paths).toEqual([])
})

test('an authenticator is set up by hooks alone, and neither key nor backup codes stay', async () => {
  const told: Readonly<Record<string, unknown>> = {
    '/api/2.0/settings/tfaapp/setup': { account: 'ann%40example.com', manualEntryKey: 'KEZEM43CIUYWYU2Y' },
    '/api/2.0/settings/tfaapp/validate': true,
    '/api/2.0/settings/tfaappcodes': [{ isUsed: false, code: 'aB3_x9' }],
  }
  const { result, paths, seen } = hooksOver((path) => Response.json({ response: told[path], status: 0 }))
  await act(async () => {
    const { appSetup, validateApp, backupCodes } = result.current
    const confirm = 'type=TfaActivation&uid=1&key=1.X'
    expect(await appSetup.call(() => ({ confirm }))).toEqual({ secret: 'KEZEM43CIUYWYU2Y', account: 'ann@example.com' })
    expect(await validateApp.call(() => ({ confirm, code: '482913' }))).toEqual({ state: 'signedIn', session: {} })
    expect(await backupCodes.call(() => ({ token: 'session-token' }))).toEqual(['aB3_x9'])
  })
  expect(paths).toEqual(Object.keys(told))
  for (const name of ['app-setup', 'validate-app', 'backup-codes']) {
    expect(seen()).toContain(JSON.stringify(['entryphone', 'docspace', name]))
  }
  for (const secret of secrets) expect(seen()).not.toContain(secret)
})

test('no hook keeps a secret in a query cache after failures', async () => {
  const { result, seen } = hooksOver(() => new Response('<html>482913 Passw0rd!</html>', { status: 500 }))
  await act(async () => {
    const { authenticate, withCode } = result.current
    await expect(authenticate.call(() => call)).rejects.toMatchObject({ code: 'server' })
    await expect(withCode.call(() => ({ ...call, code: '482913' }))).rejects.toMatchObject({ code: 'server' })
    await expect(withCode.call(() => ({ ...call, code: 'sendsms' }))).rejects.toMatchObject({ code: 'code-wrong' })
  })
  for (const secret of secrets) expect(seen()).not.toContain(secret)
})

test('a hook asks for the other ways to sign in', async () => {
  const told = { ldapEnabled: false, providers: ['google'], ssoUrl: 'https://id.example.com/', ssoLabel: 'Example' }
  const { result, paths } = hooksOver(() => Response.json({ response: told, status: 0 }))
  await act(async () => expect(await result.current.capabilities.call(() => undefined)).toEqual(told))
  expect(paths).toEqual(['/api/2.0/capabilities'])
})

test('a key is handed over to an authenticator app as a link', () => {
  expect(otpauthUri('portal.example.com', 'ann@example.com', 'KEZEM43CIUYWYU2Y')).toBe(
    'otpauth://totp/portal.example.com:ann%40example.com?secret=KEZEM43CIUYWYU2Y&issuer=portal.example.com',
  )
})
