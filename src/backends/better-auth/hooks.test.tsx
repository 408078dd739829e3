// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { readKeyUri } from '../../runtime/keyUri.ts'
import { deviceOf } from '../../test-support/device.test-support.ts'
import { sandboxFetch } from '../../test-support/sandboxFetch.test-support.ts'
import { wholeSandbox } from '../../test-support/servers.test-support.ts'
import { betterAuthAccounts, strangersPhone } from './accounts.test-support.ts'
import {
  useBetterAuthDisableTwoFactor,
  useBetterAuthEnableTwoFactor,
  useBetterAuthGenerateBackupCodes,
  useBetterAuthOk,
  useBetterAuthRemovePhone,
  useBetterAuthRequestPasswordReset,
  useBetterAuthRequestPasswordResetByPhone,
  useBetterAuthResetPassword,
  useBetterAuthResetPasswordByPhone,
  useBetterAuthSendPhoneCode,
  useBetterAuthSendTwoFactorCode,
  useBetterAuthSession,
  useBetterAuthSignInByEmail,
  useBetterAuthSignInByPhone,
  useBetterAuthSignInByUsername,
  useBetterAuthSignOut,
  useBetterAuthSignUpByEmail,
  useBetterAuthTotpUri,
  useBetterAuthVerifyBackupCode,
  useBetterAuthVerifyPhone,
  useBetterAuthVerifyTotp,
  useBetterAuthVerifyTwoFactorCode,
} from './hooks.ts'
import { betterAuthBackupCodes, betterAuthPassword as password } from './secrets.test-support.ts'

const { ann, tom, mia } = betterAuthAccounts
const newPassword = 'Another-Passw0rd'
let worlds = 0

/** All hooks on a host's own default client, before the real server. */
function onHostsClient(headers: () => HeadersInit = () => ({}), credentials: RequestCredentials = 'same-origin') {
  const sandbox = wholeSandbox()
  const name = `hooks-${++worlds}`
  const world = sandbox.worlds.get(name)
  const client = new QueryClient()
  const keys = new Set<string>()
  const held: string[] = []
  client.getMutationCache().subscribe(({ mutation }) => {
    if (mutation) keys.add(mutation.options.mutationKey?.join(' ') ?? '')
    const mutations = client.getMutationCache().getAll()
    const queries = client.getQueryCache().getAll()
    held.push(JSON.stringify([mutations.map(({ options, state }) => [options.mutationKey, state]), queries]))
  })
  const baseUrl = `${location.origin}/w/${name}/better-auth/api/auth`
  const options = { baseUrl, fetch: sandboxFetch(sandbox), headers, credentials }
  const { result } = renderHook(
    () => ({
      disableTwoFactor: useBetterAuthDisableTwoFactor(options),
      enableTwoFactor: useBetterAuthEnableTwoFactor(options),
      generateBackupCodes: useBetterAuthGenerateBackupCodes(options),
      ok: useBetterAuthOk(options),
      removePhone: useBetterAuthRemovePhone(options),
      requestPasswordReset: useBetterAuthRequestPasswordReset(options),
      requestPasswordResetByPhone: useBetterAuthRequestPasswordResetByPhone(options),
      resetPassword: useBetterAuthResetPassword(options),
      resetPasswordByPhone: useBetterAuthResetPasswordByPhone(options),
      sendPhoneCode: useBetterAuthSendPhoneCode(options),
      sendTwoFactorCode: useBetterAuthSendTwoFactorCode(options),
      session: useBetterAuthSession(options),
      signInByEmail: useBetterAuthSignInByEmail(options),
      signInByPhone: useBetterAuthSignInByPhone(options),
      signInByUsername: useBetterAuthSignInByUsername(options),
      signOut: useBetterAuthSignOut(options),
      signUpByEmail: useBetterAuthSignUpByEmail(options),
      totpUri: useBetterAuthTotpUri(options),
      verifyBackupCode: useBetterAuthVerifyBackupCode(options),
      verifyPhone: useBetterAuthVerifyPhone(options),
      verifyTotp: useBetterAuthVerifyTotp(options),
      verifyTwoFactorCode: useBetterAuthVerifyTwoFactorCode(options),
    }),
    {
      wrapper: ({ children }: { readonly children: ReactNode }) => (
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      ),
    },
  )
  const take = async <Output,>(call: () => Promise<Output>): Promise<Output> => {
    const outputs: Output[] = []
    await act(async () => void outputs.push(await call()))
    return outputs[0] as Output // pushed above: `act` rejects where the call does
  }
  const { code, appCode } = deviceOf(world)
  return {
    hooks: result.current,
    current: () => result.current,
    take,
    world,
    code: () => code() ?? '',
    appCode: (account?: string) => appCode(account) ?? '',
    keys: () => [...keys].map((key) => key.replace('entryphone better-auth ', '')).toSorted(),
    /** Whatever the host's client has come to hold, at any time. */
    held: () => held.join('\n'),
  }
}

/** Numbers, passwords, codes, keys and tokens; of a backup code, that a half of it has a digit or a capital. */
const secrets = /\+?\d{6}|Passw0rd|otpauth|\b(?=\w*[A-Z0-9])\w{5}-\w{5}\b|[A-Za-z0-9]{32}/
const withoutInstants = (text: string) => text.replaceAll(/"(submittedAt|dataUpdatedAt|errorUpdatedAt)":\d+/g, '')

test('a number and its code sign in, the number is taken away again, and the person signs out', async () => {
  const { hooks, take, code, keys, held } = onHostsClient()
  await take(() => hooks.ok.call(() => undefined))
  expect(await take(() => hooks.session.call(() => undefined))).toBeUndefined()
  await take(() => hooks.sendPhoneCode.call(() => ({ phoneNumber: strangersPhone })))
  const signedIn = await take(() => hooks.verifyPhone.call(() => ({ phoneNumber: strangersPhone, code: code() })))
  expect(signedIn.outcome).toBe('signed-in')
  expect(signedIn.token).toMatch(/^\w{32}\./)
  expect(await take(() => hooks.session.call(() => undefined))).toMatchObject({
    phoneNumber: strangersPhone,
    phoneNumberVerified: true,
    twoFactorEnabled: false,
  })
  await take(() => hooks.removePhone.call(() => undefined))
  expect(await take(() => hooks.session.call(() => undefined))).not.toHaveProperty('phoneNumber')
  await take(() => hooks.signOut.call(() => undefined))
  await take(() => hooks.signOut.call(() => undefined))
  expect(await take(() => hooks.session.call(() => undefined))).toBeUndefined()
  expect(keys()).toEqual([
    'get-session',
    'ok',
    'phone-number-send-otp',
    'phone-number-verify',
    'sign-out',
    'update-user',
  ])
  expect(withoutInstants(held())).not.toMatch(secrets)
})

test('passwords sign in, and each second factor follows one', async () => {
  const { hooks, take, code, appCode, keys, held } = onHostsClient()
  const asksFor = (app: boolean) => ({ outcome: 'second-factor', app, message: true })
  const { signInByPhone, signInByEmail, signInByUsername } = hooks
  expect(await take(() => signInByPhone.call(() => ({ phoneNumber: ann.phone, password })))).toMatchObject({
    outcome: 'signed-in',
  })
  await take(() => hooks.signOut.call(() => undefined))

  expect(await take(() => signInByEmail.call(() => ({ email: tom.email, password })))).toEqual(asksFor(true))
  const byApp = await take(() => hooks.verifyTotp.call(() => ({ code: appCode(tom.email), trustDevice: false })))
  expect(byApp.token).toMatch(/^\w{32}\./)
  await take(() => hooks.signOut.call(() => undefined))

  expect(await take(() => signInByEmail.call(() => ({ email: tom.email, password })))).toEqual(asksFor(true))
  const [backupCode = ''] = betterAuthBackupCodes
  const byBackupCode = await take(() => hooks.verifyBackupCode.call(() => ({ code: backupCode })))
  expect(byBackupCode).toMatchObject({ outcome: 'signed-in' })
  await take(() => hooks.signOut.call(() => undefined))

  expect(await take(() => signInByUsername.call(() => ({ username: mia.username, password })))).toEqual(asksFor(false))
  await take(() => hooks.sendTwoFactorCode.call(() => ({})))
  const byMessage = await take(() => hooks.verifyTwoFactorCode.call(() => ({ code: code() })))
  expect(byMessage).toMatchObject({ outcome: 'signed-in' })
  expect(keys()).toEqual([
    'sign-in-email',
    'sign-in-phone-number',
    'sign-in-username',
    'sign-out',
    'two-factor-send-otp',
    'two-factor-verify-backup-code',
    'two-factor-verify-otp',
    'two-factor-verify-totp',
  ])
  expect(withoutInstants(held())).not.toMatch(secrets)
})

test('an authenticator is set up, its codes are made anew, and it is turned off', async () => {
  const { hooks, take, appCode, keys, held } = onHostsClient()
  await take(() => hooks.signInByEmail.call(() => ({ email: ann.email, password })))
  const begun = await take(() => hooks.enableTwoFactor.call(() => ({ password })))
  expect(begun.totpURI).toMatch(/^otpauth:/)
  expect(begun.backupCodes).toHaveLength(10)
  expect(await take(() => hooks.verifyTotp.call(() => ({ code: appCode() })))).toMatchObject({ isReplaced: true })
  const again = await take(() => hooks.totpUri.call(() => ({ password })))
  // Its issuer is another option of the server's, so the addresses may differ.
  expect(readKeyUri(again)?.secret).toBe(readKeyUri(begun.totpURI ?? '')?.secret)
  const anew = await take(() => hooks.generateBackupCodes.call(() => ({ password })))
  expect(anew).toHaveLength(10)
  expect(anew).not.toEqual(begun.backupCodes)
  await take(() => hooks.disableTwoFactor.call(() => ({ password })))
  expect(await take(() => hooks.session.call(() => undefined))).toMatchObject({ twoFactorEnabled: false })
  expect(keys()).toEqual([
    'get-session',
    'sign-in-email',
    'two-factor-disable',
    'two-factor-enable',
    'two-factor-generate-backup-codes',
    'two-factor-get-totp-uri',
    'two-factor-verify-totp',
  ])
  expect(withoutInstants(held())).not.toMatch(secrets)
})

test('passwords are set anew, by a code on the phone and by a link', async () => {
  const { hooks, take, code, keys, held } = onHostsClient()
  await take(() => hooks.requestPasswordResetByPhone.call(() => ({ phoneNumber: ann.phone })))
  const byPhone = () => ({ phoneNumber: ann.phone, otp: code(), newPassword })
  await take(() => hooks.resetPasswordByPhone.call(byPhone))
  await take(() => hooks.requestPasswordReset.call(() => ({ email: tom.email })))
  await take(() => hooks.resetPassword.call(() => ({ token: code(), newPassword })))
  for (const email of [ann.email, tom.email]) {
    await take(() => hooks.signInByEmail.call(() => ({ email, password: newPassword })))
  }
  const someone = { name: 'Zoe', email: 'zoe@example.com', password }
  // Her address has to be confirmed first.
  expect(await take(() => hooks.signUpByEmail.call(() => someone))).toEqual({ outcome: 'signed-in' })
  expect(keys()).toEqual([
    'phone-number-request-password-reset',
    'phone-number-reset-password',
    'request-password-reset',
    'reset-password',
    'sign-in-email',
    'sign-up-email',
  ])
  expect(withoutInstants(held())).not.toMatch(secrets)
})

// T31 to T33
test('the token after a first code is never the one that is dead', async () => {
  let token: string | undefined
  const headers = () => (token === undefined ? {} : { authorization: `Bearer ${token}` })
  const { hooks, take, appCode } = onHostsClient(headers, 'omit')
  const signedIn = await take(() => hooks.signInByEmail.call(() => ({ email: ann.email, password })))
  token = signedIn.outcome === 'signed-in' ? signedIn.token : undefined
  await take(() => hooks.enableTwoFactor.call(() => ({ password })))
  const taken = await take(() => hooks.verifyTotp.call(() => ({ code: appCode() })))
  expect(await take(() => hooks.session.call(() => undefined))).toBeUndefined()
  token = taken.token
  expect(await take(() => hooks.session.call(() => undefined))).toMatchObject({ email: ann.email })
})

test('a refusal is the error that the widget shows, and nothing is tried again', async () => {
  const { hooks, current, take, world, held } = onHostsClient()
  const wrong = hooks.signInByEmail.call(() => ({ email: ann.email, password: 'Passw0rd?' }))
  await take(() => expect(wrong).rejects.toMatchObject({ code: 'credentials-wrong' }))
  expect(current().signInByEmail).toMatchObject({ isError: true, error: { code: 'credentials-wrong' } })
  expect(world.requests.all()).toHaveLength(1)
  expect(withoutInstants(held())).not.toMatch(secrets)
})
